"""The picture of an achievement, which wallets and profiles show: a square PNG. Pure.

Lengths in pixels. The same title gives the same bytes.
"""

from __future__ import annotations

from io import BytesIO

import budoux
from PIL import Image, ImageDraw, ImageFont
from pylopdf_fonts_jp import sans_path, serif_path

SIDE = 600
PAPER, INK, ACCENT, SEAL = (252, 251, 247), (27, 29, 38), (39, 70, 144), (176, 46, 38)
MEASURE = 430
SIZES = (46, 40, 34, 28, 24)
LINES = 3


def png(title: str, word: str) -> bytes:
    """A seal with the title of a course or path in its middle, and a word for what it is below."""
    image = Image.new("RGB", (SIDE, SIDE), PAPER)
    pen = ImageDraw.Draw(image)
    for inset, width in ((14, 10), (34, 2)):
        pen.ellipse((inset, inset, SIDE - inset, SIDE - inset), outline=ACCENT, width=width)
    pen.text((SIDE / 2, 130), "独学", SEAL, ImageFont.truetype(serif_path(), 84), anchor="mm")
    font, lines = _fitted(title)
    top = 305 - (len(lines) - 1) * font.size * 0.65
    for place, line in enumerate(lines):
        pen.text((SIDE / 2, top + place * font.size * 1.3), line, INK, font, anchor="mm")
    pen.line((SIDE / 2 - 60, 430, SIDE / 2 + 60, 430), fill=ACCENT, width=2)
    small = ImageFont.truetype(sans_path(), 26)
    pen.text((SIDE / 2, 470), word, ACCENT, small, anchor="mm")
    return _packed(image)


def _packed(image: Image.Image) -> bytes:
    file = BytesIO()
    image.quantize(32).save(file, "PNG", optimize=True)
    return file.getvalue()


def _fitted(title: str) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest type in which the title fits into three lines."""
    for size in SIZES:
        font = ImageFont.truetype(serif_path(), size)
        lines = _broken(title, font)
        if len(lines) <= LINES and all(font.getlength(line) <= MEASURE for line in lines):
            break
    return font, lines[:LINES]


def _broken(title: str, font: ImageFont.FreeTypeFont) -> list[str]:
    """Lines no wider than the measure, broken between phrases."""
    lines = [""]
    for phrase in _phrases(title):
        if lines[-1] and font.getlength(lines[-1] + phrase.rstrip()) > MEASURE:
            lines.append("")
        lines[-1] += phrase
    return [line.strip() for line in lines]


def _phrases(title: str) -> list[str]:
    if all(ord(letter) < 0x3000 for letter in title):
        return [f"{word} " for word in title.split()]
    return [str(part) for part in budoux.load_default_japanese_parser().parse(title)]
