"""Calls: what can be called, and with which arguments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from labs.diagnosis.errors.facts import Failure
from labs.diagnosis.errors.kinds import Kind, Params, kind, when


def _accepts(failure: Failure, _params: Params) -> Mapping[str, Any]:
    return {"accepts": ", ".join(failure.accepts)}


def _self_missing(_failure: Failure, params: Params) -> Mapping[str, Any] | None:
    one_more = int(params["given"]) == int(params["takes"]) + 1 and "." in params["function"]
    return {} if one_more and params["takes"] == "0" else None


def _called(failure: Failure, params: Params) -> Mapping[str, Any]:
    """The name in front of the bracket, where the line shows it."""
    builtin = ("sum", "max", "min", "len", "list", "range", "str", "int", "float", "type", "input")
    line = failure.source_line
    name = next((word for word in builtin if f"{word}(" in line), "")
    return {"builtin": name if params.get("owner") not in ("module", "NoneType") else ""}


KNOWN_ACCEPTS = when(
    lambda failure, _p: bool(failure.accepts),
    "The function takes: {accepts}.",
    "この関数の引数は {accepts} です。",
)


DEF_LINE = (
    "The line that begins with `def`, beside this call.",
    "`def` の行と、この呼び出し。",
)


KINDS: tuple[Kind, ...] = (
    kind(
        "not_callable",
        ("Something is called that is no function", "関数でないものを呼び出しています"),
        (
            "A value of type {owner} stands in front of round brackets.",
            "丸括弧の前に型 {owner} の値があります。",
        ),
        [
            when(
                lambda _failure, params: bool(params.get("builtin")),
                "A variable of yours is called `{builtin}` and hides Python's function.",
                "自分の変数 `{builtin}` が Python の関数を隠しています。",
            ),
            when(
                lambda _failure, params: params.get("owner") == "module",
                "A module is called instead of a function in it.",
                "モジュールの中の関数ではなく、モジュールそのものを呼び出しています。",
            ),
            (
                "An item is meant: that takes square brackets.",
                "要素を取り出すつもりなら角括弧を使います。",
            ),
            (
                "The `*` between a number and a bracket is missing.",
                "数と括弧の間の `*` がありません。",
            ),
            (
                "A variable has the same name as the function.",
                "変数が関数と同じ名前になっています。",
            ),
        ],
        [
            (
                "What the name in front of the brackets was assigned last.",
                "括弧の前の名前に最後に代入したもの。",
            )
        ],
        r"^'(?P<owner>[\w.]{1,80})' object is not callable",
        derive=_called,
    ),
    kind(
        "self_missing",
        ("A method without self", "メソッドに self がありません"),
        (
            "`{function}` is called on an object but takes no arguments; Python passes the object "
            "itself first.",
            "`{function}` は引数を取りませんが、メソッドとして呼ぶと最初にオブジェクト自身が渡されます。",
        ),
        [
            (
                "`self` is missing as the first parameter.",
                "最初の引数 `self` がありません。",
            )
        ],
        [DEF_LINE],
        r"^(?P<function>[\w.<>]{1,120})\(\) takes (?P<takes>\d{1,3}) positional arguments? but "
        r"(?P<given>\d{1,3}) (?:was|were) given",
        derive=_self_missing,
    ),
    kind(
        "missing_argument",
        ("Arguments are missing", "引数が足りません"),
        (
            "`{function}` was called without {missing}.",
            "`{function}` の呼び出しに {missing} がありません。",
        ),
        [
            KNOWN_ACCEPTS,
            (
                "The call gives fewer values than the `def` line asks for.",
                "`def` の行が求める数より少ない値で呼び出しています。",
            ),
            (
                "A class is used without making an object of it first (`Model()`).",
                "クラスからオブジェクトを作らずに使っています（`Model()`）。",
            ),
        ],
        [DEF_LINE],
        r"^(?P<function>[\w.<>]{1,120})\(\) missing \d{1,3} required (?:positional|keyword-only) "
        r"arguments?: (?P<missing>.{1,100})",
        r"^Missing required positional (?P<missing>argument)(?P<function>)",
        r"^missing a required (?:keyword-only )?argument: (?P<missing>'\w{1,60}')(?P<function>)",
        r"^(?P<function>[\w.]{1,80}) (?:expected|takes) (?:at least |exactly )?\d{1,3} "
        r"(?P<missing>arguments?)[ ,(].{0,20}\bgot [01]\b",
        r"^(?P<function>[\w.]{1,80})\(\) takes (?:at least |exactly )\w{1,6} (?P<missing>arguments?) "
        r"\([01] given\)",
        r"^(?P<function>[\w.]{1,80})\(\) missing required (?P<missing>argument '\w{1,40}')",
        derive=lambda failure, params: {
            **_accepts(failure, params),
            "function": params.get("function", "call"),
        },
    ),
    kind(
        "too_many_arguments",
        ("Too many arguments", "引数が多すぎます"),
        (
            "`{function}` takes {takes} values without a name but got {given}.",
            "`{function}` が名前なしで受け取る値は {takes} 個ですが、{given} 個渡されています。",
        ),
        [
            KNOWN_ACCEPTS,
            when(
                lambda _failure, params: (
                    params.get("function", "").split(".")[-1] in ("array", "zeros", "ones", "empty")
                ),
                "The values or sizes belong into one list or tuple: `np.array([1, 2, 3])`.",
                "値や大きさは 1 つのリストかタプルにまとめます：`np.array([1, 2, 3])`。",
            ),
            when(
                lambda _failure, params: "." in params.get("function", ""),
                "`self` is missing in the `def` line: Python passes the object first.",
                "`def` の行に `self` がありません。最初にオブジェクト自身が渡されます。",
            ),
            (
                "One value too many is given, or a tuple was spread with `*`.",
                "値が余分か、`*` でタプルを広げています。",
            ),
        ],
        [DEF_LINE],
        r"^(?P<function>[\w.<>]{1,120})\(\) takes (?P<takes>(?:from )?[\w ]{1,20}?) positional "
        r"arguments? but (?P<given>\d{1,3})",
        r"^(?P<function>[\w.<>]{1,120})\(\) takes (?P<takes>(?:at most |exactly )?\w{1,6}) "
        r"(?:positional )?arguments? \((?P<given>\d{1,3}) given\)",
        r"^(?P<function>[\w.<>]{1,120})\(\) takes (?P<takes>no) (?:keyword )?arguments(?P<given>)",
        r"^too many (?P<function>positional )arguments(?P<takes>)(?P<given>)",
        r"^(?P<function>\w{1,60}) expected (?P<takes>at most \d{1,3}) arguments?, got (?P<given>\d+)",
        derive=lambda failure, params: {
            "takes": "fewer",
            "given": "more",
            **_accepts(failure, params),
            **params,
        },
    ),
    kind(
        "argument_twice",
        ("An argument is given twice", "同じ引数が 2 度渡されています"),
        (
            "`{function}` got `{name}` both by position and by name.",
            "`{function}` に `{name}` が位置と名前の両方で渡されています。",
        ),
        [
            KNOWN_ACCEPTS,
            (
                "The first values fill the first parameters; give each only once.",
                "名前なしの値は先頭の引数から順に入ります。それぞれ 1 度だけ渡してください。",
            ),
        ],
        [DEF_LINE],
        r"^(?P<function>[\w.<>]{1,120})\(\) got multiple values for (?:keyword )?argument "
        r"'(?P<name>\w{1,60})'",
        r"^(?P<function>)multiple values for argument '(?P<name>\w{1,60})'",
        derive=_accepts,
    ),
    kind(
        "unexpected_keyword",
        ("The function has no such argument", "その名前の引数はありません"),
        (
            "`{name}` is no argument of {function}.",
            "{function} に `{name}` という引数はありません。",
        ),
        [
            KNOWN_ACCEPTS,
            (
                "The name is misspelt, or has another name in this version (`dim` is `axis`, "
                "`lr` is `learning_rate`).",
                "綴りが違うか、この版では名前が違います（`dim` は `axis`、`lr` は `learning_rate`）。",
            ),
            (
                "The argument belongs to another function.",
                "別の関数の引数です。",
            ),
        ],
        [DEF_LINE],
        r"^(?P<function>[\w.<>]{1,120})\(\) got an unexpected keyword argument '(?P<name>\w{1,60})'",
        r"^[Gg]ot an unexpected keyword argument '(?P<name>\w{1,60})'",
        r"'(?P<name>\w{1,60})' is an invalid keyword argument for (?P<function>[\w.]{1,60})",
        r"^(?P<function>[\w.]{1,60})\(\) got some positional-only arguments .*: '(?P<name>\w{1,40})",
        r"^Argument\(s\) not recognized: \{'(?P<name>\w{1,60})'",
        derive=lambda failure, params: {
            **_accepts(failure, params),
            "function": f"`{params['function']}`" if params.get("function") else "the function",
        },
    ),
)
