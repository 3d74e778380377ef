"""Python's own values: None, calls, unpacking, keys, indices, numbers and texts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from labs.diagnosis.errors.facts import Failure
from labs.diagnosis.errors.kinds import Kind, Params, kind, when
from labs.diagnosis.errors.names import NONE_CAUSES, PRINT_TYPE, WHO_RETURNS

NUMBERS = frozenset({"int", "float", "complex", "bool"})
SEQUENCES = frozenset({"list", "tuple"})
CALLABLES = frozenset({"function", "builtin_function_or_method", "method", "type"})


def _operands(*sets: frozenset[str]) -> Any:
    """Both operand types in the union of the sets, and one of each set."""

    def derive(_failure: Failure, params: Params) -> Mapping[str, Any] | None:
        pair = {params.get("left", ""), params.get("right", "")}
        return {} if all(pair & one for one in sets) else None

    return derive


def _none_operand(failure: Failure, params: Params) -> Mapping[str, Any] | None:
    if "NoneType" not in (params.get("left"), params.get("right")) and "operand" in params:
        return None
    none = next((v.expression for v in failure.values if v.kind == "none"), "")
    return {"which": f" (`{none}`)" if none else ""}


def _accepts(failure: Failure, _params: Params) -> Mapping[str, Any]:
    return {"accepts": ", ".join(failure.accepts)}


def _self_missing(_failure: Failure, params: Params) -> Mapping[str, Any] | None:
    one_more = int(params["given"]) == int(params["takes"]) + 1 and "." in params["function"]
    return {} if one_more and params["takes"] == "0" else None


def _keys(failure: Failure, params: Params) -> Mapping[str, Any]:
    asked = params.get("key") or failure.message.strip()[:60]
    similar = " / ".join(failure.similar)
    return {"key": asked, "keys": ", ".join(failure.keys), "similar": similar}


def _called(failure: Failure, params: Params) -> Mapping[str, Any]:
    """The name in front of the bracket, where the line shows it."""
    builtin = ("sum", "max", "min", "len", "list", "range", "str", "int", "float", "type", "input")
    line = failure.source_line
    name = next((word for word in builtin if f"{word}(" in line), "")
    return {"builtin": name if params.get("owner") not in ("module", "NoneType") else ""}


UNSUPPORTED = (
    r"^unsupported operand type\(s\) for (?P<operand>[^:]{1,20}): '(?P<left>[\w.]{1,60})' and "
    r"'(?P<right>[\w.]{1,60})'"
)
KNOWN_ACCEPTS = when(
    lambda failure, _p: bool(failure.accepts),
    "The function takes: {accepts}.",
    "この関数の引数は {accepts} です。",
)
DEF_LINE = (
    "The line that begins with `def`, beside this call.",
    "`def` の行と、この呼び出し。",
)
PRINT_SHAPE = (
    "Print the shape or the length before that line.",
    "その行の前で shape か長さを表示してみてください。",
)

KINDS: tuple[Kind, ...] = (
    kind(
        "none_subscript",
        ("The value is None", "値が None です"),
        (
            "An item was taken out of None: there is no value where one was expected.",
            "None から要素を取り出そうとしています。値があるはずの場所に値がありません。",
        ),
        NONE_CAUSES,
        [WHO_RETURNS],
        r"^'NoneType' object is not subscriptable",
        r"^'NoneType' object does not support item (?:assignment|deletion)",
    ),
    kind(
        "none_iterable",
        ("The value is None", "値が None です"),
        (
            "None was to be walked through or unpacked into several names.",
            "None を繰り返したり、複数の名前に分けたりしようとしています。",
        ),
        NONE_CAUSES,
        [WHO_RETURNS],
        r"^'NoneType' object is not (?:iterable|an iterator)",
        r"^cannot unpack non-iterable NoneType",
        r"argument of type 'NoneType' is not iterable",
        r"^object of type 'NoneType' has no len",
    ),
    kind(
        "none_operand",
        ("A calculation with None", "None との計算です"),
        (
            "One side of the operation is None{which}.",
            "演算の一方が None です{which}。",
        ),
        NONE_CAUSES,
        [WHO_RETURNS],
        UNSUPPORTED,
        r"^bad operand type for unary .: 'NoneType'",
        r"not supported between instances of '(?P<left>[\w.]{1,60})' and 'NoneType'",
        r"not supported between instances of 'NoneType' and",
        r"^float\(\) argument must be .{1,60} not 'NoneType'",
        derive=_none_operand,
    ),
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
                "クラスからオブジェクトを作らずに使っています(`Model()`)。",
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
                "値や大きさは 1 つのリストかタプルにまとめます: `np.array([1, 2, 3])`。",
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
                "綴りが違うか、この版では名前が違います(`dim` は `axis`、`lr` は `learning_rate`)。",
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
    kind(
        "unpack_too_many",
        ("More values than names", "名前より値が多くなっています"),
        (
            "The right side has more values than the {expected} names on the left.",
            "右辺の値が、左辺の名前 {expected} 個より多くなっています。",
        ),
        [
            (
                "The function returns more values than are taken.",
                "関数が返す値の数が、受け取る名前より多くなっています。",
            ),
            (
                "An array is walked through row by row: take its `.shape` or items instead.",
                "配列は行ごとに分けられます。`.shape` や要素を使うつもりではありませんか。",
            ),
            (
                "A loop over a dictionary needs `.items()`.",
                "辞書の繰り返しには `.items()` が必要です。",
            ),
        ],
        [
            (
                "What stands after `return` in the function, and the number of names here.",
                "関数の `return` の後ろと、ここの名前の数。",
            )
        ],
        r"^too many values to unpack \(expected (?P<expected>\d{1,6})",
    ),
    kind(
        "unpack_too_few",
        ("Fewer values than names", "名前より値が少なくなっています"),
        (
            "The left side has {expected} names, the right side {got} values.",
            "左辺の名前は {expected} 個ですが、右辺の値は {got} 個です。",
        ),
        [
            when(
                lambda failure, _p: ".shape" in failure.source_line,
                "The array has {got} dimensions, not {expected}.",
                "配列の次元は {expected} ではなく {got} です。",
            ),
            (
                "The function returns fewer values than are taken.",
                "関数が返す値の数が足りません。",
            ),
        ],
        [
            (
                "What stands after `return` in the function, or the shape of the array.",
                "関数の `return` の後ろ、または配列の shape。",
            )
        ],
        r"^not enough values to unpack \(expected (?:at least )?(?P<expected>\d{1,6}), "
        r"got (?P<got>\d{1,6})",
        r"^need more than (?P<got>\d{1,6}) values? to unpack(?P<expected>)",
        derive=lambda _failure, params: {"expected": params.get("expected", "?")},
    ),
    kind(
        "unpack_number",
        ("A single value cannot be unpacked", "1 つの値は分けられません"),
        (
            "Several names stand on the left, but the right side is one value of type {owner}.",
            "左辺に名前が複数ありますが、右辺は型 {owner} の 1 つの値です。",
        ),
        [
            (
                "The function returns one value where several are expected.",
                "複数返すはずの関数が 1 つだけ返しています。",
            )
        ],
        [("What stands after `return`.", "`return` の後ろ。")],
        r"^cannot unpack non-iterable (?P<owner>[\w.]{1,60}) object",
    ),
    kind(
        "key_missing",
        ("The dictionary has no such key", "辞書にそのキーはありません"),
        (
            "There is no key {key}.",
            "キー {key} はありません。",
        ),
        [
            when(
                lambda failure, _p: bool(failure.similar),
                "A spelling mistake: did you mean `{similar}`?",
                "綴り間違い: `{similar}` のことではありませんか。",
            ),
            when(
                lambda failure, _p: bool(failure.keys),
                "The keys that are there: {keys}.",
                "あるキーは次のとおりです: {keys}。",
            ),
            (
                "A number in the key counts wrongly, for example one layer too many.",
                "キーの中の番号がずれています(層を 1 つ数えすぎているなど)。",
            ),
            (
                "The value was never put into the dictionary.",
                "辞書に値を入れていません。",
            ),
        ],
        [("Print `.keys()` before that line.", "その行の前で `.keys()` を表示してください。")],
        types="KeyError",
        derive=_keys,
    ),
    kind(
        "number_not_iterable",
        ("A single number cannot be walked through", "1 つの数は繰り返せません"),
        (
            "A value of type {owner} stands where a list or array is needed.",
            "リストか配列が必要な場所に、型 {owner} の値があります。",
        ),
        [
            ("`range(...)` is missing around a number.", "数に `range(...)` が付いていません。"),
            (
                "An array became one number on the way (`sum`, `mean`, an index).",
                "途中で配列が 1 つの数になっています(`sum`、`mean`、添字)。",
            ),
        ],
        [PRINT_TYPE],
        r"^(?:argument of type )?'(?P<owner>[\w.]{1,60})'(?: object)? is not iterable",
    ),
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
                '表示には f 文字列を使います: `f"epoch {{epoch}}"`。',
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
                "呼び出しの丸括弧がありません: `f()`。",
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
                '要素ではなく入れ物を使っています(`grads["dW"]` のところを `grads` など)。',
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
    kind(
        "list_index_type",
        ("A list takes one whole number as index", "リストの添字は整数 1 つです"),
        (
            "The index is of type {given}.",
            "添字の型が {given} です。",
        ),
        [
            when(
                lambda _failure, params: params.get("given") == "tuple",
                "`x[i, j]` works on arrays; a nested list needs `x[i][j]`, or turn it into an "
                "array.",
                "`x[i, j]` は配列の書き方です。入れ子のリストは `x[i][j]` とするか、配列にしてください。",
            ),
            when(
                lambda _failure, params: params.get("given") == "float",
                "`/` always gives a float: use `//` for whole numbers.",
                "`/` の結果は必ず小数です。整数には `//` を使います。",
            ),
            when(
                lambda _failure, params: params.get("given") == "str",
                "A dictionary is expected here, but this is a list.",
                "辞書のはずの場所にリストがあります。",
            ),
            ("The index is not a whole number.", "添字が整数ではありません。"),
        ],
        [PRINT_TYPE],
        r"^(?:list|tuple|string) indices must be integers(?: or slices)?, not '?(?P<given>[\w.]{1,40})",
        r"^slice indices must be (?P<given>integers)",
    ),
    kind(
        "list_empty",
        ("The list is empty", "リストが空です"),
        ("An item was taken out of an empty list.", "空のリストから要素を取り出しています。"),
        [
            ("Nothing was put into it before.", "その前に何も入れていません。"),
            (
                "A loop takes out more than was put in.",
                "ループで入れた数より多く取り出しています。",
            ),
        ],
        [PRINT_SHAPE],
        r"^pop from (?:an )?empty",
        r"deque is empty",
    ),
    kind(
        "list_index_range",
        ("The index goes past the end", "添字が範囲を超えています"),
        (
            "The list or text is shorter than the index asks for.",
            "リストか文字列が、添字で求める位置より短くなっています。",
        ),
        [
            (
                "Counting begins at 0: the last index is the length minus 1.",
                "番号は 0 から数えます。最後の添字は長さ引く 1 です。",
            ),
            (
                "The loop runs once too often.",
                "ループが 1 回多く回っています。",
            ),
            ("The list is still empty.", "リストがまだ空です。"),
        ],
        [PRINT_SHAPE],
        r"^(?:list|tuple|string|range object|deque|bytearray)(?: assignment)? index out of range",
    ),
    kind(
        "tf_item_assignment",
        ("A tensor cannot be changed", "テンソルは変更できません"),
        (
            "Items of a TensorFlow tensor cannot be assigned.",
            "TensorFlow のテンソルの要素には代入できません。",
        ),
        [
            (
                "Use a `tf.Variable` and `.assign`, or `tf.tensor_scatter_nd_update`.",
                "`tf.Variable` と `.assign`、または `tf.tensor_scatter_nd_update` を使います。",
            ),
            (
                "Fill a NumPy array first and turn it into a tensor at the end.",
                "先に NumPy 配列を作り、最後にテンソルへ変換します。",
            ),
        ],
        [("Where the value is made.", "値を作っている場所。")],
        r"(?:Tensor|Variable)' object does not support item assignment",
        r"(?:Tensor|Variable)' object doesn't support item assignment",
    ),
    kind(
        "no_item_assignment",
        ("This value cannot be changed", "この値は変更できません"),
        (
            "Items of a {owner} cannot be assigned.",
            "{owner} の要素には代入できません。",
        ),
        [
            (
                "Tuples and texts never change: make a list or a new one.",
                "タプルと文字列は変更できません。リストにするか、作り直してください。",
            ),
            (
                "The variable holds something else than expected.",
                "変数に思っていたものと違うものが入っています。",
            ),
        ],
        [PRINT_TYPE],
        r"^'(?P<owner>[\w.]{1,80})' object (?:does not|doesn't) support item (?:assignment|deletion)",
    ),
    kind(
        "not_subscriptable",
        ("This value has no items", "この値に要素はありません"),
        (
            "Square brackets follow a value of type {owner}.",
            "型 {owner} の値の後に角括弧があります。",
        ),
        [
            when(
                lambda _failure, params: (
                    "function" in params.get("owner", "")
                    or params.get("owner") in ("method", "type")
                ),
                "A function is called with round brackets.",
                "関数の呼び出しには丸括弧を使います。",
            ),
            (
                "An array became one number on the way (`sum`, `mean`, an index).",
                "途中で配列が 1 つの数になっています(`sum`、`mean`、添字)。",
            ),
            (
                "The variable was assigned again with another meaning.",
                "変数が別の意味で代入し直されています。",
            ),
        ],
        [PRINT_TYPE],
        r"^'(?P<owner>[\w.]{1,80})' object is not subscriptable",
        r"^'(?P<owner>[\w.]{1,80})' object has no attribute '__getitem__'",
        r"^type '(?P<owner>[\w.]{1,80})' is not subscriptable",
        r"^(?P<owner>set)' object does not support indexing",
    ),
    kind(
        "unhashable",
        ("This cannot be a key", "これはキーにできません"),
        (
            "A value of type {owner} can change and so cannot be a key of a dictionary or in a set.",
            "型 {owner} の値は変更できるので、辞書のキーや集合の要素にはできません。",
        ),
        [
            ("Use a tuple instead of a list.", "リストの代わりにタプルを使います。"),
            (
                "An array was put in as a key: use its name.",
                "配列をキーにしています。名前を使ってください。",
            ),
        ],
        [("What stands in the brackets.", "括弧の中身。")],
        r"^(?:cannot use '[\w.]{1,60}' as a \w+ \w+ \()?unhashable type: '?(?P<owner>[\w.]{1,60})",
        r"^(?P<owner>[\w.]{1,40}) is unhashable",
    ),
    kind(
        "number_from_text",
        ("This text is no number", "この文字列は数値ではありません"),
        (
            "{text} cannot be read as a number.",
            "{text} を数値として読み取れません。",
        ),
        [
            (
                "The text contains letters, blanks or a unit.",
                "文字、空白、単位などが含まれています。",
            ),
            (
                '`int("12.5")` does not work: `float` first.',
                '`int("12.5")` は使えません。先に `float` で変換します。',
            ),
            (
                "Names and numbers stand in one array or one column of a file.",
                "1 つの配列やファイルの列に、名前と数が混ざっています。",
            ),
        ],
        [("Print the text with `repr(...)`.", "`repr(...)` で文字列を表示してください。")],
        r"^invalid literal for int\(\) with base \d+: (?P<text>.{1,60})",
        r"could not convert string to (?:float|int|complex)(?:: (?P<text>.{1,60}))?",
        r"complex\(\) arg is a malformed (?P<text>string)",
        derive=lambda _failure, params: {"text": params.get("text", "…")},
    ),
    kind(
        "no_length",
        ("This value has no length", "この値に長さはありません"),
        (
            "`len` was asked of a value of type {owner}.",
            "型 {owner} の値に `len` を使っています。",
        ),
        [
            (
                "A single number stands where a list or array is expected.",
                "リストか配列のはずの場所に 1 つの数があります。",
            ),
            (
                "A generator or `zip` needs `list(...)` first.",
                "生成器や `zip` には先に `list(...)` が必要です。",
            ),
        ],
        [PRINT_TYPE],
        r"^object of type '(?P<owner>[\w.]{1,80})' has no len\(\)",
    ),
    kind(
        "compare_types",
        ("These values cannot be compared", "この値どうしは比べられません"),
        (
            "`{operand}` is not defined between {left} and {right}.",
            "`{operand}` は {left} と {right} の間では使えません。",
        ),
        [
            (
                "A number was read as text.",
                "数を文字列として読んでいます。",
            ),
            (
                "A list is compared with a number: turn it into an array or loop over it.",
                "リストと数を比べています。配列にするか、要素ごとに比べてください。",
            ),
        ],
        [PRINT_TYPE],
        r"^'(?P<operand>[<>=]{1,2})' not supported between instances of '(?P<left>[\w.]{1,60})' and "
        r"'(?P<right>[\w.]{1,60})'",
    ),
    kind(
        "changed_while_looping",
        ("It changed while it was walked through", "繰り返しの途中で変更されました"),
        (
            "A dictionary or set got or lost items during a loop over it.",
            "繰り返しの途中で、辞書か集合の要素が増減しています。",
        ),
        [
            (
                "Loop over a copy: `for key in list(d):`.",
                "写しに対して繰り返します: `for key in list(d):`。",
            )
        ],
        [("What the loop adds or deletes.", "ループの中で加えたり消したりするもの。")],
        r"changed (?:size )?during iteration",
        r"dictionary keys changed",
    ),
    kind(
        "float_for_integer",
        ("A whole number is needed", "整数が必要です"),
        (
            "A float stands where a size, count or index is needed.",
            "大きさ、個数、添字の場所に小数があります。",
        ),
        [
            (
                "`/` always gives a float: use `//`, or `int(...)`.",
                "`/` の結果は必ず小数です。`//` か `int(...)` を使ってください。",
            ),
            (
                "A size was computed by `np.sqrt`, `mean` or similar.",
                "`np.sqrt` や `mean` などで大きさを計算しています。",
            ),
        ],
        [("Every division on the way to this number.", "この数を求めるまでの割り算。")],
        r"^'(?:numpy\.)?float\w*' object cannot be interpreted as an(?: index| integer)",
        r"^integer argument expected, got float",
        r"must be an integer(?:, not|; got) float",
    ),
    kind(
        "tuple_for_integer",
        ("Sizes one by one are needed here", "ここでは大きさを 1 つずつ渡します"),
        (
            "A {owner} stands where whole numbers are needed.",
            "整数が必要な場所に {owner} があります。",
        ),
        [
            (
                "`np.random.randn` and `rand` take the sizes one by one: `randn(3, 2)`, not "
                "`randn((3, 2))`.",
                "`np.random.randn` と `rand` は大きさを 1 つずつ受け取ります。`randn((3, 2))` ではなく "
                "`randn(3, 2)` です。",
            ),
            (
                "`range` needs a number: `len(...)` or `.shape[0]`.",
                "`range` には数が必要です。`len(...)` か `.shape[0]` を使ってください。",
            ),
        ],
        [("The brackets of the call.", "呼び出しの括弧。")],
        r"^'(?P<owner>tuple|list|numpy\.ndarray|str|dict)' object cannot be interpreted as an integer",
    ),
    kind(
        "shape_not_known",
        ("A size is None", "大きさが None です"),
        (
            "None stands where a whole number is needed.",
            "整数が必要な場所に None があります。",
        ),
        [
            (
                "The batch size of a Keras shape is None until there is data: use `tf.shape(x)[0]`.",
                "Keras の形のバッチの大きさは、データが入るまで None です。`tf.shape(x)[0]` を使います。",
            ),
            (
                "A function that should return a number has no `return`.",
                "数を返すはずの関数に `return` がありません。",
            ),
        ],
        [WHO_RETURNS],
        r"^'NoneType' object cannot be interpreted as an integer",
    ),
    kind(
        "value_not_in_list",
        ("The value is not in the list", "リストにその値はありません"),
        (
            "A value was to be found or removed that the list does not contain.",
            "リストにない値を探したり消したりしています。",
        ),
        [
            (
                'The value is of another type, such as `3` and `"3"`.',
                '値の型が違います(`3` と `"3"` など)。',
            ),
            ("It was removed before.", "すでに消しています。"),
        ],
        [("Print the list before that line.", "その行の前でリストを表示してください。")],
        r"x not in (?:list|tuple|deque)",
        r"is not in list$",
        r"^substring not found",
    ),
    kind(
        "no_context_manager",
        ("with does not work on this value", "この値に with は使えません"),
        (
            "A value of type {owner} cannot stand after `with`.",
            "型 {owner} の値は `with` の後に置けません。",
        ),
        [
            (
                "Brackets are missing, as in `with tf.GradientTape() as tape:`.",
                "`with tf.GradientTape() as tape:` のような括弧がありません。",
            )
        ],
        [PRINT_TYPE],
        r"^'(?P<owner>[\w.]{1,80})' object does not support the (?:asynchronous )?context manager",
        r"^(?P<owner>__enter__|__exit__)$",
    ),
    kind(
        "text_format",
        ("A text does not have the expected form", "文字列の形式が合いません"),
        (
            "The text, or a format in it, cannot be used here: {detail}",
            "この文字列、またはその中の書式が使えません: {detail}",
        ),
        [
            (
                "The placeholders and the values do not fit in number or type.",
                "置き換える場所と値の数や型が合っていません。",
            ),
            (
                "JSON needs double quotation marks around texts and keys.",
                "JSON では文字列とキーを二重引用符で囲みます。",
            ),
        ],
        [("The text, printed with `repr(...)`.", "`repr(...)` で表示した文字列。")],
        r"^(?P<detail>(?:not enough|not all) arguments .{0,40}format.*)",
        r"^(?P<detail>Unknown format code.*)",
        r"^(?P<detail>Invalid format spec.*)",
        r"^(?P<detail>unsupported format (?:string|character).*)",
        r"^(?P<detail>(?:Expecting|Extra data|Unterminated string|Invalid control).*line \d+.*)",
        r"^(?P<detail>Replacement index .*)",
        r"^(?P<detail>%\w format: a .{1,60})",
    ),
    kind(
        "text_encoding",
        ("Bytes that are no text", "文字列として読めないバイトです"),
        (
            "The data cannot be read or written with the encoding {codec}.",
            "文字コード {codec} では読み書きできないデータです。",
        ),
        [
            (
                "The file is in another encoding, such as Shift_JIS, or is no text at all.",
                "ファイルが別の文字コード(Shift_JIS など)か、文字のファイルではありません。",
            )
        ],
        [("Where the bytes come from.", "バイトの出どころ。")],
        r"^'(?P<codec>[\w-]{1,30})' codec can't (?:de|en)code",
    ),
    kind(
        "argument_type",
        ("A value has the wrong type", "値の型が違います"),
        (
            "The function cannot work with this: {detail}",
            "関数がこの値を扱えません: {detail}",
        ),
        [
            (
                "None or a list stands where one number is needed.",
                "1 つの数が必要な場所に None やリストがあります。",
            ),
            ("The arguments are in the wrong order.", "引数の順番が違います。"),
        ],
        [PRINT_TYPE],
        r"^(?P<detail>[\w.]{1,40}\(\) argument .{0,40}must be .{1,80}, not .*)",
        r"^(?P<detail>must be real number, not .*)",
        r"^(?P<detail>type \w{1,40} doesn't define __\w{1,20}__ method)",
        r"^(?P<detail>cannot convert dictionary update sequence .*)",
        r"^(?P<detail>expected str, bytes or os.PathLike.*)",
        r"^(?P<detail>descriptor .{1,80})",
        r"^(?P<detail>isinstance\(\) arg 2 .*)",
        r"^(?P<detail>.{0,40}a bytes-like object is required.*)",
    ),
    kind(
        "empty_sequence",
        ("There is nothing in it", "中身がありません"),
        (
            "`{function}` was asked of an empty list.",
            "空のリストに `{function}` を使っています。",
        ),
        [
            ("The list was never filled.", "リストに何も入れていません。"),
            ("A condition lets nothing through.", "条件に合うものが 1 つもありません。"),
        ],
        [PRINT_SHAPE],
        r"^(?P<function>max|min)\(\) (?:arg is an empty sequence|iterable argument is empty)",
        r"^(?P<function>reduce)\(\) of empty",
        r"^Cannot (?P<function>choose) from an empty",
        r"^(?P<function>mean) requires at least one",
    ),
    kind(
        "empty_range",
        ("The range is empty", "範囲が空です"),
        ("The lower limit is not below the upper one.", "下限が上限より小さくありません。"),
        [
            ("The two limits are swapped.", "2 つの限界が逆です。"),
            ("A size used as the limit is 0.", "限界に使う大きさが 0 です。"),
        ],
        [("Print both limits before that line.", "その行の前で両方の限界を表示してください。")],
        r"^low >= high",
        r"empty range for",
        r"^high <= 0",
    ),
    kind(
        "no_such_method",
        ("super() does not work here", "ここでは super() を使えません"),
        (
            "`super()` only works inside a method of a class.",
            "`super()` はクラスのメソッドの中でだけ使えます。",
        ),
        [
            ("The line is not inside the class.", "クラスの中に書かれていません。"),
            ("The method lacks `self`.", "メソッドに `self` がありません。"),
        ],
        [("The indentation of the class.", "クラスの字下げ。")],
        r"^super\(\): ",
    ),
)
