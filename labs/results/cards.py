"""The array card for people: what was expected, what came, where they differ. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from config.bilingual import pick
from config.problems import Text
from labs.results import layer_wording
from labs.results.tolerances import reason_text, tolerance_text
from labs.wording import number

HEADLINES: Final[dict[str, Text]] = {
    "type": gettext_lazy("The result is of another type than expected."),
    "none": gettext_lazy("The function returned None. Is there a return at its end?"),
    "unsupported": gettext_lazy("The result is of a type that cannot be compared."),
    "keys": gettext_lazy("The keys of the dictionary are not the expected ones."),
    "length": gettext_lazy("The number of entries is not the expected one."),
    "shape": gettext_lazy("The shape of the array is not the expected one."),
    "dtype": gettext_lazy("The entries of the array are of another kind than expected."),
    "values": gettext_lazy("The shape is right, but values differ."),
    "nan": gettext_lazy("The result has entries that are no finite numbers."),
    "speed": gettext_lazy("The values are right, but it is too slow."),
}


KEY: Final = re.compile(r"""^\[(["'])(?P<key>.*?)\1\](?P<rest>.*)$""")


@dataclass(frozen=True)
class Row:
    """A line of the table: what is compared, what was expected, what came."""

    label: str
    expected: str
    got: str
    differs: bool = False


@dataclass(frozen=True)
class Cell:
    """A place of the picture: column, row, and the share of wrong entries from 1 to 9."""

    x: int
    y: int
    level: int


@dataclass(frozen=True)
class Picture:
    """A coarse map of where entries are wrong; `text` says the same in words."""

    columns: int
    rows: int
    cells: tuple[Cell, ...]
    text: str

    @property
    def grid(self) -> str:
        """The lines between its places, as the data of an SVG path."""
        down = "".join(f"M{x} 0V{self.rows}" for x in range(1, self.columns))
        return down + "".join(f"M0 {y}H{self.columns}" for y in range(1, self.rows))


@dataclass(frozen=True)
class Card:
    """What a page shows of a wrong value."""

    headline: str
    where: str
    call: str
    rows: tuple[Row, ...]
    facts: tuple[str, ...]
    samples: tuple[Row, ...]
    judged: bool = False  # by a rule of the lab: `where` is the property that it looked at
    picture: Picture | None = field(default=None)
    tolerance_reason: str = ""  # how the fact about the tolerance ends

    @property
    def brief_facts(self) -> tuple[str, ...]:
        """The facts where an earlier card has said why the tolerance is what it is."""
        return tuple(fact.removesuffix(self.tolerance_reason).rstrip() for fact in self.facts)


def present_card(card: Mapping[str, Any]) -> Card:
    """Turn the grader's card into words, a table and a picture."""
    kind = str(card.get("kind"))
    return Card(
        headline=_headline(card, kind),
        where=_where(card),
        judged=bool(card.get("judged")),
        call=str(card.get("call") or ""),
        rows=tuple(_rows_of(card, kind)),
        facts=tuple(_facts(card)),
        samples=tuple(_samples(card)),
        picture=_picture(card),
        tolerance_reason=reason_text(card),
    )


def _where(card: Mapping[str, Any]) -> str:
    """The place in the result; of a model the layer says it better."""
    if (card.get("layer") or {}).get("rows"):
        return ""
    return _property(card) if card.get("judged") else str(card.get("path") or "")


def _rows_of(card: Mapping[str, Any], kind: str) -> list[Row]:
    if kind == "speed":
        return _speed_rows(card)
    settings = (card.get("layer") or {}).get("rows")
    return [_setting(*setting) for setting in settings] if settings else _rows(card)


def _setting(name: str, expected: str | None, got: str) -> Row:
    """A setting of a layer; a hidden check keeps what it expects."""
    label = layer_wording.label(name)
    return Row(label, _("not shown") if expected is None else expected, got, True)


def _property(card: Mapping[str, Any]) -> str:
    """The property of a result that a judge looked at, which is the key that it used for it.

    >>> _property({"path": "['len(costs)']"}), _property({"path": "['std'][1]"})
    ('len(costs)', 'std[1]')
    """
    found = KEY.match(str(card.get("path") or ""))
    return found["key"] + found["rest"] if found else str(card.get("path") or "")


def _headline(card: Mapping[str, Any], kind: str) -> str:
    if kind == "values" and "wrong" not in card:
        return _("The value is not the expected one.")
    signs = int(card.get("nan") or 0) + int(card.get("infinite") or 0)
    if kind == "values" and 0 < int(card.get("wrong") or 0) <= signs:
        one = card.get("entries") == 1
        return _("The number is NaN or infinite.") if one else str(HEADLINES["nan"])
    if kind == "values" and card.get("entries") == 1:
        return _("The number is not the expected one.")
    return str(HEADLINES.get(kind, HEADLINES["type"]))


def _rows(card: Mapping[str, Any]) -> list[Row]:
    expected, got = card.get("expected") or {}, card.get("got") or {}
    labels = {
        "type": _("Type of value"),
        "shape": _("Shape"),
        "dtype": _("Kind of entries"),
        "length": _("Number of entries"),
        "keys": _("Keys of the dictionary"),
        "text": _("Value"),
    }
    rows = []
    for key, label in labels.items():
        one, other = _shown(expected.get(key)), _shown(got.get(key))
        if key == "text" and one == "–" != other and card.get("kind") == "values":
            one = _("not shown")  # a hidden check keeps its values
        # Equal types are no news; an equal shape is, since it is what people look at first.
        if one != other or (key in ("shape", "dtype") and one not in ("–", "()")):
            rows.append(Row(label, one, other, one != other and "–" not in (one, other)))
    return rows


def _shown(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, Mapping):
        return str(pick(value))
    if isinstance(value, list):
        if all(isinstance(item, int) for item in value):
            return shape(value)
        return ", ".join(map(str, value))
    return str(value)


def shape(sizes: list[int]) -> str:
    """A shape as NumPy writes it.

    >>> shape([4]), shape([])
    ('(4,)', '()')
    """
    return f"({sizes[0]},)" if len(sizes) == 1 else f"({', '.join(map(str, sizes))})"


def _speed_rows(card: Mapping[str, Any]) -> list[Row]:
    allowed, mine = number(card.get("allowed_ms")), number(card.get("cpu_ms"))
    rows = [
        Row(
            _("Time"),
            _("%(ms)s ms at most") % {"ms": allowed},
            _("%(ms)s ms") % {"ms": mine},
            True,
        )
    ]
    required, reached = card.get("required"), card.get("speedup")
    if required and reached:
        times = _("%(times)s times as fast as loops")
        needed, had = times % {"times": number(required)}, times % {"times": number(reached)}
        rows.append(Row(_("Speed"), needed, had, True))
    return rows


def _facts(card: Mapping[str, Any]) -> list[str]:
    facts = [layer_wording.headline(card["layer"])] if card.get("layer") else []
    if card.get("missing"):
        facts.append(_("Missing: %(keys)s") % {"keys": ", ".join(card["missing"])})
    if card.get("extra"):
        facts.append(_("Not expected: %(keys)s") % {"keys": ", ".join(card["extra"])})
    if card.get("wrong") and card.get("entries", 0) > 1:
        words = {"wrong": card["wrong"], "entries": card["entries"]}
        facts.append(_("%(wrong)s of %(entries)s entries differ.") % words)
    if card.get("max_absolute") is not None:
        facts.append(_furthest(card))
    for key, text in (("nan", _not_a_number), ("infinite", _infinite)):
        if card.get(key):
            facts.append(text(int(card[key])))
    return facts + _measures(card)


def _measures(card: Mapping[str, Any]) -> list[str]:
    """By what it was measured."""
    facts = []
    compared = card.get("wrong") or (card.get("tolerance") or {}).get("source") == "draws"
    if compared and card.get("rtol") is not None:
        facts.append(tolerance_text(card))
    if card.get("handover_ms"):
        words = {"ms": number(card["handover_ms"])}
        facts.append(_("Handing the arrays over (%(ms)s ms) is not counted.") % words)
    return facts


def _furthest(card: Mapping[str, Any]) -> str:
    words = {"absolute": number(card["max_absolute"]), "relative": number(card.get("max_relative"))}
    if card.get("max_relative") is None:
        return _("Largest difference: %(absolute)s.") % words
    return _("Largest difference: %(absolute)s; relative to the right value: %(relative)s.") % words


def _not_a_number(count: int) -> str:
    return ngettext("%(count)s entry is NaN.", "%(count)s entries are NaN.", count) % {
        "count": count
    }


def _infinite(count: int) -> str:
    return ngettext("%(count)s entry is infinite.", "%(count)s entries are infinite.", count) % {
        "count": count
    }


def _samples(card: Mapping[str, Any]) -> list[Row]:
    return [
        Row(f"[{', '.join(map(str, one['index']))}]", str(one["expected"]), str(one["got"]), True)
        for one in card.get("samples") or []
        if one["index"]  # a single number stands in the table above already
    ]


def _picture(card: Mapping[str, Any]) -> Picture | None:
    picture = card.get("picture")
    if not picture or not card.get("wrong"):
        return None
    cells = tuple(
        Cell(x, y, int(digit))
        for y, row in enumerate(picture["cells"])
        for x, digit in enumerate(row)
        if digit != "0"
    )
    if len(cells) == picture["rows"] * picture["columns"]:
        return None  # that all of them differ stands in words already
    return Picture(
        int(picture["columns"]), int(picture["rows"]), cells, _where_text(picture, cells)
    )


def _where_text(picture: Mapping[str, Any], cells: tuple[Cell, ...]) -> str:
    rows, columns = {cell.y for cell in cells}, {cell.x for cell in cells}
    if picture["rows"] > 1 and len(rows) == 1 and len(columns) == picture["columns"]:
        return _("Map of the array: wrong entries in one band of rows.")
    if picture["columns"] > 1 and len(columns) == 1 and len(rows) == picture["rows"]:
        return _("Map of the array: wrong entries in one band of columns.")
    words = {"count": len(cells), "all": picture["rows"] * picture["columns"]}
    return _("Map of the array: wrong entries in %(count)s of %(all)s areas.") % words
