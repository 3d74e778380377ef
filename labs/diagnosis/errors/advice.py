"""Causes and places to look at that several kinds of errors share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from labs.diagnosis.errors import shapes
from labs.diagnosis.errors.facts import Failure
from labs.diagnosis.errors.kinds import CauseGiven, Params, when

S = shapes.SHAPE_TEXT

PRINT_SHAPES = (
    "Print `.shape` of every array of the line just before it.",
    "その行の直前で、行にあるすべての配列の `.shape` を表示してください。",
)

PRINT_DTYPES = (
    "Print `.dtype` of every array of the line just before it.",
    "その行の直前で、行にあるすべての配列の `.dtype` を表示してください。",
)

TRANSPOSED = when(
    shapes.transposed,
    "One of the two is transposed: `.T` is missing or too much.",
    "一方が転置になっています。`.T` が足りないか余分です。",
)

KEEPDIMS = when(
    shapes.needs_column,
    "The vector belongs to the rows: it needs the shape (n, 1). Use `keepdims=True` in the sum or "
    "mean, or `reshape(-1, 1)`.",
    "ベクトルは行に対応するので形 (n, 1) が必要です。`sum` や `mean` に `keepdims=True` を付けるか、"
    "`reshape(-1, 1)` を使います。",
)

INNER: list[CauseGiven] = [
    when(
        shapes.first_needs_transpose,
        "The first factor is the wrong way round: try `.T` on it.",
        "左の行列の向きが逆です。左側に `.T` を付けてみてください。",
    ),
    when(
        shapes.second_needs_transpose,
        "The second factor is the wrong way round: try `.T` on it.",
        "右の行列の向きが逆です。右側に `.T` を付けてみてください。",
    ),
    when(
        shapes.swapped,
        "The two factors are in the wrong order.",
        "2 つの行列の順番が逆です。",
    ),
    when(
        shapes.same_shape,
        "An element-wise product `*` is meant.",
        "要素ごとの積 `*` のつもりではありませんか。",
    ),
    when(
        shapes.one_dimensional,
        "A one-dimensional array (n,) is neither row nor column: make it (n, 1) with "
        "`reshape(-1, 1)`.",
        "1 次元の配列 (n,) は行でも列でもありません。`reshape(-1, 1)` で (n, 1) にします。",
    ),
    (
        "The layer sizes do not follow on each other: W has the shape (units, inputs).",
        "層の大きさがつながっていません。W の形は (ユニット数, 入力数) です。",
    ),
]


def with_similar(failure: Failure, _params: Params) -> Mapping[str, Any]:
    """Names that the one in question resembles."""
    return {"similar": " / ".join(f"{name}" for name in failure.similar)}


def has_similar(failure: Failure, _params: Params) -> bool:
    """Whether a name resembles the one in question."""
    return bool(failure.similar)


OBJECT = r"^'(?P<owner>[\w.]{1,80})' object has no attribute '(?P<name>\w{1,80})'"

DID_YOU_MEAN = when(
    has_similar,
    "A spelling mistake: did you mean `{similar}`?",
    "綴り間違い：`{similar}` のことではありませんか。",
)

PRINT_TYPE = (
    "Print `type(...)` of the value before that line.",
    "その行の前で `type(...)` を表示してみてください。",
)

NONE_CAUSES = [
    (
        "A function of yours has no `return`, so calling it gives None.",
        "自分の関数に `return` がないため、呼び出した結果が None になっています。",
    ),
    (
        "The function returns only in one branch of an `if`.",
        "`if` の一方の枝でしか `return` していません。",
    ),
    (
        "A method that changes in place (`append`, `sort`, `update`) returns None.",
        "その場で変更するメソッド（`append`、`sort`、`update`）は None を返します。",
    ),
]

WHO_RETURNS = (
    "The function that made the value: does each way through it end with `return`?",
    "値を作った関数。どの道筋も `return` で終わっていますか。",
)

UNSUPPORTED = (
    r"^unsupported operand type\(s\) for (?P<operand>[^:]{1,20}): '(?P<left>[\w.]{1,60})' and "
    r"'(?P<right>[\w.]{1,60})'"
)

PRINT_SHAPE = (
    "Print the shape or the length before that line.",
    "その行の前で shape か長さを表示してみてください。",
)


def operand_shapes(failure: Failure, params: Params) -> Mapping[str, Any]:
    """Both shapes with their expressions where they are known; the kind fits without them too."""
    return shapes.both(failure, params) or {}


SUMMARY = ("`model.summary()` and the shape of the data.", "`model.summary()` とデータの形。")

SYNTAX = "SyntaxError IndentationError TabError"

LINE_AND_BEFORE = (
    "Look at this line and at the end of the line before it.",
    "この行と、その前の行の終わりを見てください。",
)
