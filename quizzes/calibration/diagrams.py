"""Calibration as inline SVG: no style attributes, no ids; words are escaped. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from quizzes.plots.scales import Scale

WIDTH, HEIGHT = 560.0, 340.0
LEFT, RIGHT, TOP, BOTTOM = 92.0, 24.0, 16.0, 66.0
X = Scale(0.0, 1.0, LEFT, WIDTH - RIGHT)
Y = Scale(0.0, 1.0, HEIGHT - BOTTOM, TOP)
TENTHS = (0.0, 0.25, 0.5, 0.75, 1.0)
WIDEST = 0.5


@dataclass(frozen=True)
class Point:
    """A level: what it stands for, what came, its 95 % interval, and its name."""

    said: float
    came: float
    low: float
    high: float
    name: str


def reliability(points: Sequence[Point], *, summary: str, x_label: str, y_label: str) -> str:
    """Said against come; on the diagonal one knows what one knows. Bars show how sure that is."""
    inside = [_grid(x_label, y_label)]
    inside.append(
        f'<line class="calibration__ideal" x1="{X.place(0)}" y1="{Y.place(0)}" '
        f'x2="{X.place(1)}" y2="{Y.place(1)}"/>'
    )
    inside += [_point(point) for point in points]
    return _svg(inside, summary)


def _point(point: Point) -> str:
    x, y = X.place(point.said), Y.place(point.came)
    low, high = Y.place(point.low), Y.place(point.high)
    left = point.said > 0.6
    side, anchor = (-12, "end") if left else (12, "start")
    return (
        f'<line class="calibration__interval" x1="{x}" x2="{x}" y1="{low}" y2="{high}"/>'
        f'<line class="calibration__interval" x1="{x - 7}" x2="{x + 7}" y1="{low}" y2="{low}"/>'
        f'<line class="calibration__interval" x1="{x - 7}" x2="{x + 7}" y1="{high}" y2="{high}"/>'
        f'<circle class="plot__dot plot__dot--1" cx="{x}" cy="{y}" r="6"/>'
        f'<text class="plot__label" x="{x + side}" y="{y + 5}" text-anchor="{anchor}">'
        f"{escape(point.name)}</text>"
    )


def _grid(x_label: str, y_label: str) -> str:
    parts = []
    for mark in TENTHS:
        x, y = X.place(mark), Y.place(mark)
        parts.append(
            f'<line class="plot__grid" x1="{x}" x2="{x}" y1="{Y.start}" y2="{Y.end}"/>'
            f'<line class="plot__grid" x1="{X.start}" x2="{X.end}" y1="{y}" y2="{y}"/>'
            f'<text class="plot__mark" x="{x}" y="{Y.start + 18}" text-anchor="middle">'
            f"{mark:.0%}</text>"
            f'<text class="plot__mark" x="{X.start - 8}" y="{y + 4}" text-anchor="end">'
            f"{mark:.0%}</text>"
        )
    return "".join(parts) + _names(x_label, y_label)


def _names(x_label: str, y_label: str) -> str:
    across, up = (X.start + X.end) / 2, (Y.start + Y.end) / 2
    corner = f"{X.start},{Y.end} {X.start},{Y.start} {X.end},{Y.start}"
    return (
        f'<polyline class="plot__axis" points="{corner}"/>'
        f'<text class="plot__label" x="{across:g}" y="{HEIGHT - 8:g}" text-anchor="middle">'
        f"{escape(x_label)}</text>"
        f'<text class="plot__label" transform="translate(16 {up:g}) rotate(-90)" '
        f'text-anchor="middle">{escape(y_label)}</text>'
    )


def _svg(inside: Sequence[str], summary: str) -> str:
    return (
        f'<svg class="plot__drawing" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" role="img" '
        f'aria-label="{escape(summary)}">{"".join(inside)}</svg>'
    )


def over_time(gaps: Sequence[tuple[str, float]], *, summary: str, above: str, below: str) -> str:
    """Bars of said less come by week: above the line too sure, below it not sure enough.

    `gaps` are (label of the week, gap in [-1, 1]); the oldest is on the left.
    """
    middle = (TOP + HEIGHT - BOTTOM) / 2
    widest = max(WIDEST, *(abs(gap) for _label, gap in gaps))
    slot = (WIDTH - LEFT - RIGHT) / len(gaps)
    every = -(-len(gaps) // 6)
    inside = [
        f'<line class="plot__axis" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{middle}" y2="{middle}"/>',
        f'<text class="plot__label" x="{LEFT}" y="{TOP + 4}">{escape(above)}</text>',
        f'<text class="plot__label" x="{LEFT}" y="{HEIGHT - BOTTOM + 4}">{escape(below)}</text>',
    ]
    for place, (label, gap) in enumerate(gaps):
        x = round(LEFT + slot * (place + 0.5), 1)
        size = round(abs(gap) / widest * (middle - TOP - 20), 1)
        top = middle - size if gap > 0 else middle
        kind = "over" if gap > 0 else "under"
        wide = round(min(32.0, slot * 0.6), 1)
        inside.append(
            f'<rect class="calibration__bar calibration__bar--{kind}" x="{x - wide / 2:g}" '
            f'y="{top:g}" width="{wide}" height="{max(2.0, size)}"/>'
        )
        if place % every == 0:
            inside.append(
                f'<text class="plot__mark" x="{x}" y="{HEIGHT - 14}" text-anchor="middle">'
                f"{escape(label)}</text>"
            )
    return _svg(inside, summary)
