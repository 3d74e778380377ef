"""Reads a QR code out of a picture, by the standard (ISO/IEC 18004), for codes as we print them.

No decoder is among the pinned packages. This one had no part in making the code; it reads upright,
undamaged codes of versions 2 to 6 with bytes in them and corrects no errors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PIL import Image

Squares = list[list[bool]]
# Data bytes of each block by version and level of error correction as the format says it (0: M).
BLOCKS = {(2, 0): [28], (3, 0): [44], (4, 0): [32, 32], (5, 0): [43, 43], (6, 0): [27] * 4}
MASKS: tuple[Callable[[int, int], bool], ...] = (
    lambda y, x: (y + x) % 2 == 0,
    lambda y, x: y % 2 == 0,
    lambda y, x: x % 3 == 0,
    lambda y, x: (y + x) % 3 == 0,
    lambda y, x: (y // 2 + x // 3) % 2 == 0,
    lambda y, x: y * x % 2 + y * x % 3 == 0,
    lambda y, x: (y * x % 2 + y * x % 3) % 2 == 0,
    lambda y, x: ((y + x) % 2 + y * x % 3) % 2 == 0,
)


def squares(code: Image.Image) -> Squares:
    """Dark and light squares of a code that fills the picture; black is 255."""
    row = [code.getpixel((x, 5)) for x in range(code.width // 2)]
    mark = row.index(0, row.index(255))  # where the corner mark ends, which is seven squares wide
    count = round((7 * code.width / mark - 17) / 4) * 4 + 17
    middles = [round((place + 0.5) * code.width / count) for place in range(count)]
    return [[bool(code.getpixel((x, y))) for x in middles] for y in middles]


def text_of(code: Squares) -> str:
    """What the code says."""
    version = (len(code) - 17) // 4
    bits = [code[8][column] for column in range(5)]
    format_ = sum(bit << place for place, bit in enumerate(reversed(bits))) ^ 0b10101
    level, mask = format_ >> 3, MASKS[format_ & 7]
    read = [code[y][x] != mask(y, x) for y, x in _way(len(code), version)]
    data = _in_order([_number(read[at : at + 8]) for at in range(0, len(read) - 7, 8)],
                     BLOCKS[version, level])  # fmt: skip
    stream = [bool(byte >> place & 1) for byte in data for place in range(7, -1, -1)]
    assert _number(stream[:4]) == 0b0100, "not bytes"
    length = _number(stream[4:12])
    found = [_number(stream[12 + 8 * n : 20 + 8 * n]) for n in range(length)]
    return bytes(found).decode("latin-1")


def _number(bits: list[bool]) -> int:
    return sum(bit << place for place, bit in enumerate(reversed(bits)))


def _in_order(codewords: list[int], blocks: list[int]) -> list[int]:
    """Blocks of equal length are interleaved byte by byte; the bytes that correct follow."""
    return [codewords[at * len(blocks) + block]
            for block, length in enumerate(blocks) for at in range(length)]  # fmt: skip


def _way(size: int, version: int) -> Iterator[tuple[int, int]]:
    """The squares of data: up and down in pairs of columns, from the right."""
    upwards = True
    for right in [*range(size - 1, 6, -2), 5, 3, 1]:
        for y in range(size - 1, -1, -1) if upwards else range(size):
            for x in (right, right - 1):
                if not _fixed(y, x, size, version):
                    yield y, x
        upwards = not upwards


def _fixed(y: int, x: int, size: int, version: int) -> bool:
    """Whether a square belongs to the marks, the format or the rulers."""
    corner = (y < 9 and x < 9) or (y < 9 and x >= size - 8) or (y >= size - 8 and x < 9)
    middle = 4 * version + 10
    return corner or 6 in (y, x) or (abs(y - middle) <= 2 and abs(x - middle) <= 2)
