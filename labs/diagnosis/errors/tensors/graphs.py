"""Functions that TensorFlow turns into graphs, and symbolic tensors."""

from __future__ import annotations

from labs.diagnosis.errors.advice import PRINT_SHAPES
from labs.diagnosis.errors.kinds import Kind, kind

KINDS: tuple[Kind, ...] = (
    kind(
        "tensor_out_of_scope",
        ("A tensor was carried out of its graph", "テンソルがグラフの外に持ち出されています"),
        (
            "A value from inside a `tf.function` is used outside of it, where it has no number.",
            "`tf.function` の中の値を外で使っています。外では数値がありません。",
        ),
        [
            (
                "It was kept in a list, a global or `self`: return it from the function instead.",
                "リスト、大域変数、`self` に入れています。関数の戻り値として返してください。",
            ),
            (
                "A variable is needed: `tf.Variable` made outside.",
                "値を残すなら、外で作った `tf.Variable` を使います。",
            ),
        ],
        [("What the decorated function stores.", "デコレーターの付いた関数が保存するもの。")],
        r"out of scope and cannot be used here",
        r"The tensor .{1,120} (?:cannot|can't) be accessed (?:here|from)",
    ),
    kind(
        "symbolic_bool",
        ("A graph cannot decide here", "グラフの中では判断できません"),
        (
            "A symbolic tensor stands in an `if`, `while`, `and` or `not`: its value is not known "
            "while the graph is made.",
            "`if`、`while`、`and`、`not` に記号テンソルがあります。グラフを作る時点では値が分かりません。",
        ),
        [
            ("Use `tf.where` or `tf.cond`.", "`tf.where` か `tf.cond` を使います。"),
            (
                "AutoGraph is switched off, or does not reach this function.",
                "AutoGraph が切られているか、この関数に届いていません。",
            ),
        ],
        [("The condition of this line.", "この行の条件。")],
        r"[Uu]sing a (?:symbolic )?`?tf\.Tensor`? as a Python `?bool`? is not allowed",
    ),
    kind(
        "symbolic_iterate",
        ("A graph cannot walk through a tensor", "グラフの中では繰り返せません"),
        (
            "A `for` loop or unpacking of a symbolic tensor is not possible here.",
            "記号テンソルを `for` で繰り返したり、複数の名前に分けたりはできません。",
        ),
        [
            (
                "Calculate with the whole tensor, or use `tf.unstack`.",
                "テンソル全体で計算するか `tf.unstack` を使います。",
            ),
            ("AutoGraph is switched off.", "AutoGraph が切られています。"),
        ],
        [("What the loop runs over.", "ループの対象。")],
        r"[Ii]terating over a (?:symbolic )?`?tf\.Tensor`? is not allowed",
        r"Tensor objects are only iterable when eager",
        r"Cannot iterate over a (?:tensor|shape) with unknown",
    ),
    kind(
        "symbolic_to_numpy",
        ("NumPy cannot work in a graph", "グラフの中で NumPy は使えません"),
        (
            "A symbolic tensor was given to NumPy, `float` or `int`, which need numbers.",
            "NumPy、`float`、`int` に記号テンソルを渡しています。これらには数値が必要です。",
        ),
        [
            (
                "Use TensorFlow's function of the same name: `tf.exp` for `np.exp`.",
                "同じ働きの TensorFlow の関数を使います：`np.exp` ではなく `tf.exp`。",
            ),
            (
                "The function runs as a graph because of `@tf.function` or `model.fit`.",
                "`@tf.function` や `model.fit` により、関数がグラフとして実行されています。",
            ),
        ],
        [("Every `np.` in this function.", "この関数の中のすべての `np.`。")],
        r"Cannot convert a symbolic (?:tf\.)?Tensor",
        r"__array__\(\) .{0,60}symbolic",
        r"must be real number, not (?:Symbolic)?Tensor",
        r"'(?:SymbolicTensor|Tensor)' object cannot be interpreted as an integer",
    ),
    kind(
        "variable_in_function",
        ("A variable is made on every call", "呼び出しのたびに変数を作っています"),
        (
            "Inside a `tf.function` a `tf.Variable` may be made only on the first call.",
            "`tf.function` の中で `tf.Variable` を作れるのは最初の呼び出しだけです。",
        ),
        [
            (
                "Make the variable outside and pass it in, or keep it in `self`.",
                "変数は外で作って渡すか、`self` に持たせます。",
            ),
            (
                "A layer or an optimiser is made inside the function.",
                "関数の中で層や最適化手法を作っています。",
            ),
        ],
        [
            (
                "Every `tf.Variable`, layer and optimiser in the decorated function.",
                "デコレーターの付いた関数の中の `tf.Variable`、層、最適化手法。",
            )
        ],
        r"tf\.function only supports singleton tf\.Variables",
        r"tf\.function-decorated function tried to create variables on non-first call",
        r"Variable .{0,120}(?:initializer|created).{0,60}(?:inside|within) a tf\.function",
    ),
    kind(
        "function_signature",
        ("The arguments do not fit the signature", "引数が宣言と合いません"),
        (
            "The `tf.function` was declared for other shapes or dtypes: {detail}",
            "`tf.function` に宣言した形か dtype と違います：{detail}",
        ),
        [
            (
                "The argument has another shape or dtype than `input_signature` says.",
                "引数の形か dtype が `input_signature` と違います。",
            ),
            (
                "The signature is too narrow: use None for free sizes.",
                "宣言が狭すぎます。自由な大きさは None にします。",
            ),
        ],
        [PRINT_SHAPES],
        r"Binding inputs to tf\.function failed due to `(?P<detail>.{1,150}?)`?\.? Received",
        r"Python inputs incompatible with input_signature(?P<detail>)",
        r"Can ?not cast (?P<detail>TensorSpec.{1,120})",
    ),
)
