"""How well a concept is known: bounded, monotone, forgetful, and the same whoever counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from progress.mastery.concepts import (
    FALLS_AT,
    SPREAD_CEILING,
    STALE_AT,
    Evidence,
    Standing,
    fold,
    retention,
)
from progress.mastery.levels import ConceptLevel

START = datetime(2026, 6, 30, 9, tzinfo=UTC)
FEW = settings(max_examples=60, deadline=None)
GRAPH = {"b": ("a",), "c": ("a", "b"), "d": ("c",)}
FAR = START + timedelta(days=4000)

facts = st.builds(
    Evidence,
    concept=st.sampled_from("abcd"),
    at=st.integers(0, 3000).map(lambda hours: START + timedelta(hours=hours)),
    kind=st.sampled_from(["answer", "check", "review", "placement", "unit_check"]),
    score=st.one_of(st.sampled_from([0.0, 0.5, 1.0]), st.floats(0, 1)),
    certainty=st.one_of(st.none(), st.sampled_from([1, 2, 3])),
    hints=st.integers(0, 4),
    guess=st.floats(0.01, 0.5),
    weight=st.floats(0.1, 1),
    source=st.sampled_from(["", "q1", "q2", "q3", "check"]),
    slip=st.floats(0.02, 0.15),
)
histories = st.lists(facts, max_size=25)


def of(facts: list[Evidence], concept: str = "a", *, now: datetime = FAR) -> Standing:
    found = fold(facts, GRAPH, now)
    return found.get(concept, Standing(concept))


def right(day: float, source: str, **more: object) -> Evidence:
    at = START + timedelta(days=day)
    return replace(Evidence("a", at, "answer", 1.0, source=source), **more)  # type: ignore[arg-type]


def known_well() -> list[Evidence]:
    return [right(0, "q1"), right(0, "q2"), right(2, "q3"), right(2, "q4", kind="check")]


@FEW
@given(histories)
def test_a_probability_lies_between_0_and_1(history: list[Evidence]) -> None:
    for standing in fold(history, GRAPH, FAR).values():
        assert 0 < standing.p_known < 1
        assert 0 < standing.at(FAR).p_known <= max(standing.p_known, 0.2)
        for effect in standing.why:
            assert 0 < effect.before < 1
            assert 0 < effect.after < 1


@FEW
@given(histories, st.data())
def test_the_order_in_which_facts_are_told_changes_nothing(
    history: list[Evidence], data: st.DataObject
) -> None:
    assert fold(data.draw(st.permutations(history)), GRAPH, FAR) == fold(history, GRAPH, FAR)


@FEW
@given(st.lists(facts, min_size=1, max_size=15), st.data())
def test_a_better_answer_never_leads_to_less(history: list[Evidence], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(history) - 1))
    better = [*history]
    better[place] = replace(
        history[place], score=data.draw(st.floats(history[place].score, 1)), slip=0.1
    )
    history[place] = replace(history[place], slip=0.1)
    for now in (FAR - timedelta(days=3800), FAR):
        for concept in GRAPH:
            worse_off, better_off = (of(some, concept).at(now) for some in (history, better))
            assert better_off.p_known >= worse_off.p_known - 1e-9
            assert better_off.level.at_least(worse_off.level)


@FEW
@given(histories)
def test_a_right_answer_never_takes_a_level_away(history: list[Evidence]) -> None:
    now = START + timedelta(hours=3001)
    before = of(history, now=now).at(now)
    after = of([*history, replace(right(0, "new"), at=now)], now=now)
    assert after.level.at_least(before.level)
    assert after.p_known > before.p_known


@FEW
@given(st.lists(st.integers(0, 3000), max_size=60), st.sampled_from("bc"))
def test_signs_from_elsewhere_alone_make_nobody_more_than_familiar(
    hours: list[int], concept: str
) -> None:
    history = [
        Evidence(concept, START + timedelta(hours=hour), "check", 1.0, source=str(hour), guess=0.02)
        for hour in hours
    ]
    standing = of(history)
    assert standing.p_known <= SPREAD_CEILING
    assert not standing.level.at_least(ConceptLevel.PROFICIENT)
    assert standing.evidence == 0


@FEW
@given(histories, st.integers(0, 200), st.integers(0, 200))
def test_time_alone_only_takes_away(history: list[Evidence], first: int, later: int) -> None:
    standing = of(history)
    earlier, after = (
        standing.at(START + timedelta(days=126 + days)) for days in sorted((first, later))
    )
    assert earlier.level.at_least(after.level)
    assert earlier.p_known >= after.p_known
    assert after.stale or not earlier.stale


@FEW
@given(histories)
def test_whoever_was_familiar_is_stale_before_the_level_falls(history: list[Evidence]) -> None:
    standing = of(history)
    change = standing.next_change(standing.last_at or START)
    if change is None:
        assert not standing.level.at_least(ConceptLevel.FAMILIAR)
        return
    soon = timedelta(hours=1)
    assert not standing.at(change - soon).stale
    stale = standing.at(change + soon)
    assert stale.stale
    assert stale.level == standing.level
    fall = standing.next_change(change + soon)
    assert fall is not None
    fallen = standing.at(fall + soon)
    assert fallen.level == ConceptLevel.ATTEMPTED or fallen.level.rank == standing.level.rank - 1


@FEW
@given(histories, histories)
def test_a_fact_touches_its_concept_and_what_that_rests_on(
    history: list[Evidence], more: list[Evidence]
) -> None:
    later = [replace(fact, concept="d") for fact in more]
    before, after = fold(history, GRAPH, FAR), fold([*history, *later], GRAPH, FAR)
    for concept in "ab":
        assert before.get(concept) == after.get(concept)


def test_mastery_takes_different_questions_on_different_days() -> None:
    one_day = [right(0, f"q{place}") for place in range(12)]
    assert of(one_day).level == ConceptLevel.PROFICIENT
    one_question = [right(day, "q1") for day in range(12)]
    assert of(one_question).level == ConceptLevel.FAMILIAR
    assert of(known_well()).level == ConceptLevel.MASTERED


def test_around_midnight_is_one_day() -> None:
    late = [right(0.6, "q1"), right(0.62, "q2"), right(0.64, "q3"), right(0.66, "q4")]
    assert of(late).days == 1
    assert of(late).level == ConceptLevel.PROFICIENT


def test_being_sure_and_wrong_counts_more_than_guessing_wrong() -> None:
    def after(certainty: int) -> float:
        return of([*known_well(), right(3, "q5", score=0.0, certainty=certainty)]).p_known

    assert after(3) < after(2) < after(1)


def test_a_right_guess_and_a_right_answer_after_hints_count_less() -> None:
    sure, guessed = (of([right(0, "q", certainty=level)]).p_known for level in (3, 1))
    helped = of([right(0, "q", certainty=3, hints=2)]).p_known
    assert guessed < sure
    assert helped < sure


def test_the_same_question_again_at_once_counts_little() -> None:
    twice = of([right(0, "q1"), right(0.01, "q1")])
    both = of([right(0, "q1"), right(0.01, "q2")])
    assert twice.p_known < both.p_known
    assert [effect.repeated for effect in twice.why] == [False, True]


def test_a_long_absence_makes_stale_then_takes_levels() -> None:
    standing = of(known_well())
    learned = START + timedelta(days=2)
    ages = {days: standing.at(learned + timedelta(days=days)) for days in (20, 40, 100, 190, 4000)}
    assert [(found.level.value, found.stale) for found in ages.values()] == [
        ("mastered", False),
        ("mastered", True),
        ("proficient", True),
        ("familiar", True),
        ("familiar", True),
    ]


def test_wrong_answers_demote() -> None:
    wrong = [right(3 + place, f"w{place}", score=0.0) for place in range(3)]
    levels = [of([*known_well(), *wrong[:count]]).level for count in range(4)]
    ranks = [level.rank for level in levels]
    assert ranks == sorted(ranks, reverse=True)
    assert levels[0] == ConceptLevel.MASTERED
    assert levels[-1] == ConceptLevel.ATTEMPTED


def test_what_rests_on_it_being_used_puts_forgetting_off() -> None:
    using = Evidence("b", START + timedelta(days=40), "check", 1.0, guess=0.02, source="lab")
    later = START + timedelta(days=45)
    assert of(known_well()).at(later).stale
    assert not of([*known_well(), using], now=later).at(later).stale


def test_what_every_fact_did_is_told() -> None:
    standing = of(known_well())
    assert [effect.evidence.source for effect in standing.why] == ["q1", "q2", "q3", "q4"]
    for effect in standing.why:
        assert effect.after > effect.before
    assert standing.why[-1].as_json()["kind"] == "check"


def test_the_thresholds_of_forgetting_are_in_order() -> None:
    assert 1 > STALE_AT > FALLS_AT[0] > FALLS_AT[1] > 0
    assert retention(START, START + timedelta(days=45), 45) == 0.5
