"""Reading the shape of an array the way people type it: "(4, m)", "4×m", "［４，ｍ］" ...

A size is a small polynomial, so that "64*64*3", "12288" and "3*64*64", or "2m" and "m*2", are the
same size; `Shape` values compare equal exactly when the shapes do.
"""

import re
from collections import Counter

from quizzes.numerals import plain
from quizzes.unreadable import Unreadable

# One size: {("m",): 2, (): 1} is 2m + 1. Names are folded: phones capitalise what they like.
Size = frozenset[tuple[tuple[str, ...], int]]
Shape = tuple[Size, ...]

_OPEN, _CLOSE = "([{\u3010\u3014", ")]}\u3011\u3015"
_PIECE = re.compile(r"[0-9]+|[^\W0-9_][\w]*|[+*-]", re.UNICODE)
_MAXIMUM_LENGTH = 200


def read_shape(text: str) -> Shape:
    """The shape in `text`; `()` or `(,)` is that of a scalar.

    Raises `Unreadable` when it is not surely a shape.
    """
    bare = _unwrapped(plain(text).strip().rstrip("."))
    if len(bare) > _MAXIMUM_LENGTH:
        raise Unreadable("shape")
    if not bare.strip(" ,"):
        if not text.strip(" ,"):
            raise Unreadable("shape")
        return ()
    return tuple(_size(part) for part in _parts(bare))


def shape_of(sizes: list[int | str]) -> Shape:
    """The shape that an author wrote as a list, such as `[4, "m"]`."""
    return tuple(_size(str(plain(str(size)))) for size in sizes)


def _unwrapped(text: str) -> str:
    """Without one pair of outer brackets; brackets inside belong to names like n^[1]."""
    if text[:1] and text[0] in _OPEN:
        if text[-1] not in _CLOSE or _OPEN.index(text[0]) != _CLOSE.index(text[-1]):
            raise Unreadable("shape")
        return text[1:-1]
    return text


def _parts(text: str) -> list[str]:
    """Split at commas; without any, at ×, *, a lone x, or spaces."""
    if "," in text:
        parts = text.rstrip().removesuffix(",").split(",")
    else:
        spaced = re.sub(r"(?<=[0-9])[xX](?=\w)|(?<=\s)[xX](?=\s)", "*", text)
        parts = re.split(r"\s*\*\s*|(?<![+\s-])\s+(?![+\s-])", spaced.strip())
    return parts


def _size(text: str) -> Size:
    """One size as a polynomial; brackets belong to names like n^[1] and come in pairs."""
    if any(text.count(opening) != text.count(closing) for opening, closing in ("[]", "{}")):
        raise Unreadable("shape")
    name = re.sub(r"[\^_\[\]{}]", "", text).strip().casefold()
    pieces = _PIECE.findall(name)
    if not pieces or "".join(pieces) != re.sub(r"\s+", "", name):
        raise Unreadable("shape")
    return _sum(pieces)


def _sum(pieces: list[str]) -> Size:
    total: Counter[tuple[str, ...]] = Counter()
    sign, term = 1, list[str]()
    for piece in [*pieces, "+"]:
        if piece not in "+-":
            term.append(piece)
            continue
        names, number = _product(term)
        total[names] += sign * number
        sign, term = (1 if piece == "+" else -1), []
    return frozenset((names, number) for names, number in total.items() if number)


def _product(term: list[str]) -> tuple[tuple[str, ...], int]:
    """(`m`, `n`), 6 for 2*m*3n. Neighbours without a sign multiply only as a number and a name."""
    number, names, expects = 1, list[str](), True
    for before, piece in zip(["*", *term], term, strict=False):
        if piece == "*":
            if expects:
                raise Unreadable("shape")
            expects = True
            continue
        if not expects and not (before.isdigit() and not piece.isdigit()):
            raise Unreadable("shape")
        expects = False
        if piece.isdigit():
            number *= int(piece)
        else:
            names.append(piece)
    if expects:
        raise Unreadable("shape")
    return tuple(sorted(names)), number
