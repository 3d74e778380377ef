"""Weeks open by what is known; nobody is ever left without a way on."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from progress.mastery.concepts import Standing
from progress.mastery.gaps import gaps
from progress.mastery.graph import Graph, WeekNode
from progress.mastery.levels import LEVELS, ConceptLevel
from progress.mastery.unlocking import NEEDED, doors

FEW = settings(max_examples=60, deadline=None)
NOW = datetime(2026, 11, 22, tzinfo=UTC)
GRAPH = Graph(
    prerequisites={
        "slope": (), "vector": (), "neuron": ("vector",), "loss": ("neuron", "slope"),
        "network": ("neuron", "loss"), "depth": ("network",),
    },
    weeks=(
        WeekNode(1, "foundations/calculus", "foundations", ("slope", "vector"), True),
        WeekNode(2, "basics/neurons", "basics", ("neuron", "loss"), True),
        WeekNode(3, "basics/networks", "basics", ("network",), True),
        WeekNode(4, "basics/depth", "basics", ("depth",), False),
    ),
    checkable=frozenset({"slope", "vector", "neuron", "loss", "network"}),
)  # fmt: skip


def known(*slugs: str, level: ConceptLevel = ConceptLevel.FAMILIAR) -> dict[str, Standing]:
    return {slug: Standing(slug, level, 0.7, 1, NOW, NOW) for slug in slugs}


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Any path: concepts rest on earlier ones, weeks teach some, some are still being written."""
    count = draw(st.integers(1, 10))
    slugs = [f"c{number}" for number in range(count)]
    rests_on = {
        slug: tuple(sorted(draw(st.sets(st.sampled_from(slugs[:place]), max_size=3))))
        if place
        else ()
        for place, slug in enumerate(slugs)
    }
    cuts = sorted(draw(st.sets(st.integers(1, count), max_size=4)) | {0, count})
    spans = [slugs[a:b] for a, b in pairwise(cuts)]
    weeks = tuple(
        WeekNode(number, f"c/{number}", "foundations" if draw(st.booleans()) and not number
                 else "course", tuple(span), draw(st.booleans()))
        for number, span in enumerate(spans)
    )  # fmt: skip
    return Graph(rests_on, weeks, frozenset(draw(st.sets(st.sampled_from(slugs)))))


@st.composite
def learners(draw: st.DrawFn) -> tuple[Graph, dict[str, Standing]]:
    graph = draw(graphs())
    standings = {
        slug: Standing(
            slug, level, 0.5, draw(st.integers(0, 3)), NOW, NOW, stale=draw(st.booleans())
        )
        for slug in graph.prerequisites
        if (level := draw(st.one_of(st.none(), st.sampled_from(LEVELS)))) is not None
    }
    return graph, standings


def test_somebody_new_finds_foundations_and_the_first_week_open() -> None:
    found = doors(GRAPH, {})
    assert [found[pk].is_open for pk in (1, 2, 3)] == [True, True, False]
    assert (found[1].reason, found[2].reason) == ("foundations", "first")
    assert found[3].missing == ("neuron", "loss")


def test_a_week_opens_when_what_it_needs_is_familiar() -> None:
    assert doors(GRAPH, known("neuron"))[3].missing == ("loss",)
    assert doors(GRAPH, known("neuron", "loss"))[3].reason == "known"
    attempted = known("neuron", "loss", level=ConceptLevel.ATTEMPTED)
    assert not doors(GRAPH, attempted)[3].is_open


def test_passing_the_check_opens_the_week() -> None:
    door = doors(GRAPH, {}, checks_passed={3})[3]
    assert (door.is_open, door.reason, door.missing) == (True, "check_passed", ("neuron", "loss"))


def test_what_is_done_stays_open() -> None:
    assert doors(GRAPH, {}, done={3})[3].is_open


def test_nobody_waits_for_a_lesson_that_is_not_written() -> None:
    unwritten = Graph(
        GRAPH.prerequisites,
        tuple(WeekNode(w.pk, w.key, w.course, w.concepts, w.pk == 3) for w in GRAPH.weeks),
        GRAPH.checkable,
    )
    door = doors(unwritten, {})[3]
    assert (door.is_open, door.reason) == (True, "nothing_to_check")
    assert door.waived == ("neuron", "loss")


@FEW
@given(learners())
def test_what_is_missing_can_always_be_learned_and_shown(
    learner: tuple[Graph, dict[str, Standing]],
) -> None:
    graph, standings = learner
    for pk, door in doors(graph, standings).items():
        assert door.is_open == (door.reason != "missing")
        assert door.is_open or door.missing
        assert set(door.missing) | set(door.waived) <= set(door.needed)
        for slug in door.missing:
            assert graph.demandable(slug)
            assert graph.first_week[slug] < graph.place[pk]


@FEW
@given(learners())
def test_what_is_to_be_refreshed_rests_on_nothing_missing(
    learner: tuple[Graph, dict[str, Standing]],
) -> None:
    graph, standings = learner
    known = {slug for slug, one in standings.items() if one.level.at_least(NEEDED)}
    for concept in graph.prerequisites:
        first = graph.foundation_of(concept, known)
        assert first in graph.closure([concept])
        assert first == concept or (first not in known and graph.demandable(first))
        for below in graph.prerequisites[first]:
            assert below in known or not graph.demandable(below)


@FEW
@given(learners())
def test_some_week_is_always_open_and_all_are_for_who_knows_everything(
    learner: tuple[Graph, dict[str, Standing]],
) -> None:
    graph, standings = learner
    assert any(door.is_open for door in doors(graph, standings).values())
    everything = known(*graph.prerequisites)
    assert all(door.is_open for door in doors(graph, everything).values())


@FEW
@given(learners(), st.data())
def test_knowing_more_never_closes_a_week(
    learner: tuple[Graph, dict[str, Standing]], data: st.DataObject
) -> None:
    graph, standings = learner
    slug = data.draw(st.sampled_from(list(graph.prerequisites)))
    before, after = doors(graph, standings), doors(graph, standings | known(slug))
    assert all(after[pk].is_open for pk, door in before.items() if door.is_open)


@FEW
@given(learners())
def test_a_goal_needs_all_that_its_weeks_rest_on(
    learner: tuple[Graph, dict[str, Standing]],
) -> None:
    graph, _standings = learner
    for week in graph.weeks:
        serving = graph.serving([week.pk])
        assert week.pk in serving
        taught = {slug for node in graph.weeks if node.pk in serving for slug in node.concepts}
        assert graph.closure(week.concepts) <= taught


def test_gaps_are_told_by_kind_and_by_what_they_block() -> None:
    standings = known("network", "loss") | known("neuron", level=ConceptLevel.ATTEMPTED)
    standings["loss"] = Standing("loss", ConceptLevel.FAMILIAR, 0.6, 2, NOW, NOW, stale=True)
    found = {gap.concept: gap for gap in gaps(GRAPH, standings)}
    assert {slug: gap.kind for slug, gap in found.items()} == {
        "vector": "skipped", "slope": "skipped", "neuron": "failed", "loss": "stale",
    }  # fmt: skip
    assert [gap.weeks for gap in found.values()] == sorted(
        (gap.weeks for gap in found.values()), reverse=True
    )
    assert found["vector"].weeks == 3


def test_somebody_new_has_no_gaps() -> None:
    assert gaps(GRAPH, {}) == []
