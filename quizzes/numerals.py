"""Reading a number the way people type it, in Japanese or Latin input modes."""

import math
import re
import unicodedata
from collections.abc import Mapping

from quizzes.unreadable import Unreadable

# NFKC leaves these alone, and Japanese keyboards produce all of them where a minus is meant.
_MINUS = dict.fromkeys(map(ord, "\u2212\u2010\u2011\u2012\u2013\u2014\u2015\u30fc\ufe63"), "-")
_SIGNS = _MINUS | {
    ord("\u2044"): "/",
    ord("\u2215"): "/",
    ord("\u00f7"): "/",
    ord("\u00d7"): "*",
    ord("\u2715"): "*",
    ord("\u00b7"): "*",
    ord("\u22c5"): "*",
    ord("\u3002"): ".",
    ord("\u3001"): ",",
    ord("\u2019"): "'",
    ord("\u2018"): "'",
    ord("\u201c"): '"',
    ord("\u201d"): '"',
}
_SUPERSCRIPT = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
_RAISED = re.compile(f"[\u207a\u207b]?[{_SUPERSCRIPT}]+")
# "1½" would become "11/2" under NFKC: a mixed number is refused rather than misread.
_MIXED = re.compile("[0-9\uff10-\uff19]\\s*[\u00bc-\u00be\u2150-\u215e]")
_THOUSANDS = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}(,[0-9]{3})+(?![0-9,])")
_FACTOR = re.compile(
    r"(?P<sign>[+-])?(?P<base>[0-9]+\.?[0-9]*|\.[0-9]+)(e(?P<exp>[+-]?[0-9]{1,4}))?"
    r"(\^\(?(?P<power>[+-]?[0-9]{1,4})\)?)?"
)


def plain(text: str) -> str:
    """`text` with full-width and look-alike signs replaced by their ASCII twins."""
    raised = _RAISED.sub(lambda m: "^" + unicodedata.normalize("NFKC", m[0]), text)
    return unicodedata.normalize("NFKC", raised).translate(_SIGNS)


def read_number(text: str, *, units: tuple[str, ...] = ()) -> float:
    """The value of "0.5", "-2", "1/3", "1e-4", "3×10^-4", "１，０００" ...

    A unit from `units` may stand behind it. Raises `Unreadable` for anything that is not
    surely one finite number ("0,5" too: it may mean a half or five).
    """
    if _MIXED.search(text):
        raise Unreadable("number")
    compact = _without_unit(plain(text).strip(), units).replace("**", "^")
    compact = re.sub(r"\s*([*/^])\s*", r"\1", compact).strip().lower()
    compact = re.sub(r"^([+-])\s+", r"\1", compact)
    compact = _THOUSANDS.sub(lambda m: m[0].replace(",", ""), compact)
    try:
        return _product(compact)
    except (OverflowError, ZeroDivisionError):
        raise Unreadable("number") from None


def read_quantity(text: str, units: Mapping[tuple[str, ...], float]) -> float:
    """A number with one of several units behind it, times that unit's factor; none counts as 1.

    The longest spelling is tried first: "250 ms" is no number of metres with an s behind it.
    """
    spellings = {spelling: factor for names, factor in units.items() for spelling in names}
    flat = plain(text).strip().lower()
    for spelling in sorted(spellings, key=len, reverse=True):
        if flat.endswith(plain(spelling).strip().lower()):
            return read_number(text, units=(spelling,)) * spellings[spelling]
    return read_number(text)


def _without_unit(text: str, units: tuple[str, ...]) -> str:
    for unit in map(plain, units):
        if unit and text.lower().endswith(unit.strip().lower()):
            return text[: -len(unit.strip())]
    return text


def _product(text: str) -> float:
    """`a*b/c` from left to right."""
    parts = re.split(r"([*/])", text)
    value = _factor(parts[0])
    for operator, part in zip(parts[1::2], parts[2::2], strict=True):
        value = value * _factor(part) if operator == "*" else value / _factor(part)
    if not math.isfinite(value):
        raise Unreadable("number")
    return value


def _factor(text: str) -> float:
    found = _FACTOR.fullmatch(text)
    if found is None:
        raise Unreadable("number")
    value = float(f"{found['base']}e{found['exp'] or 0}")
    value = value ** int(found["power"]) if found["power"] else value
    return -value if found["sign"] == "-" else value
