"""Where everything stands on the concept map: a layer for each week, arrows by curves. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from progress.mastery.graph import Graph

COLUMN, ROW = 216, 40  # distance between layers and between concepts, in pixels
LEFT, TOP, BOTTOM = 24, 64, 24
LABEL = 16  # from a shape's middle to its label


@dataclass(frozen=True)
class Node:
    """A concept at its place; x and y in pixels are the middle of its shape."""

    concept: str
    x: int
    y: int

    @property
    def label_x(self) -> int:
        """Where its name begins."""
        return self.x + LABEL


@dataclass(frozen=True)
class Edge:
    """What rests on what, as the path of a curve."""

    required: str
    concept: str
    path: str


@dataclass(frozen=True)
class Layer:
    """A week's column."""

    week: int
    x: int


@dataclass(frozen=True)
class Drawing:
    """The whole map in a box of `width` x `height` pixels."""

    width: int
    height: int
    layers: tuple[Layer, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def draw(graph: Graph, weeks: Collection[int]) -> Drawing:
    """Lay out the concepts that these weeks (ids) teach first."""
    places = [place for place, week in enumerate(graph.weeks) if week.pk in set(weeks)]
    layers, nodes = [], []
    for column, place in enumerate(places):
        x = LEFT + column * COLUMN
        layers.append(Layer(graph.weeks[place].pk, x))
        here = [slug for slug in graph.weeks[place].concepts if graph.first_week[slug] == place]
        nodes += [Node(slug, x + LABEL, TOP + row * ROW) for row, slug in enumerate(here)]
    width = LEFT + max(1, len(places)) * COLUMN
    height = max((node.y for node in nodes), default=TOP) + ROW // 2 + BOTTOM
    return Drawing(width, height, tuple(layers), tuple(nodes), _edges(graph, nodes))


def _edges(graph: Graph, nodes: Collection[Node]) -> tuple[Edge, ...]:
    where = {node.concept: node for node in nodes}
    return tuple(
        Edge(required, slug, _curve(where[required], node))
        for slug, node in where.items()
        for required in graph.prerequisites.get(slug, ())
        if required in where
    )


def _curve(start: Node, end: Node) -> str:
    """From one shape to the other; within a layer the curve bows to the left."""
    if start.x == end.x:
        bow = start.x - 28
        return f"M{start.x - 9} {start.y}C{bow} {start.y} {bow} {end.y} {end.x - 9} {end.y}"
    middle = (start.x + end.x) // 2
    return f"M{start.x + 9} {start.y}C{middle} {start.y} {middle} {end.y} {end.x - 9} {end.y}"
