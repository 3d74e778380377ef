"""Items of lists, dictionaries and what has none."""

from __future__ import annotations

from labs.diagnosis.errors.advice import PRINT_SHAPE, PRINT_TYPE
from labs.diagnosis.errors.kinds import Kind, kind, when

KINDS: tuple[Kind, ...] = (
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
                "途中で配列が 1 つの数になっています（`sum`、`mean`、添字）。",
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
)
