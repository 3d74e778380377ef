"""What a relation means, in sentences for learners, in English and natural Japanese. Pure.

Placeholders are made from the evidence: what (dw, the result), at (where it stands in the result),
expression (X.shape[1]), values (sizes in the calls that failed), and the facts themselves.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from labs.diagnosis.phrases import PHRASES

PREFIX = "relation:"
JAPANESE: Final = "[\u3040-\u30ff\u4e00-\u9fff]"
BETWEEN_JAPANESE: Final = re.compile(f"(?<={JAPANESE}) (?={JAPANESE})")  # spaces are for code
LAYER: Final = re.compile(r"\['layers'\]\[(\d+)\]")
SENTENCES: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = PHRASES
# The formulas of labs.diagnosis.relations.factors, with the size or argument put in.
FORMULAS: Final[dict[str, str]] = {
    "k": "{k}", "1/k": "1/{k}", "sqrt(k)": "√{k}", "1/sqrt(k)": "1/√{k}",
    "k/(k-1)": "{k}/({k} - 1)", "(k-1)/k": "({k} - 1)/{k}",
    "sqrt(k/(k-1))": "√({k}/({k} - 1))", "sqrt((k-1)/k)": "√(({k} - 1)/{k})",
    "2k": "2·{k}", "1/(2k)": "1/(2·{k})", "k/2": "{k}/2", "2/k": "2/{k}",
    "sqrt(k/2)": "√({k}/2)", "sqrt(2/k)": "√(2/{k})",
    "k/l": "{k}/{l}", "sqrt(k/l)": "√({k}/{l})", "k-1": "({k} - 1)",
    "1-v^t": "(1 - {k}^t)", "1/(1-v^t)": "1/(1 - {k}^t)", "kl": "{k}·{l}", "1/(kl)": "1/({k}·{l})",
    "v": "{k}", "1/v": "1/{k}", "1-v": "(1 - {k})", "1/(1-v)": "1/(1 - {k})", "v^2": "{k}²",
    "-v": "-{k}", "-(1-v)": "-(1 - {k})", "-1/v": "-1/{k}", "2v": "2·{k}", "-2v": "-2·{k}",
    "1-v^2": "(1 - {k}²)", "v(1-v)": "{k}(1 - {k})", "v>0": "({k} > 0)",
}  # fmt: skip
WORDS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "result": "the result", "entry": "entry {key} of the result", "and": " and ",
        "at": " at {paths}", "axis": "axis {axis}", "all": "all entries", "rows": "axis {axis}",
        "left-out": "is missing", "twice": "was added once too often",
        "subtracted": "has the wrong sign",
        "last": "last", "first": "first", "previous": "the call before", "first-call": "the first",
        "truncated": "the decimals are cut off", "floor": "rounded down", "ceil": "rounded up",
        "round": "rounded to whole numbers", "later": "later", "earlier": "earlier",
        "lower": "not below {bound}", "upper": "not above {bound}",
        "both": "between {other} and {bound}", "slice-last": "the last slice",
        "slice-first": "the first slice", "slice-rest": "all but the first slice",
        "negative": " The sign is wrong as well.",
        "argument-sum": "sum", "nothing": "", "layer": "layer {number}",
    },
    "ja": {
        "result": "戻り値", "entry": "戻り値の {key}", "and": " と ",
        "at": "（{paths}）", "axis": "軸 {axis}", "all": "全要素", "rows": "軸 {axis}",
        "left-out": "が抜けています", "twice": "が 1 回余分に足されています",
        "subtracted": "の符号が逆です",
        "last": "最後", "first": "最初", "previous": "1 つ前の呼び出し",
        "first-call": "最初の呼び出し",
        "truncated": "小数部分が切り捨てられて", "floor": "小さい方の整数に丸められて",
        "ceil": "大きい方の整数に丸められて", "round": "整数に丸められて",
        "later": "後ろ", "earlier": "前",
        "lower": "{bound} 以上", "upper": "{bound} 以下", "both": "{other} 以上 {bound} 以下",
        "slice-last": "最後の部分", "slice-first": "最初の部分", "slice-rest": "最初以外の部分",
        "negative": "符号も逆です。", "layer": "{number} 番目の層",
        "argument-sum": "和", "nothing": "",
    },
}  # fmt: skip


@dataclass(frozen=True)
class Sentence:
    """A name in words: what it is in a few, and what to look at."""

    title: str
    explanation: str


def sentence(
    evidence: Mapping[str, Any] | None, mistake: str, function: str, language: str
) -> Sentence | None:
    """The words for "relation:<name>"; None for a relation that is no longer known."""
    facts = evidence or {}
    texts = SENTENCES.get(_variant(mistake.removeprefix(PREFIX), facts))
    if texts is None:
        return None
    title, explanation = texts.get(language, texts["en"])
    words = _Words(_words(facts, function or str(facts.get("function", "")), language))
    return Sentence(_begun(title, words), (_begun(explanation, words)).strip())


def _begun(text: str, words: Mapping[str, str]) -> str:
    """With a capital, unless it begins with a name of the code."""
    if "," in words["paths"]:
        text = text.replace("%(what)s is ", "%(what)s are ").replace(
            "(what)s has ", "(what)s have "
        )
    said = BETWEEN_JAPANESE.sub("", text % words)
    named = text.startswith("%(") and not said.startswith(("the ", "entry ", "all "))
    return said if named else said[:1].upper() + said[1:]


class _Words(dict[str, str]):
    """Placeholders of which some may be missing, since older rows stay as they are."""

    def __missing__(self, key: str) -> str:
        return "?"


def _variant(name: str, facts: Mapping[str, Any]) -> str:
    """The text for a special case of a relation, where there is one of its own."""
    special = {
        "times-size": "times-size" if facts.get("formula") == "k" else "size-formula",
        "divided-by-size": "divided-by-size" if facts.get("formula") == "1/k" else "size-formula",
        "step-missing": f"step-missing-{facts.get('step')}",
        "not-finite": f"not-finite-{facts.get('operation')}",
        "unchanged": "unchanged" if facts.get("argument") else "unchanged-parts",
        "normalised-along": "wrong-axis",
    }.get(name, name)
    return special if special in SENTENCES else name


def _words(facts: Mapping[str, Any], function: str, language: str) -> dict[str, str]:
    words = WORDS[language]
    plain = {key: _plain(value) for key, value in facts.items()}
    return {
        **plain,
        "function": function or "?",
        "what": _what(facts.get("paths") or [], words),
        "at": _at(facts.get("paths") or [], words),
        "expression": _expression(facts),
        "values": _values(facts),
        "axis": _axis(facts.get("axis"), words),
        "your_axis": _axis(facts.get("your_axis"), words),
        "how_words": words.get(str(facts.get("how")), str(facts.get("how", ""))),
        "which_words": words.get(str(facts.get("which")), ""),
        "which_call": words["previous" if facts.get("which") == "previous" else "first-call"],
        "direction": words["later" if str(facts.get("by")).startswith("1") else "earlier"],
        "bounds": _bounds(facts, words),
        "negative": words["negative"] if facts.get("negative") else "",
        "parts": words["and"].join(_part(part) for part in facts.get("parts") or []),
        "slices": words.get(f"slice-{facts.get('which')}", ""),
        "arguments": words["and"].join(str(one) for one in facts.get("arguments") or []),
        "right": _form(facts, "right"),
        "yours": _form(facts, "yours"),
        "expected": _shape(facts.get("expected")),
        "got": _shape(facts.get("got")),
        "axes": ", ".join(str(axis) for axis in facts.get("axes") or []),
    }


def _part(key: Any) -> str:
    """A key as it is; a position in brackets."""
    return f"[{key}]" if str(key).isdigit() else str(key)


def _plain(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _what(paths: Sequence[str], words: Mapping[str, str]) -> str:
    """dw and db, or the result."""
    if not paths:
        return words["result"]
    names = [_last(str(path), words) for path in paths]
    return words["and"].join(dict.fromkeys(names))


def _last(path: str, words: Mapping[str, str]) -> str:
    key = path[path.rfind("[") + 1 : -1]
    return key.strip("'\"") if key[:1] in "'\"" else words["entry"].format(key=path)


def _at(paths: Sequence[str], words: Mapping[str, str]) -> str:
    if not paths or all(path.count("[") == 1 and "'" not in path for path in paths):
        return ""
    places = dict.fromkeys(_place(str(path), words) for path in paths)
    return words["at"].format(paths=", ".join(places))


def _place(path: str, words: Mapping[str, str]) -> str:
    """A path as it is; in the table of a model the layer, counted from 1."""
    layer = LAYER.search(path)
    return words["layer"].format(number=int(layer[1]) + 1) if layer else path


def _expression(facts: Mapping[str, Any]) -> str:
    """X.shape[1], or what the factor is made of."""
    sizes = [_size(one) for one in facts.get("sizes") or []]
    named = sizes or [str(facts.get("by") or facts.get("argument") or "?")]
    formula = FORMULAS.get(str(facts.get("formula")), "{k}")
    return formula.format(k=named[0], l=named[-1])


def _size(size: Mapping[str, Any]) -> str:
    axis = size.get("axis")
    if axis == -1:
        return f"{size.get('argument')}.size"
    return str(size.get("argument")) if axis is None else f"{size.get('argument')}.shape[{axis}]"


def _form(facts: Mapping[str, Any], side: str) -> str:
    """A form of an argument with the argument in it; anything else as it is."""
    form = FORMULAS.get(str(facts.get(side)))
    return form.format(k=facts.get("argument"), l="") if form else str(facts.get(side, ""))


def _values(facts: Mapping[str, Any]) -> str:
    rows = facts.get("values") or []
    return ", ".join("·".join(str(value) for value in row) for row in rows)


def _axis(axis: Any, words: Mapping[str, str]) -> str:
    return words["all"] if axis is None else words["axis"].format(axis=axis)


def _shape(value: Any) -> str:
    if not isinstance(value, (list, tuple)):
        return str(value)
    return f"({value[0]},)" if len(value) == 1 else f"({', '.join(map(str, value))})"


def _bounds(facts: Mapping[str, Any], words: Mapping[str, str]) -> str:
    argument = facts.get("argument")
    bound = str(argument) if argument else _plain(facts.get("bound", "?"))
    other = f"-{argument}" if argument else _plain(facts.get("other_bound", "?"))
    return words.get(str(facts.get("side")), "{bound}").format(bound=bound, other=other)
