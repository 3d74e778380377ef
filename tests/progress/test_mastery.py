"""Percentages: bounded, honest, and they never fall."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from progress.mastery import (
    Fact,
    Part,
    WeekState,
    WeekTerm,
    course_percent,
    new_parts,
    share_done,
    standing,
    weights,
    whole_percent,
)

START = datetime(2026, 6, 30, tzinfo=UTC)
LATER = START + timedelta(days=1000)
LESSON, QUIZ = Part("lesson", "lesson"), Part("quiz", "quiz")
LAB = Part("logistic-regression", "lab", START)

moments = st.integers(0, 500).map(lambda hours: START + timedelta(hours=hours))
values = st.one_of(st.sampled_from([0.0, 0.5, 1.0]), st.floats(0, 1))
lab_names = ["a", "b", "c", "d"]


@st.composite
def weeks(draw: st.DrawFn) -> list[Part]:
    """A week's parts: lesson and quiz perhaps being written, labs at any age, some taken out."""
    parts = [
        Part("lesson", "lesson", status=draw(st.sampled_from(["ready", "in_preparation"]))),
        Part("quiz", "quiz", status=draw(st.sampled_from(["ready", "in_preparation"]))),
    ]
    for name in draw(st.lists(st.sampled_from(lab_names), unique=True)):
        status = draw(st.sampled_from(["ready", "ready", "retired"]))
        parts.append(Part(name, "lab", draw(moments), status))
    return parts


facts = st.builds(Fact, st.sampled_from(["lesson", "quiz", *lab_names]), moments, values)
many_facts = st.lists(facts, max_size=12)


def at(hours: int, key: str, value: float = 1.0) -> Fact:
    return Fact(key, START + timedelta(hours=hours), value)


def test_a_finished_week_is_done_and_says_when() -> None:
    found = standing([LESSON, QUIZ, LAB], [at(1, "lesson"), at(2, "quiz"), at(3, LAB.key)])
    assert (found.percent, found.state) == (100, WeekState.DONE)
    assert found.completed_at == START + timedelta(hours=3)


def test_lesson_quiz_and_labs_count_twenty_thirty_and_fifty() -> None:
    second = Part("vectorization", "lab", START)
    assert weights([LESSON, QUIZ, LAB, second]) == pytest.approx(
        {"lesson": 0.2, "quiz": 0.3, LAB.key: 0.25, second.key: 0.25}
    )


def test_an_unfinished_quiz_counts_with_its_best_result() -> None:
    found = standing([LESSON, QUIZ, LAB], [at(1, "quiz", 0.5), at(2, "quiz", 0.1)])
    assert (found.percent, found.state) == (15, WeekState.IN_PROGRESS)


def test_a_lab_alone_does_not_finish_a_week_whose_lesson_is_being_written() -> None:
    waiting = [
        Part("lesson", "lesson", status="in_preparation"),
        Part("quiz", "quiz", status="in_preparation"),
    ]
    found = standing([*waiting, LAB], [at(1, LAB.key)])
    assert (found.percent, found.state) == (50, WeekState.IN_PROGRESS)
    assert standing(waiting, []).state == WeekState.IN_PREPARATION
    assert standing([*waiting, LAB], []).state == WeekState.NOT_STARTED


def test_a_lab_added_after_completion_is_new_and_takes_nothing_away() -> None:
    added = Part("more", "lab", LATER)
    found = standing([LESSON, QUIZ, LAB, added], [at(1, "lesson"), at(2, "quiz"), at(3, LAB.key)])
    assert (found.percent, found.state) == (100, WeekState.DONE)
    assert new_parts([LESSON, QUIZ, LAB, added], found.best, found.completed_at) == ("more",)


def test_facts_about_other_parts_are_ignored() -> None:
    found = standing([LESSON, QUIZ], [at(1, "somewhere-else")])
    assert (found.percent, found.state, found.best) == (0, WeekState.NOT_STARTED, {})


@given(weeks())
def test_weights_sum_to_one(parts: list[Part]) -> None:
    assert sum(weights(parts).values()) == pytest.approx(1.0)


@given(weeks(), many_facts)
def test_a_percentage_is_between_nothing_and_everything(
    parts: list[Part], done: list[Fact]
) -> None:
    found = standing(parts, done)
    assert 0 <= found.percent <= 100
    assert (found.percent == 100) == (found.state == WeekState.DONE)
    assert (found.completed_at is not None) == (found.percent == 100)


@given(weeks(), many_facts, facts)
def test_doing_something_never_lowers_a_percentage(
    parts: list[Part], done: list[Fact], more: Fact
) -> None:
    assert standing(parts, [*done, more]).percent >= standing(parts, done).percent


@given(weeks(), many_facts)
def test_adding_a_lab_never_lowers_a_percentage(parts: list[Part], done: list[Fact]) -> None:
    added = Part("new", "lab", LATER)
    assert standing([*parts, added], done).percent >= standing(parts, done).percent


@given(weeks(), many_facts, st.sampled_from(lab_names))
def test_taking_a_lab_out_never_lowers_a_percentage(
    parts: list[Part], done: list[Fact], name: str
) -> None:
    without = [
        Part(part.key, part.kind, part.published_at, "retired") if part.key == name else part
        for part in parts
    ]
    assert standing(without, done).percent >= standing(parts, done).percent


@given(weeks(), many_facts)
def test_finishing_a_lesson_being_written_never_lowers_a_percentage(
    parts: list[Part], done: list[Fact]
) -> None:
    written = [
        Part(p.key, p.kind, p.published_at, "ready" if p.kind != "lab" else p.status) for p in parts
    ]
    assert standing(written, done).percent == standing(parts, done).percent


@given(weeks(), many_facts, st.randoms())
def test_the_order_in_which_facts_are_read_changes_nothing(
    parts: list[Part], done: list[Fact], random: object
) -> None:
    shuffled = list(done)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert standing(parts, shuffled) == standing(parts, done)


@given(weeks(), many_facts)
def test_a_percentage_is_at_least_what_the_parts_of_today_make(
    parts: list[Part], done: list[Fact]
) -> None:
    found = standing(parts, done)
    present = [part for part in parts if part.status != "retired"]
    assert all(part.published_at is None or part.published_at < LATER for part in present)
    last = max((fact.at for fact in done), default=START)
    if all(part.published_at is None or part.published_at <= last for part in present):
        assert found.percent >= whole_percent(share_done(present, found.best))


terms = st.lists(
    st.builds(
        WeekTerm,
        st.sampled_from([0.5, 1.0, 3.0]),
        st.one_of(st.none(), moments),
        st.lists(st.tuples(moments, st.floats(0, 1)), max_size=4),
    ),
    max_size=5,
)


@given(terms)
def test_a_course_is_between_nothing_and_everything(course: list[WeekTerm]) -> None:
    assert 0 <= course_percent(course) <= 100


@given(terms, st.sampled_from([1.0, 50.0]))
def test_adding_a_week_never_lowers_a_course(course: list[WeekTerm], days: float) -> None:
    assert course_percent([*course, WeekTerm(days, LATER)]) >= course_percent(course)


@given(terms, st.data())
def test_progress_in_a_week_never_lowers_its_course(
    course: list[WeekTerm], data: st.DataObject
) -> None:
    if course:
        place = data.draw(st.integers(0, len(course) - 1))
        step = (data.draw(moments), data.draw(st.floats(0, 1)))
        old = course[place]
        more = [*course]
        more[place] = WeekTerm(old.days, old.since, [*old.steps, step])
        assert course_percent(more) >= course_percent(course)


def test_a_course_weighs_its_weeks_by_their_days() -> None:
    done = [(START, 1.0)]
    course = [WeekTerm(3, START, done), WeekTerm(1, START), WeekTerm(2, START)]
    assert course_percent(course) == 50
    assert course_percent([]) == 0


def test_a_hundred_means_everything() -> None:
    nearly = [WeekTerm(1, START, [(START, 0.999)])]
    assert course_percent(nearly) == 99
