"""Operators between values that do not go together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from labs.diagnosis.errors.advice import PRINT_TYPE, UNSUPPORTED
from labs.diagnosis.errors.facts import Failure
from labs.diagnosis.errors.kinds import Kind, Params, kind

SEQUENCES = frozenset({"list", "tuple"})


CALLABLES = frozenset({"function", "builtin_function_or_method", "method", "type"})


def _operands(*sets: frozenset[str]) -> Any:
    """Both operand types in the union of the sets, and one of each set."""

    def derive(_failure: Failure, params: Params) -> Mapping[str, Any] | None:
        pair = {params.get("left", ""), params.get("right", "")}
        return {} if all(pair & one for one in sets) else None

    return derive


KINDS: tuple[Kind, ...] = (
    kind(
        "text_and_number",
        ("A text and a number do not add", "文字列と数は足せません"),
        (
            "A text is combined with a value of another type.",
            "文字列をほかの型の値と組み合わせています。",
        ),
        [
            (
                'For output use an f-string: `f"epoch {{epoch}}"`.',
                '表示には f 文字列を使います：`f"epoch {{epoch}}"`。',
            ),
            (
                "A number was read as text: turn it into one with `int(...)` or `float(...)`.",
                "数を文字列として読んでいます。`int(...)` か `float(...)` で変換してください。",
            ),
        ],
        [PRINT_TYPE],
        r"^can only concatenate str",
        r"^must be str, not",
        r"^can't concat",
    ),
    kind(
        "text_and_number",
        ("A text and a number do not go together", "文字列と数は計算できません"),
        (
            "`{operand}` is not defined between {left} and {right}.",
            "`{operand}` は {left} と {right} の間では使えません。",
        ),
        [
            (
                "A number was read as text: turn it into one with `int(...)` or `float(...)`.",
                "数を文字列として読んでいます。`int(...)` か `float(...)` で変換してください。",
            ),
            ("For output use an f-string.", "表示には f 文字列を使います。"),
        ],
        [PRINT_TYPE],
        UNSUPPORTED,
        derive=_operands(frozenset({"str"})),
    ),
    kind(
        "method_not_called",
        ("A function is used without calling it", "関数を呼び出さずに使っています"),
        (
            "`{operand}` was applied to the function itself, not to what it returns.",
            "関数の結果ではなく、関数そのものに `{operand}` を使っています。",
        ),
        [
            (
                "The round brackets of the call are missing: `f()`.",
                "呼び出しの丸括弧がありません：`f()`。",
            )
        ],
        [("Names without brackets in this line.", "この行の、括弧の付いていない名前。")],
        UNSUPPORTED,
        derive=_operands(CALLABLES),
    ),
    kind(
        "list_arithmetic",
        ("Lists do not calculate like arrays", "リストは配列のようには計算できません"),
        (
            "Python lists know no element-wise arithmetic.",
            "Python のリストには要素ごとの計算がありません。",
        ),
        [
            (
                "Turn the list into an array first: `np.array(...)`.",
                "先に `np.array(...)` で配列にしてください。",
            ),
            (
                "A value is to be added to the list: `append`.",
                "リストに値を加えるなら `append` を使います。",
            ),
        ],
        [PRINT_TYPE],
        r"^can't multiply sequence by non-int",
        r"^can only concatenate (?:list|tuple)",
    ),
    kind(
        "list_arithmetic",
        ("Lists do not calculate like arrays", "リストは配列のようには計算できません"),
        (
            "`{operand}` is not defined between {left} and {right}.",
            "`{operand}` は {left} と {right} の間では使えません。",
        ),
        [
            (
                "Turn the list into an array first: `np.array(...)`.",
                "先に `np.array(...)` で配列にしてください。",
            ),
            (
                "A function returned a tuple of several values: take one of them.",
                "関数が複数の値のタプルを返しています。必要な 1 つを取り出してください。",
            ),
        ],
        [PRINT_TYPE],
        UNSUPPORTED,
        derive=_operands(SEQUENCES),
    ),
    kind(
        "operand_types",
        ("These types do not calculate together", "この型どうしは計算できません"),
        (
            "`{operand}` is not defined between {left} and {right}.",
            "`{operand}` は {left} と {right} の間では使えません。",
        ),
        [
            (
                "A container is used where one of its items is meant, such as `grads` for "
                '`grads["dW"]`.',
                '要素ではなく入れ物を使っています（`grads["dW"]` のところを `grads` など）。',
            ),
            (
                "A function returns another type than expected.",
                "関数が思っていた型と違うものを返しています。",
            ),
        ],
        [PRINT_TYPE],
        UNSUPPORTED,
        r"^bad operand type for (?P<operand>unary .|abs\(\)): '(?P<left>[\w.]{1,60})'(?P<right>)",
        derive=lambda _failure, params: {"right": params.get("right", "itself")},
    ),
)
