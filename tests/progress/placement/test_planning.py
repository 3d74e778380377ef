"""What to skip, and which refreshers come before which week."""

from __future__ import annotations

from progress.mastery.graph import Graph, WeekNode
from progress.placement.planning import suggest

GRAPH = Graph(
    {"vectors": (), "matrices": ("vectors",), "slopes": (), "neuron": ("matrices",),
     "descent": ("slopes", "neuron"), "layers": ("neuron", "matrices")},
    (
        WeekNode(1, "foundations/algebra", "foundations", ("vectors", "matrices")),
        WeekNode(2, "foundations/calculus", "foundations", ("slopes",)),
        WeekNode(3, "networks/neurons", "networks", ("neuron",)),
        WeekNode(4, "networks/learning", "networks", ("descent", "layers")),
    ),
)  # fmt: skip


def test_each_refresher_stands_before_the_first_week_that_needs_it() -> None:
    found = suggest(GRAPH, {"vectors"})
    assert [(one.week, one.concepts) for one in found.refreshers] == [
        (2, ("matrices",)),
        (3, ("slopes",)),
    ]
    assert found.by_week[2].needed_by == {"matrices": "neuron"}
    assert found.by_week[3].taught_in == (1,)
    assert found.skip == ()
    assert found.partly == (0,)


def test_a_week_that_is_skipped_needs_no_refresher() -> None:
    found = suggest(GRAPH, {"vectors", "matrices", "neuron"})
    assert found.skip == (0, 2)
    assert [one.week for one in found.refreshers] == [3]


def test_who_knows_everything_refreshes_nothing() -> None:
    found = suggest(GRAPH, set(GRAPH.prerequisites))
    assert found.skip == (0, 1, 2, 3)
    assert found.refreshers == ()


def test_who_knows_nothing_refreshes_all_that_is_needed_once() -> None:
    refreshed = [c for one in suggest(GRAPH, set()).refreshers for c in one.concepts]
    assert sorted(refreshed) == ["matrices", "slopes", "vectors"]
