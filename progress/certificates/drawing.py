"""The certificate on paper: A4 across, fonts embedded, so that it looks the same everywhere.

Lengths in millimetres, sizes of type in points. What is printed comes in as words (``Sheet``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

import budoux
import segno
from fontTools.ttLib import TTFont
from fpdf import FPDF
from pylopdf_fonts_jp import sans_path, serif_path

WIDTH, HEIGHT = 297.0, 210.0
MIDDLE = WIDTH / 2
MEASURE = 210.0
LINE = 1.45  # of a line of type, in its size
POINT = 25.4 / 72
INK, SOFT, ACCENT, SEAL = (27, 29, 38), (86, 90, 105), (39, 70, 144), (176, 46, 38)
QR_SIZE = 27.0
FOOT = 158.0


@dataclass(frozen=True)
class Sheet:
    """What one certificate shows, in one language."""

    language: str
    heading: str
    name: str
    honorific: str
    sentence: str
    title: str
    parts: Sequence[str]
    figures: Sequence[str]
    issued: str
    issued_at: datetime
    date: str
    issuer: str
    check: str
    address: str
    code: str
    note: str


def pdf(sheet: Sheet) -> bytes:
    """Return the certificate as a PDF file."""
    paper = FPDF(orientation="landscape", unit="mm", format="A4")
    paper.add_font("serif", fname=serif_path())
    paper.add_font("sans", fname=sans_path())
    paper.set_text_shaping(True)
    paper.set_auto_page_break(False)
    _describe(paper, sheet)
    paper.add_page()
    _frame(paper)
    _head(paper, sheet)
    _body(paper, sheet)
    _foot(paper, sheet)
    return bytes(paper.output())


def _describe(paper: FPDF, sheet: Sheet) -> None:
    """What readers and screen readers are told of the file; the same file each time."""
    paper.set_title(f"{sheet.heading}: {sheet.title}")
    paper.set_author(sheet.issuer)
    paper.set_subject(sheet.address)
    paper.set_lang(sheet.language)
    paper.set_creation_date(sheet.issued_at)


def _frame(paper: FPDF) -> None:
    paper.set_draw_color(*ACCENT)
    for inset, width in ((9.0, 0.7), (11.2, 0.2)):
        paper.set_line_width(width)
        paper.rect(inset, inset, WIDTH - 2 * inset, HEIGHT - 2 * inset)
    paper.set_line_width(0.7)
    for x in (11.2, WIDTH - 11.2):  # a short stroke in each corner, towards the middle
        for y in (11.2, HEIGHT - 11.2):
            across, down = (7 if x < MIDDLE else -7), (7 if y < HEIGHT / 2 else -7)
            paper.line(x, y, x + across, y)
            paper.line(x, y, x, y + down)


def _head(paper: FPDF, sheet: Sheet) -> None:
    _line(paper, "独学  Dokugaku", 24.0, "serif", 11, SOFT, spacing=1.2)
    japanese = sheet.language == "ja"
    size, spacing = (34, 14.0) if japanese else (31, 0.6)
    _line(paper, sheet.heading, 44.0, "serif", size, ACCENT, spacing=spacing)
    paper.set_draw_color(*ACCENT)
    paper.set_line_width(0.3)
    paper.line(MIDDLE - 14, 55, MIDDLE + 14, 55)


def _body(paper: FPDF, sheet: Sheet) -> None:
    _name(paper, sheet)
    y = _block(paper, sheet.sentence, 92.0, "serif", 11.5, SOFT, sheet.language)
    y = _block(paper, sheet.title, y + 9.5, "serif", 21, INK, sheet.language)
    if sheet.parts:
        y = _block(paper, " · ".join(sheet.parts), y + 2.5, "sans", 8.5, SOFT, sheet.language)
    _block(paper, "  ·  ".join(sheet.figures), y + 4.0, "sans", 9.5, INK, sheet.language)


def _name(paper: FPDF, sheet: Sheet) -> None:
    """The name above a thin rule, smaller when it is long; in Japanese with its honorific."""
    size = 30.0
    tail = f"　{sheet.honorific}" if sheet.honorific else ""
    while _width(paper, sheet.name, "serif", size) > MEASURE - 40 and size > 12:
        size -= 1
    whole = _width(paper, sheet.name, "serif", size)
    after = _width(paper, tail, "serif", 15) if tail else 0.0
    start = MIDDLE - (whole + after) / 2
    _text(paper, sheet.name, start, 74.0, "serif", size, INK)
    if tail:
        _text(paper, tail, start + whole, 74.0, "serif", 15, INK)
    paper.set_draw_color(*SOFT)
    paper.set_line_width(0.15)
    half = max(60.0, (whole + after) / 2 + 10)
    paper.line(MIDDLE - half, 79.5, MIDDLE + half, 79.5)


def _foot(paper: FPDF, sheet: Sheet) -> None:
    left, top = 26.0, FOOT
    _text(paper, sheet.issued, left, top, "sans", 8, SOFT)
    _text(paper, sheet.date, left, top + 7, "serif", 13, INK)
    _text(paper, sheet.issuer, left, top + 15.5, "serif", 11, INK)
    beside = _width(paper, sheet.issuer, "serif", 11), _width(paper, sheet.date, "serif", 13)
    _seal(paper, left + max(*beside) + 7.0, top + 0.5)
    right = WIDTH - 26.0
    _qr(paper, sheet.address, right - QR_SIZE, top - 5.0)
    edge = right - QR_SIZE - 5.0
    _right(paper, sheet.check, edge, top, "sans", 8, SOFT)
    _right(paper, sheet.code, edge, top + 7, "sans", 13, INK)
    size = min(7.5, 7.5 * 130 / _width(paper, sheet.address, "sans", 7.5))
    _right(paper, sheet.address, edge, top + 14, "sans", size, ACCENT, link=sheet.address)
    _line(paper, sheet.note, 190.5, "sans", 7, SOFT)


def _seal(paper: FPDF, x: float, y: float, size: float = 15.5) -> None:
    """The site's mark, as a seal is set beside a name."""
    paper.set_draw_color(*SEAL)
    paper.set_line_width(0.7)
    paper.rect(x, y, size, size, round_corners=True, corner_radius=1.8)
    for place, sign in enumerate("独学"):
        half = size / 2
        width = _width(paper, sign, "serif", 17)
        base = y + half * (place + 0.5) + (1.9 if place else 2.7)
        _text(paper, sign, x + half - width / 2, base, "serif", 17, SEAL)


def _qr(paper: FPDF, address: str, x: float, y: float) -> None:
    """The address as a QR code, drawn as squares: sharp at any size."""
    code = segno.make_qr(address, error="m")
    rows = list(code.matrix)
    side = QR_SIZE / len(rows)
    paper.set_fill_color(*INK)
    for down, row in enumerate(rows):
        for first, last in _runs(row):
            # A hair wider than it is, so that no white line shows between neighbours.
            width, height = (last - first) * side + 0.04, side + 0.04
            paper.rect(x + first * side, y + down * side, width, height, style="F")


def _runs(row: Sequence[int]) -> list[tuple[int, int]]:
    """Return where dark modules begin and end.

    >>> _runs([1, 1, 0, 1])
    [(0, 2), (3, 4)]
    """
    edges = [
        place
        for place in range(len(row) + 1)
        if bool(row[place - 1] if place else 0) != bool(row[place] if place < len(row) else 0)
    ]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _block(
    paper: FPDF,
    text: str,
    y: float,
    font: str,
    size: float,
    colour: tuple[int, int, int],
    language: str,
) -> float:
    """Set centred lines from the baseline ``y`` on; returns the baseline after the last."""
    for line in _lines(paper, text, font, size, language):
        _line(paper, line, y, font, size, colour)
        y += size * POINT * LINE
    return y


def _lines(paper: FPDF, text: str, font: str, size: float, language: str) -> list[str]:
    """Break a text between phrases, into lines of about the same length."""
    parts = _phrases(text) if language == "ja" else text.replace(" ", " \n").split("\n")
    whole = _width(paper, text, font, size)
    count = int(whole // MEASURE) + 1
    wanted = whole / count * 1.08
    lines = [""]
    for part in parts:
        if lines[-1] and _width(paper, lines[-1] + part.rstrip(), font, size) > min(
            wanted, MEASURE
        ):
            lines.append("")
        lines[-1] += part
    return [line.strip() for line in lines]


@lru_cache(maxsize=1)
def _parser() -> budoux.Parser:
    return budoux.load_default_japanese_parser()


def _phrases(text: str) -> list[str]:
    return list(_parser().parse(text))


def _line(
    paper: FPDF,
    text: str,
    y: float,
    font: str,
    size: float,
    colour: tuple[int, int, int],
    *,
    spacing: float = 0.0,
) -> None:
    """Set one centred line; ``spacing`` in points between letters."""
    paper.set_char_spacing(spacing)
    width = _width(paper, text, font, size) - spacing * POINT
    _text(paper, text, MIDDLE - width / 2, y, font, size, colour)
    paper.set_char_spacing(0)


def _right(
    paper: FPDF,
    text: str,
    edge: float,
    y: float,
    font: str,
    size: float,
    colour: tuple[int, int, int],
    *,
    link: str = "",
) -> None:
    width = _width(paper, text, font, size)
    _text(paper, text, edge - width, y, font, size, colour)
    if link:
        paper.link(edge - width, y - size * POINT, width, size * POINT * LINE, link)


def _text(
    paper: FPDF,
    text: str,
    x: float,
    y: float,
    font: str,
    size: float,
    colour: tuple[int, int, int],
) -> None:
    paper.set_font(font, size=size)
    paper.set_text_color(*colour)
    paper.text(x, y, text)


def _width(paper: FPDF, text: str, font: str, size: float) -> float:
    paper.set_font(font, size=size)
    return float(paper.get_string_width(text))


def unprintable(text: str) -> list[str]:
    """Return the letters that the font of names does not have, each once."""
    return sorted({letter for letter in text if ord(letter) not in _letters()})


@lru_cache(maxsize=1)
def _letters() -> frozenset[int]:
    with TTFont(serif_path(), lazy=True) as font:
        return frozenset(font.getBestCmap())
