"""A plot as inline SVG: no style attributes, no ids, colours by class, curves told apart without
colour too (dashes, and their letter at the end)."""

import math
from dataclasses import dataclass
from html import escape

from quizzes.plots.points import Point, value_near
from quizzes.plots.scales import Scale, limits, marks, written

WIDTH, HEIGHT = 560.0, 340.0
LEFT, RIGHT, TOP, BOTTOM = 58.0, 40.0, 16.0, 48.0
ROWS = 9


@dataclass(frozen=True)
class Line:
    """One curve: the name at its end ("A", a label, or "") and its points."""

    name: str
    points: list[Point]
    dots: bool = False


@dataclass(frozen=True)
class Picture:
    """Everything drawn, in one language. An axis without ends fits the lines."""

    lines: list[Line]
    x_label: str
    y_label: str
    summary: str
    x_ends: tuple[float | None, float | None] = (None, None)
    y_ends: tuple[float | None, float | None] = (None, None)

    @property
    def x(self) -> Scale:
        """From x to a place."""
        ends = limits((p[0] for line in self.lines for p in line.points), *self.x_ends)
        return Scale(*ends, LEFT, WIDTH - RIGHT)

    @property
    def y(self) -> Scale:
        """From y to a place; upwards."""
        ends = limits((p[1] for line in self.lines for p in line.points), *self.y_ends)
        return Scale(*ends, HEIGHT - BOTTOM, TOP)


def svg(picture: Picture) -> str:
    """The drawing. Its words are escaped; `summary` is what a screen reader says."""
    inside = [*_grid(picture), *_labels(picture)]
    places = _ends(picture)
    for number, line in enumerate(picture.lines, 1):
        inside += _line(line, number, picture, places[number - 1])
    return (
        f'<svg class="plot__drawing" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" role="img" '
        f'aria-label="{escape(picture.summary)}">{"".join(inside)}</svg>'
    )


def _grid(picture: Picture) -> list[str]:
    x, y = picture.x, picture.y
    parts = []
    for mark in marks(x.low, x.high):
        at = x.place(mark)
        parts.append(f'<line class="plot__grid" x1="{at}" x2="{at}" y1="{y.start}" y2="{y.end}"/>')
        parts.append(
            f'<text class="plot__mark" x="{at}" y="{y.start + 18}" text-anchor="middle">'
            f"{written(mark)}</text>"
        )
    for mark in marks(y.low, y.high):
        at = y.place(mark)
        parts.append(f'<line class="plot__grid" x1="{x.start}" x2="{x.end}" y1="{at}" y2="{at}"/>')
        parts.append(
            f'<text class="plot__mark" x="{x.start - 8}" y="{at + 4}" text-anchor="end">'
            f"{written(mark)}</text>"
        )
    corner = f"{x.start},{y.end} {x.start},{y.start} {x.end},{y.start}"
    return [*parts, f'<polyline class="plot__axis" points="{corner}"/>']


def _labels(picture: Picture) -> list[str]:
    middle = (LEFT + WIDTH - RIGHT) / 2
    half = (TOP + HEIGHT - BOTTOM) / 2
    return [
        (
            f'<text class="plot__label" x="{middle:g}" y="{HEIGHT - 8:g}" text-anchor="middle">'
            f"{escape(picture.x_label)}</text>"
        ),
        (
            f'<text class="plot__label" transform="translate(14 {half:g}) rotate(-90)" '
            f'text-anchor="middle">{escape(picture.y_label)}</text>'
        ),
    ]


def _line(line: Line, number: int, picture: Picture, end: float) -> list[str]:
    x, y = picture.x, picture.y
    shown = [(px, py) for px, py in line.points if x.low <= px <= x.high]
    places = [(x.place(px), y.place(py)) for px, py in shown]
    name = (
        f'<text class="plot__name plot__name--{number}" x="{places[-1][0] + 8:g}" y="{end + 5:g}">'
        f"{escape(line.name)}</text>"
    )
    if line.dots:
        drawn = "".join(
            f'<circle class="plot__dot plot__dot--{number}" cx="{a}" cy="{b}" r="4"/>'
            for a, b in places
        )
    else:
        points = " ".join(f"{a},{b}" for a, b in places)
        drawn = f'<polyline class="plot__curve plot__curve--{number}" points="{points}"/>'
    return [drawn, name]


def _ends(picture: Picture) -> list[float]:
    """Heights for the names at the ends of the lines, moved apart where they would overlap."""
    wanted = sorted(
        (picture.y.place(line.points[-1][1]), index) for index, line in enumerate(picture.lines)
    )
    found = [0.0] * len(wanted)
    above = -100.0
    for height, index in wanted:
        found[index] = above = max(height, above + 17)
    return found


def table(picture: Picture) -> tuple[list[str], list[list[str]]]:
    """The same as numbers: heads of the columns, and a row for each of some values of x."""
    x = picture.x
    heads = [picture.x_label, *(line.name or picture.y_label for line in picture.lines)]
    every = sorted({p[0] for line in picture.lines if line.dots for p in line.points})
    places = every or [x.low + (x.high - x.low) * row / (ROWS - 1) for row in range(ROWS)]
    if not every and all(len(line.points) <= 2 * ROWS for line in picture.lines):
        places = sorted({p[0] for line in picture.lines for p in line.points})
        places = places[:: -(-len(places) // ROWS)]
    digits = max(0, 2 - math.floor(math.log10(picture.y.high - picture.y.low)))
    rows = []
    for place in places:
        heights = [value_near(line.points, place) for line in picture.lines]
        if any(height is not None for height in heights):
            cells = ["" if h is None else written(round(h, digits) + 0.0) for h in heights]
            rows.append([written(float(f"{place:.4g}")), *cells])
    return heads, rows
