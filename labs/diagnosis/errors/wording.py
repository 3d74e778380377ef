"""An explanation in one language, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from labs.diagnosis.errors import shapes
from labs.diagnosis.errors.explain import Explanation
from labs.diagnosis.errors.facts import Value
from labs.diagnosis.errors.kinds import Params, Text

Language = Literal["ja", "en"]
MAX_SENTENCE = 600

KIND_NAMES: Final[dict[str, Text]] = {
    "array": Text("NumPy array", "NumPy 配列"),
    "array_scalar": Text("NumPy number", "NumPy の数"),
    "tensor": Text("tensor", "テンソル"),
    "graph_tensor": Text("symbolic tensor (graph)", "記号テンソル（グラフ）"),
    "keras_tensor": Text("symbolic tensor (Keras)", "記号テンソル（Keras）"),
    "variable": Text("variable", "変数（Variable）"),
    "layer": Text("layer or model", "層かモデル"),
    "list": Text("list", "リスト"),
    "tuple": Text("tuple", "タプル"),
    "dict": Text("dictionary", "辞書"),
    "set": Text("set", "集合"),
    "number": Text("number", "数"),
    "text": Text("text", "文字列"),
    "none": Text("None", "None"),
    "result": Text("result", "計算の結果"),
}


@dataclass(frozen=True)
class WordedValue:
    """A row of the table: expression, what it is, shape and dtype as people write them."""

    expression: str
    kind: str
    shape: str
    dtype: str
    symbolic: bool


@dataclass(frozen=True)
class Worded:
    """An explanation in one language. Words between backticks are code."""

    kind: str
    title: str
    what_happened: str
    causes: tuple[str, ...]
    look_at: tuple[str, ...]
    values: tuple[WordedValue, ...]


class _Lenient(dict[str, str]):
    """Parameters of which one may be missing: a gap is better than no explanation."""

    def __missing__(self, key: str) -> str:
        return "?"


def worded(explanation: Explanation, language: Language) -> Worded:
    """The explanation in `language`."""

    def say(text: Text) -> str:
        return sentence(text, explanation.params, language)

    return Worded(
        kind=explanation.kind,
        title=say(explanation.title),
        what_happened=say(explanation.what),
        causes=tuple(say(text) for text in explanation.causes),
        look_at=tuple(say(text) for text in explanation.look_at),
        values=tuple(_value(value, language) for value in explanation.values),
    )


def sentence(text: Text, params: Params, language: Language) -> str:
    """One text with its parameters; `name_en` and `name_ja` stand for `name` where they differ."""
    suffix = f"_{language}"
    own = {k.removesuffix(suffix): v for k, v in params.items() if k.endswith(suffix)}
    filled = getattr(text, language).format_map(_Lenient({**params, **own}))
    return str(filled)[:MAX_SENTENCE].strip()


def _value(value: Value, language: Language) -> WordedValue:
    name = KIND_NAMES.get(value.kind)
    shape = shapes.text(value.shape) if value.shape is not None else ""
    if value.length is not None and value.shape is None:
        shape = f"len {value.length}"
    return WordedValue(
        expression=value.expression,
        kind=getattr(name, language) if name else value.type or value.kind,
        shape=shape,
        dtype=value.dtype,
        symbolic=value.symbolic,
    )
