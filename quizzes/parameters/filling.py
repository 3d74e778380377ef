"""Placeholders: `{{name}}`, `{{expression}}`, `{{expression:format}}`.

A text that is one placeholder without a format becomes the value itself (a number, a list); all
others become text. Formats: `.2f` and the like, `signed` (`+ 3`, `- 3`), `paren` (`(-3)`), `py`
(as Python prints it), `tex` (a matrix in LaTeX), `percent` (25 for 0.25).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

import numpy as np

from quizzes.parameters.draws import steadied
from quizzes.parameters.functions import Faulty
from quizzes.parameters.language import evaluate

PLACEHOLDER = re.compile(r"\{\{([^{}]+)\}\}")
_NUMBER = re.compile(r"[+]?,?(\.\d{1,2})?[fgde]?\Z")
LANGUAGES = ("ja", "en")
WORDS = frozenset({*LANGUAGES, "code"})
"""Keys whose value is always text, also where it is one placeholder alone."""
UNTOUCHED = frozenset({"id", "type", "concepts", "section", "figure", "parameters", "where"})


def filled(value: Any, names: Mapping[str, Any], kept: Collection[str] = ()) -> Any:
    """`value` (texts, lists, mappings) with every placeholder replaced, except those in `kept`."""
    if isinstance(value, str):
        return _text(value, names, kept)
    if isinstance(value, list):
        return [filled(part, names, kept) for part in value]
    if isinstance(value, Mapping):
        return {key: _field(key, part, names, kept) for key, part in value.items()}
    return value


def _field(key: str, part: Any, names: Mapping[str, Any], kept: Collection[str]) -> Any:
    if key in UNTOUCHED:
        return part
    made = filled(part, _spoken(names, key), kept)
    return made if key not in WORDS or isinstance(made, Mapping | list) else as_text(made, "")


def _spoken(names: Mapping[str, Any], key: object) -> Mapping[str, Any]:
    """Inside `ja` or `en`, words in both languages are those of that language."""
    if key not in LANGUAGES:
        return names
    return {
        name: value[key] if isinstance(value, Mapping) else value for name, value in names.items()
    }


def _text(text: str, names: Mapping[str, Any], kept: Collection[str]) -> Any:
    if "{{" not in text:
        return text
    whole = PLACEHOLDER.fullmatch(text.strip())
    if whole and whole[1].strip() not in kept and not _parts(whole[1])[1]:
        return as_data(evaluate(whole[1], names))

    def replaced(found: re.Match[str]) -> str:
        if found[1].strip() in kept:
            return found[0]
        expression, form = _parts(found[1])
        return as_text(evaluate(expression, names), form)

    return PLACEHOLDER.sub(replaced, text)


def _parts(inside: str) -> tuple[str, str]:
    """Expression and format; a colon inside brackets is a slice."""
    head, colon, form = inside.rpartition(":")
    if not colon or head.count("[") != head.count("]"):
        return inside, ""
    return head, form.strip()


def as_data(value: Any) -> Any:
    """Plain numbers, texts and lists, as JSON has them."""
    value = steadied(value)
    return value.tolist() if isinstance(value, np.ndarray) else value


def as_text(value: Any, form: str) -> str:
    """The value in a format; raises Faulty for a format that does not fit."""
    value = as_data(value)
    writers: dict[str, Callable[[Any], str]] = {
        "": _short,
        "signed": lambda v: f"{'-' if v < 0 else '+'} {_short(abs(v))}",
        "paren": lambda v: f"({_short(v)})" if v < 0 else _short(v),
        "py": repr,
        "tex": _tex,
        "percent": lambda v: _short(100 * v),
    }
    try:
        if form in writers:
            return writers[form](value)
        if form and _NUMBER.fullmatch(form):
            return _no_minus_zero(format(value, form))
    except (TypeError, ValueError):
        raise Faulty(f"a value that fits the format {form!r}") from None
    raise Faulty(f"a format such as .2f, signed, paren, py, tex or percent, not {form!r}")


def _short(value: Any) -> str:
    """At most six significant digits, without zeros at the end."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return f"[{', '.join(map(_short, value))}]"
    return _no_minus_zero(f"{value:.6g}") if isinstance(value, float) else str(value)


def _no_minus_zero(text: str) -> str:
    return text[1:] if re.fullmatch(r"-0(\.0*)?", text) else text


def _tex(value: Any) -> str:
    if not isinstance(value, list):
        return _short(value)
    rows = value if value and isinstance(value[0], list) else [value]
    inside = r" \\ ".join(" & ".join(map(_short, row)) for row in rows)
    return rf"\begin{{bmatrix}} {inside} \end{{bmatrix}}"
