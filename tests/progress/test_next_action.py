"""There is always one next thing, it can be done, and it is the same for the same situation."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from progress.advice.rules import (
    Action,
    OpenAttempt,
    OpenGap,
    OpenPart,
    OpenWeek,
    Situation,
    next_actions,
)

LESSON = OpenPart("lesson", "lesson", 25)
QUIZ = OpenPart("quiz", "quiz", 15)
LAB = OpenPart("logistic-regression", "lab", 60)
FRESH = OpenWeek(1, (LESSON, QUIZ, LAB))


def first(situation: Situation) -> Action:
    return next_actions(situation)[0]


def test_somebody_new_begins_with_the_first_lesson() -> None:
    action, *others = next_actions(Situation((FRESH, OpenWeek(2, (LESSON,)))))
    assert (action.kind, action.reason, action.minutes) == ("read_lesson", "first_step", 25)
    assert [other.kind for other in others] == ["take_quiz", "solve_lab"]
    assert {other.reason for other in others} == {"start_here_too"}


def test_a_mentors_words_come_first() -> None:
    found = next_actions(Situation((FRESH,), unseen_comments=["newest", "older"]))
    assert (found[0].kind, found[0].target) == ("read_comments", "newest")
    assert found[1].kind == "read_lesson"


def test_a_quiz_half_done_comes_before_new_things_and_only_once() -> None:
    attempt = OpenAttempt("one", 1, answered=4, size=10, minutes=9)
    found = next_actions(Situation((FRESH,), attempts=[attempt], begun=True))
    assert (found[0].kind, found[0].target, found[0].answered) == ("resume_quiz", "one", 4)
    assert [action.kind for action in found] == ["resume_quiz", "read_lesson", "solve_lab"]


def test_what_is_begun_comes_before_what_is_not() -> None:
    begun = OpenWeek(9, (QUIZ, LAB), begun=True, lesson_read=True)
    found = next_actions(Situation((FRESH, begun), begun=True))
    assert [(action.week_id, action.reason) for action in found] == [
        (9, "lesson_read"),
        (9, "practise"),
        (1, "next_week"),
    ]


def test_a_finished_week_with_something_new_comes_last() -> None:
    finished = OpenWeek(1, (LAB,), begun=True, done=True, lesson_read=True)
    fresh = OpenWeek(2, (LESSON,))
    found = next_actions(Situation((finished, fresh), begun=True))
    assert [(action.week_id, action.reason) for action in found] == [
        (2, "next_week"),
        (1, "new_part"),
    ]


def test_a_result_that_did_not_pass_is_said() -> None:
    parts = (OpenPart("quiz", "quiz", 15, 0.75), OpenPart("lab", "lab", 60, 0.0))
    week = OpenWeek(1, parts, begun=True, lesson_read=True)
    found = next_actions(Situation((week,), begun=True))
    assert [(action.reason, action.value) for action in found] == [
        ("quiz_not_passed", 0.75),
        ("lab_begun", 0.0),
    ]


def test_when_all_is_done_that_is_said() -> None:
    assert next_actions(Situation(())) == [Action("all_done", "nothing_open", 0)]


parts = st.builds(
    OpenPart,
    st.sampled_from(["lesson", "quiz", "lab-a", "lab-b"]),
    st.sampled_from(["lesson", "quiz", "lab"]),
    st.integers(1, 120),
    st.one_of(st.none(), st.floats(0, 0.99)),
)


concepts = st.sampled_from(["slope", "vector", "neuron", "loss"])
FEW = settings(max_examples=80, deadline=None)


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    count = draw(st.integers(0, 5))
    flags = st.booleans()
    weeks = tuple(
        OpenWeek(
            number,
            tuple(draw(st.lists(parts, min_size=1, max_size=4, unique_by=lambda p: p.key))),
            draw(flags),
            draw(flags),
            draw(flags),
            tuple(draw(st.lists(concepts, max_size=3, unique=True))),
        )
        for number in range(count)
    )
    with_quiz = [w.week_id for w in weeks if any(part.kind == "quiz" for part in w.parts)]
    chosen = draw(st.lists(st.sampled_from(with_quiz), unique=True)) if with_quiz else []
    attempts = [OpenAttempt(f"attempt-{week}", week, 1, 10, 9) for week in chosen]
    comments = draw(st.lists(st.uuids().map(str), max_size=3))
    kinds = st.sampled_from(["failed", "stale", "skipped"])
    gaps = draw(st.lists(st.builds(OpenGap, concepts, kinds, st.integers(1, 9)), max_size=3))
    return Situation(
        weeks,
        comments,
        [replace(attempt, free=draw(flags)) for attempt in attempts],
        draw(flags),
        reviews=draw(st.sampled_from([(0, 0), (3, 2), (40, 15)])),
        gaps=tuple(gaps),
        slip=draw(st.sampled_from([None, 0, 119, 500])),
        too_hard=tuple(draw(st.lists(concepts, max_size=2, unique=True))),
        at_most=draw(st.one_of(st.none(), st.integers(0, 60))),
        hidden=draw(flags),
    )


@given(situations())
def test_there_is_always_a_next_action_with_a_reason(situation: Situation) -> None:
    found = next_actions(situation)
    assert 1 <= len(found) <= 3
    assert all(action.reason for action in found)
    assert len({(action.kind, action.week_id, action.target) for action in found}) == len(found)


@given(situations())
def test_the_same_situation_gives_the_same_actions(situation: Situation) -> None:
    assert next_actions(situation) == next_actions(situation)


@given(situations())
def test_only_what_is_open_is_ever_offered(situation: Situation) -> None:
    open_parts = {(week.week_id, part.key) for week in situation.weeks for part in week.parts}
    for action in next_actions(situation):
        if action.kind in ("read_lesson", "take_quiz", "solve_lab"):
            assert (action.week_id, action.target) in open_parts
            assert action.minutes > 0
        if action.kind == "all_done":
            assert not situation.weeks
            assert not situation.unseen_comments


@FEW
@given(situations())
def test_nothing_whose_prerequisites_are_missing_is_ever_offered(situation: Situation) -> None:
    missing = {week.week_id: week.missing for week in situation.weeks}
    free = {attempt.id for attempt in situation.attempts if attempt.free}
    for action in next_actions(situation, count=100):
        if action.kind in ("read_lesson", "take_quiz", "solve_lab"):
            assert not missing[action.week_id or 0]
        if action.kind == "resume_quiz" and action.target not in free:
            assert not missing.get(action.week_id or 0)


@FEW
@given(situations())
def test_where_everything_is_missing_something_refreshes_what_is_missing(
    situation: Situation,
) -> None:
    weeks = tuple(replace(week, missing=("slope",)) for week in situation.weeks)
    bare = Situation(weeks, gaps=situation.gaps)
    first = next_actions(bare)[0]
    if weeks:
        assert (first.kind, first.target, first.reason) == ("refresh", "slope", "week_needs")


@FEW
@given(situations(), st.data())
def test_what_was_put_off_is_not_offered_and_something_always_is(
    situation: Situation, data: st.DataObject
) -> None:
    """However much is put off, one after the other, down to the last thing."""
    put_off: set[str] = set()
    for _turn in range(30):
        first = next_actions(replace(situation, put_off=put_off))[0]
        assert first.key not in put_off
        if first.kind in ("rest", "all_done"):
            break
        put_off.add(first.key)
    assert first.kind == ("rest" if put_off else "all_done")


@FEW
@given(situations(), st.integers(1, 60))
def test_who_has_little_time_gets_what_is_short_first(situation: Situation, limit: int) -> None:
    found = next_actions(replace(situation, at_most=limit), count=100)
    longer = [action.minutes > limit for action in found]
    assert longer == sorted(longer)


def test_a_week_that_is_not_open_is_replaced_by_what_it_misses() -> None:
    shut = OpenWeek(1, (LESSON, QUIZ), missing=("slope", "vector", "loss"))
    found = next_actions(Situation((shut, OpenWeek(2, (LESSON,)))))
    assert [(action.kind, action.target) for action in found] == [
        ("refresh", "slope"),
        ("refresh", "vector"),
        ("read_lesson", "lesson"),
    ]


def test_the_gap_that_holds_up_most_is_the_first_runner_up() -> None:
    gap = OpenGap("loss", "stale", 5)
    found = next_actions(Situation((FRESH,), gaps=(gap,)))
    assert [(action.kind, action.reason) for action in found[:2]] == [
        ("read_lesson", "first_step"),
        ("refresh", "gap_stale"),
    ]


def test_what_was_too_hard_brings_its_foundation_then_reviews_then_the_plan() -> None:
    found = next_actions(Situation((FRESH,), too_hard=("slope",), reviews=(12, 6), slip=180))
    assert [action.kind for action in found] == ["refresh", "review", "catch_up"]
    assert next_actions(Situation((FRESH,), slip=100))[0].kind == "read_lesson"
