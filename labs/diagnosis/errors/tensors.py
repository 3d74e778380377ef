"""TensorFlow: dtypes, shapes, gradients, graphs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from labs.diagnosis.errors import shapes
from labs.diagnosis.errors.arrays import INNER, KEEPDIMS, PRINT_DTYPES, PRINT_SHAPES, TRANSPOSED
from labs.diagnosis.errors.facts import Failure
from labs.diagnosis.errors.kinds import CauseGiven, Kind, Params, kind, when

S = shapes.SHAPE_TEXT
DTYPES = {"float": "float32", "double": "float64", "int": "int32", "half": "float16"}
TENSORS = ("tensor", "variable", "graph_tensor")
GRADIENT_WORDS = ("grad", "tape", "dx", "dy", "dw", "db")
TAPE = (
    "The lines inside `with tf.GradientTape() as tape:` and which values they use.",
    "`with tf.GradientTape() as tape:` の中の行と、そこで使う値。",
)
GRADIENT_CAUSES: list[CauseGiven] = [
    when(
        lambda failure, _p: not failure.has("variable"),
        "The value is a `tf.constant`: only variables are followed by themselves. Use "
        "`tf.Variable`, or `tape.watch(x)` inside the `with`.",
        "`tf.constant` の値です。自動で追跡されるのは変数だけです。`tf.Variable` にするか、`with` の中で "
        "`tape.watch(x)` を呼びます。",
    ),
    (
        "The loss was computed outside of the `with` of the tape.",
        "損失をテープの `with` の外で計算しています。",
    ),
    (
        "The chain is broken by `.numpy()`, NumPy functions or a cast to integers.",
        "`.numpy()`、NumPy の関数、整数への変換で計算のつながりが切れています。",
    ),
    (
        "The loss does not depend on this variable.",
        "損失がこの変数に依存していません。",
    ),
]


def _dtypes(_failure: Failure, params: Params) -> Mapping[str, Any]:
    return {
        name: DTYPES.get(params.get(name, ""), params.get(name, "?")) for name in ("want", "got")
    }


def _gradient(failure: Failure, params: Params) -> Mapping[str, Any] | None:
    """None in an operation is a gradient where the line holds tensors or says so."""
    if params.get("none"):
        return {} if failure.has(*TENSORS) and failure.has("none") else None
    if "operand" not in params:
        return {}
    if "NoneType" not in (params.get("left"), params.get("right")):
        return None
    line = failure.source_line.lower()
    named = any(word in line for word in GRADIENT_WORDS)
    return {} if failure.has(*TENSORS) or ("tf." in line and named) else None


def _values(failure: Failure, params: Params) -> Mapping[str, Any]:
    return shapes.both(failure, params) or {}


FIRST: tuple[Kind, ...] = (
    kind(
        "keras_no_data",
        ("A model or layer is called without data", "モデルか層にデータが渡されていません"),
        (
            "A Keras model or layer is called like a function, on data; the brackets are empty.",
            "Keras のモデルや層はデータを渡して呼び出しますが、かっこの中が空です。",
        ),
        [
            (
                "The data is missing: `model(X)`, `layer(x)`.",
                "データを渡していません。`model(X)`、`layer(x)` のように書きます。",
            ),
            (
                "A class was meant: the object is there already and needs no `()` of its own.",
                "クラスを呼ぶつもりなら、オブジェクトはすでにあるので `()` は要りません。",
            ),
        ],
        [
            (
                "What this model or layer should work on, and its name in your code.",
                "このモデルや層に渡すはずのデータと、その変数名。",
            )
        ],
        r"^missing a required argument: '(?P<missing>inputs|args)'$",
        r"^[\w.]{1,60}\.call\(\) missing 1 required positional argument: '(?P<missing>inputs)'",
        types="TypeError",
    ),
    kind(
        "gradient_none",
        ("There is no gradient", "勾配がありません"),
        (
            "A gradient is None: the tape saw no way from the variable to the loss.",
            "勾配が None です。変数から損失までのつながりをテープが記録していません。",
        ),
        GRADIENT_CAUSES,
        [TAPE],
        r"No gradients provided for any variable",
        r"^unsupported operand type\(s\) for (?P<operand>[^:]{1,20}): '(?P<left>[\w.]{1,60})' and "
        r"'(?P<right>[\w.]{1,60})'",
        r"Attempt to convert a value \((?P<none>None)\)",
        r"Gradients do not exist for variables",
        r"^`?grads?(?:_and_vars)?`? .{0,40}None",
        derive=_gradient,
    ),
    kind(
        "tape_used_twice",
        ("The tape was asked twice", "テープに 2 度たずねています"),
        (
            "A `tf.GradientTape` gives its gradients once and then forgets.",
            "`tf.GradientTape` は勾配を 1 度だけ返し、その後は記録を消します。",
        ),
        [
            (
                "Ask for all gradients in one call: `tape.gradient(loss, [w, b])`.",
                "1 度にまとめて求めます: `tape.gradient(loss, [w, b])`。",
            ),
            (
                "Or make it `tf.GradientTape(persistent=True)`.",
                "または `tf.GradientTape(persistent=True)` とします。",
            ),
        ],
        [("Every `tape.gradient`.", "すべての `tape.gradient`。")],
        r"non-persistent GradientTape can only be used to compute one set",
    ),
    kind(
        "tape_target_outside",
        ("The tape knows only tensors", "テープが扱えるのはテンソルだけです"),
        ("The loss or a variable is no tensor.", "損失か変数がテンソルではありません。"),
        GRADIENT_CAUSES,
        [TAPE],
        r"Target should be a list or nested structure of Tensors",
        r"Passed in object .{1,120} not Tensor",
        r"^`?tape\.gradient",
    ),
)

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
                "同じ働きの TensorFlow の関数を使います: `np.exp` ではなく `tf.exp`。",
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
            "`tf.function` に宣言した形か dtype と違います: {detail}",
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
    kind(
        "tf_dtype_mismatch",
        ("Two dtypes meet", "dtype がそろっていません"),
        (
            "TensorFlow does not convert by itself: {want} was expected, {got} came.",
            "TensorFlow は自動で変換しません。{want} のところに {got} が渡されています。",
        ),
        [
            when(
                lambda _f, params: "float64" in (params.get("got"), params.get("want")),
                "NumPy arrays are float64, TensorFlow uses float32: "
                "`tf.cast(x, tf.float32)` or `x.astype('float32')`.",
                "NumPy の配列は float64、TensorFlow は float32 です。`tf.cast(x, tf.float32)` か "
                "`x.astype('float32')` を使います。",
            ),
            when(
                lambda _f, params: "int" in params.get("got", "") + params.get("want", ""),
                "Labels or counts are integers: `tf.cast(y, tf.float32)`.",
                "ラベルや個数が整数です。`tf.cast(y, tf.float32)` を使います。",
            ),
            ("Cast one side so that both are equal.", "一方を変換して、両方をそろえます。"),
        ],
        [PRINT_DTYPES],
        r"cannot compute \w{1,40} as input #\d+\(zero-based\) was expected to be an? "
        r"(?P<want>\w{1,20}) tensor but is an? (?P<got>\w{1,20}) tensor",
        r"Tensor conversion requested dtype (?P<want>\w{1,20}) for Tensor with dtype (?P<got>\w{1,20})",
        r"Input '\w{1,40}' of '\w{1,40}' Op has type (?P<got>\w{1,20}) that does not match type "
        r"(?P<want>\w{1,20})",
        r"`x` and `y` must have the same dtype, got (?P<want>[\w.']{1,30}) != (?P<got>[\w.']{1,30})",
        r"Incompatible type conversion requested to type '?(?P<want>\w{1,20})'? .{0,60}type "
        r"'?(?P<got>\w{1,20})",
        derive=_dtypes,
    ),
    kind(
        "tf_convert_dtype",
        ("The value does not fit the dtype", "値が dtype に合いません"),
        (
            "{value} cannot become a tensor of dtype {want}.",
            "{value} を dtype {want} のテンソルにできません。",
        ),
        [
            (
                "The other tensor holds integers: `tf.cast(x, tf.float32)` first, or write `1.0`.",
                "もう一方のテンソルが整数です。先に `tf.cast(x, tf.float32)` とするか `1.0` と書きます。",
            ),
            (
                "The `dtype` argument is not the one that is meant.",
                "引数 `dtype` が意図と違います。",
            ),
        ],
        [PRINT_DTYPES],
        r"Cannot convert (?P<value>.{1,80}?) to EagerTensor of dtype (?P<want>\w{1,20})",
        r"Expected (?P<want>\w{1,20})(?: passed to parameter '\w+' of op '\w+')?, (?:but )?got "
        r"(?P<value>.{1,60}?) of type",
        r"Can't convert Python sequence with out-of-range integer to Tensor(?P<value>)(?P<want>)",
        derive=lambda _f, params: {"value": "…", "want": "?", **params},
    ),
    kind(
        "tf_none_value",
        ("None cannot become a tensor", "None はテンソルになりません"),
        (
            "A value is None where a number or tensor is needed.",
            "数やテンソルの場所に None があります。",
        ),
        [
            ("It is a gradient that the tape does not know.", "テープが知らない勾配です。"),
            ("A function has no `return`.", "関数に `return` がありません。"),
            (
                "A size of a Keras shape is None until there is data.",
                "Keras の形の大きさが、データが入るまで None です。",
            ),
        ],
        [("Where the value is made.", "値を作っている場所。")],
        r"Attempt to convert a value \(None\)",
        r"None values not supported",
        r"Cannot convert '?None'? to a",
        r"Argument `?\w+`? .{0,20}cannot be None",
    ),
    kind(
        "tf_matmul_rank",
        ("The numbers of dimensions differ", "次元の数が違います"),
        (
            "`tf.matmul` got {a}{left} and {b}{right}: both need two dimensions or more.",
            "`tf.matmul` に {a}{left} と {b}{right} が渡されました。どちらも 2 次元以上が必要です。",
        ),
        [
            (
                "A vector (n,) must become (n, 1): `tf.expand_dims(v, 1)` or `tf.reshape(v, (-1, 1))`.",
                "ベクトル (n,) を (n, 1) にします: `tf.expand_dims(v, 1)` か `tf.reshape(v, (-1, 1))`。",
            ),
        ],
        [PRINT_SHAPES],
        rf"In\[0\] and In\[1\] has different ndims: (?P<a>{S}) vs\. (?P<b>{S})",
        r"In\[[01]\] (?:ndims must be|is not a matrix|mismatch In)",
        r"Shape must be (?:at least )?rank 2 but is rank \d for .{0,60}[Mm]at",
        derive=_values,
    ),
    kind(
        "tf_matmul",
        ("The inner sizes of the product differ", "積の内側の大きさが違います"),
        (
            "In `tf.matmul` of {a}{left} and {b}{right} the columns of the first must be the rows "
            "of the second.",
            "`tf.matmul` の {a}{left} と {b}{right} では、左の列数と右の行数が同じでなければなりません。",
        ),
        INNER,
        [PRINT_SHAPES],
        rf"Matrix size-incompatible: In\[0\]: (?P<a>{S}), In\[1\]: (?P<b>{S})",
        rf"Dimensions must be equal, but are \d+ and \d+ for .{{0,120}}MatMul.* with input shapes: "
        rf"(?P<a>{S}), (?P<b>{S})",
        derive=_values,
    ),
    kind(
        "conv_too_small",
        ("The image is smaller than the window", "画像が窓より小さくなっています"),
        (
            "A convolution or pooling would give a size of zero or less.",
            "畳み込みやプーリングの結果の大きさが 0 以下になります。",
        ),
        [
            (
                "Too many layers shrink the image: use `padding='same'` or fewer poolings.",
                "縮める層が多すぎます。`padding='same'` にするか、プーリングを減らします。",
            ),
            (
                "The axes are mixed up: (height, width, channels).",
                "軸の順番が違います。(高さ, 幅, チャンネル) です。",
            ),
        ],
        [("The shapes layer by layer: `model.summary()`.", "層ごとの形: `model.summary()`。")],
        r"Computed output size would be (?:zero or )?negative",
        r"Negative dimension size caused by subtracting",
        r"The computed output size",
    ),
    kind(
        "conv_channels",
        ("The numbers of channels differ", "チャンネルの数が違います"),
        (
            "The input has {m} channels, the filter expects {n}.",
            "入力のチャンネルは {m}、フィルターが受け取るのは {n} です。",
        ),
        [
            (
                "A filter has the shape (height, width, channels in, channels out).",
                "フィルターの形は (高さ, 幅, 入力チャンネル, 出力チャンネル) です。",
            ),
            (
                "Grey images need an axis for one channel: `x[..., None]`.",
                "白黒画像にはチャンネルの軸が必要です: `x[..., None]`。",
            ),
        ],
        [PRINT_SHAPES],
        r"input depth must be evenly divisible by filter depth: (?P<m>\d+) vs\.? (?P<n>\d+)",
        r"number of input channels must be evenly divisible(?P<m>)(?P<n>)",
        r"Depth of input \((?P<m>\d+)\) is not a multiple of input depth of filter \((?P<n>\d+)",
        derive=lambda _f, params: {"m": "?", "n": "?", **params},
    ),
    kind(
        "label_out_of_range",
        ("A label is no class", "ラベルがクラスの範囲にありません"),
        (
            "The label {label} was met, but the classes are {range}.",
            "ラベル {label} がありますが、クラスの番号は {range} です。",
        ),
        [
            (
                "Labels count from 0: subtract 1 if yours begin at 1.",
                "ラベルは 0 から数えます。1 から始まるなら 1 を引きます。",
            ),
            (
                "The last layer has fewer units than there are classes.",
                "最後の層のユニットがクラスの数より少なくなっています。",
            ),
        ],
        [
            (
                "`y.min()`, `y.max()` and the size of the last layer.",
                "`y.min()`、`y.max()`、最後の層の大きさ。",
            )
        ],
        r"Received a label value of (?P<label>-?\d+) which is outside the valid range of "
        r"(?P<range>\[\d+, \d+\))",
    ),
    kind(
        "embedding_range",
        ("The index is no row of the table", "添字が表の行の範囲にありません"),
        (
            "Index {index} was looked up; the rows are {range}.",
            "添字 {index} を引いていますが、行の番号は {range} です。",
        ),
        [
            (
                "The vocabulary is larger than `input_dim`: it must be the largest index + 1.",
                "語彙が `input_dim` より大きくなっています。最大の添字 + 1 が必要です。",
            ),
            ("Indices count from 0.", "添字は 0 から数えます。"),
        ],
        [("The largest index.", "添字の最大値。")],
        r"indices\[(?:\d+,)+\d+\] = (?P<index>-?\d+) is not in (?P<range>\[\d+, \d+\))",
    ),
    kind(
        "tf_gather",
        ("The index goes past the end", "添字が範囲を超えています"),
        (
            "Index {index} was asked for; there are {range}.",
            "添字 {index} を指定していますが、範囲は {range} です。",
        ),
        [
            ("Counting begins at 0.", "番号は 0 から数えます。"),
            ("Another `axis` is meant.", "別の `axis` のつもりではありませんか。"),
        ],
        [PRINT_SHAPES],
        r"indices(?:\[[\d,]*\])? = \[?(?P<index>-?[\d, ]{1,20})\]? (?:is not in|does not index into) "
        r"(?P<range>.{1,40}?)(?: \[|$)",
    ),
    kind(
        "tf_index_range",
        ("The index goes past the end", "添字が範囲を超えています"),
        (
            "Index {index} does not exist on axis {axis}.",
            "軸 {axis} に添字 {index} はありません。",
        ),
        [
            (
                "Counting begins at 0: the last index is the size minus 1.",
                "番号は 0 から数えます。最後の添字は大きさ引く 1 です。",
            ),
            ("Rows and columns are mixed up.", "行と列を取り違えています。"),
        ],
        [PRINT_SHAPES],
        r"slice index (?P<index>-?\d+) of dimension (?P<axis>\d+) out of bounds",
    ),
    kind(
        "tf_index_type",
        ("This cannot be an index", "これは添字にできません"),
        (
            "Indices of a tensor are whole numbers and slices.",
            "テンソルの添字は整数とスライスです。",
        ),
        [
            ("`/` always gives a float: use `//`.", "`/` の結果は必ず小数です。`//` を使います。"),
            (
                "A mask needs `tf.boolean_mask`, a list of indices `tf.gather`.",
                "マスクには `tf.boolean_mask`、添字の並びには `tf.gather` を使います。",
            ),
        ],
        [("Print the index and its type.", "添字とその型を表示してください。")],
        r"Only integers, slices \(`:`\), ellipsis .{0,60}tf\.newaxis",
    ),
    kind(
        "tf_reshape",
        ("The number of entries does not fit the new shape", "要素の数が新しい形と合いません"),
        (
            "The tensor has {size} values, the new shape {want}.",
            "テンソルの値は {size} 個、新しい形に入るのは {want} 個です。",
        ),
        [
            (
                "A size was forgotten, such as the channels.",
                "チャンネルなど、大きさを 1 つ忘れています。",
            ),
            (
                "Leave one size open: `tf.reshape(x, (m, -1))`.",
                "1 つを任せます: `tf.reshape(x, (m, -1))`。",
            ),
        ],
        [PRINT_SHAPES],
        r"Input to reshape is a tensor with (?P<size>\d+) values, but the requested shape "
        r"(?:has|requires a multiple of) (?P<want>\d+)",
        r"Cannot reshape a tensor with (?P<size>\d+) elements to shape .{1,60} \((?P<want>\d+) elem",
    ),
    kind(
        "tf_concat",
        ("The tensors do not fit side by side", "つなぐテンソルの形が合いません"),
        (
            "Apart from the joined axis all sizes must be equal: {a} and {b}.",
            "つなぐ軸のほかは大きさが同じでなければなりません: {a} と {b}。",
        ),
        [
            ("Another `axis` is meant.", "別の `axis` のつもりではありませんか。"),
            ("One of the tensors is transposed.", "一方が転置になっています。"),
        ],
        [PRINT_SHAPES],
        rf"ConcatOp : (?:Dimension \d+ in both shapes must be equal|Dimensions of inputs should "
        rf"match): shape\[0\] = (?P<a>{S}) vs\. shape\[\d+\] = (?P<b>{S})",
        rf"ConcatOp : (?:Ranks|Expected).*(?P<a>{S}).*(?P<b>{S})",
        r"Dimension \d+ in both shapes must be equal",
        derive=lambda _f, params: {"a": "?", "b": "?", **params},
    ),
    kind(
        "tf_axis_range",
        ("There is no such axis", "その軸はありません"),
        (
            "Axis {axis} was asked for; the tensor has {dimensions} dimension(s), counted from 0.",
            "軸 {axis} を指定していますが、テンソルは {dimensions} 次元です(0 から数えます)。",
        ),
        [
            ("An axis was lost by an index or a sum.", "添字や合計で軸が消えています。"),
            ("Axes count from 0.", "軸は 0 から数えます。"),
        ],
        [PRINT_SHAPES],
        r"Invalid reduction dimension \(?(?P<axis>-?\d+) for input with (?P<dimensions>\d+)",
        r"Tried to expand dim index (?P<axis>-?\d+) for tensor with (?P<dimensions>\d+)",
        r"[Ee]xpected (?:dimension|axis).{0,30} in (?:the )?range .{1,30} got (?P<axis>-?\d+)",
        r"axis = (?P<axis>-?\d+) not in",
        r"`?(?:dim|axis)`? must be in the range .{1,120} Received: (?:dim|axis)=(?P<axis>-?\d+)",
        r"[Ii]nvalid axis:? (?P<axis>-?\d+)",
        derive=lambda _f, params: {"dimensions": "?", **params},
    ),
    kind(
        "tf_squeeze",
        ("Only axes of size 1 can be removed", "大きさ 1 の軸だけを取り除けます"),
        ("The axis to be squeezed has size {got}.", "取り除こうとした軸の大きさが {got} です。"),
        [("Another axis is meant.", "別の軸のつもりではありませんか。")],
        [PRINT_SHAPES],
        r"Can(?:not| not) squeeze dim\[\d+\], expected a dimension of 1, got (?P<got>\d+)",
    ),
    kind(
        "logits_labels_shape",
        ("Labels and outputs differ in shape", "ラベルと出力の形が違います"),
        (
            "The loss got logits of shape {a} and labels of shape {b}.",
            "損失に、形 {a} の logits と形 {b} のラベルが渡されました。",
        ),
        [
            TRANSPOSED,
            (
                "Class numbers need the `sparse_` loss, one-hot rows the other.",
                "クラス番号には `sparse_` の損失、one-hot にはもう一方を使います。",
            ),
            ("The last layer has the wrong number of units.", "最後の層のユニットの数が違います。"),
        ],
        [PRINT_SHAPES],
        rf"`?logits`? and `?labels`? must have the same shape, received \((?P<a>{S}) vs (?P<b>{S})\)",
        rf"logits and labels must (?:be broadcastable|have the same .{{1,30}}): "
        rf"logits_size=(?P<a>{S}) labels_size=(?P<b>{S})",
        rf"logits and labels must have the same first dimension, got logits shape (?P<a>{S}) and "
        rf"labels shape (?P<b>{S})",
        rf"Shapes? (?P<b>{S}) and (?P<a>{S}) are incompatible",
        rf"`labels\.shape` must equal `logits\.shape` .{{1,60}} labels\.shape=(?P<b>{S}) and "
        rf"logits\.shape=(?P<a>{S})",
        r"Rank mismatch: Rank of labels",
        derive=lambda _f, params: {"a": "?", "b": "?", **params},
    ),
    kind(
        "tf_assign_shape",
        ("The variable keeps its shape", "変数の形は変わりません"),
        (
            "The variable has the shape {a}, the new value {b}.",
            "変数の形は {a}、代入する値の形は {b} です。",
        ),
        [
            TRANSPOSED,
            (
                "The gradient was computed along the wrong axis.",
                "勾配を間違った軸で計算しています。",
            ),
        ],
        [PRINT_SHAPES],
        rf"Cannot assign (?:value )?to variable.*variable shape (?P<a>{S}),? and the assigned value "
        rf"shape (?P<b>{S})",
        rf"The shape of the target variable and the shape of the target value.*variable\.shape="
        rf"(?P<a>{S}), Received: value\.shape=(?P<b>{S})",
        r"Shape mismatch\.",
        derive=lambda _f, params: {"a": "?", "b": "?", **params},
    ),
    kind(
        "tf_ragged",
        ("The rows have different lengths", "行の長さがそろっていません"),
        (
            "A tensor needs rows of equal length.",
            "テンソルの行はすべて同じ長さでなければなりません。",
        ),
        [
            ("A row has a value too many or too few.", "値の多い行か少ない行があります。"),
            (
                "Different lengths are meant: `tf.ragged.constant` or filling up.",
                "長さが違ってよいなら `tf.ragged.constant` を使うか、埋めてそろえます。",
            ),
        ],
        [("The lengths of the rows.", "各行の長さ。")],
        r"Can't convert non-rectangular Python sequence",
        r"Argument must be a dense tensor: .{0,200}got shape",
    ),
    kind(
        "tf_mixed_types",
        ("Different types in one tensor", "1 つのテンソルに違う型が混ざっています"),
        ("All values of a tensor have the same dtype.", "テンソルの値はすべて同じ dtype です。"),
        [
            (
                "Texts and numbers, or tensors of different dtypes stand in one list.",
                "文字列と数、または dtype の違うテンソルが 1 つのリストにあります。",
            )
        ],
        [("The types of the list's items.", "リストの要素の型。")],
        r"Can't convert Python sequence with mixed types",
        r"must be .{0,40}all of the same (?:d)?type",
        r"Tensors in list passed to .{1,60} have types",
    ),
    kind(
        "tf_unsupported_value",
        ("This cannot become a tensor", "テンソルにできない値です"),
        (
            "A value of type {got} was given where a tensor is needed.",
            "テンソルの場所に型 {got} の値があります。",
        ),
        [
            (
                "A dictionary, a list of lists of different lengths or an object array was passed.",
                "辞書、長さの違うリスト、object の配列などを渡しています。",
            ),
            ("One item of it is meant.", "その中の 1 つを渡すつもりではありませんか。"),
            (
                "Give the array a dtype: `x.astype('float32')`.",
                "配列に dtype を付けます: `x.astype('float32')`。",
            ),
        ],
        [("Print `type(...)` and `.dtype`.", "`type(...)` と `.dtype` を表示してください。")],
        r"Attempt to convert a value \(.*\) with an unsupported type \(<class '(?P<got>[\w.]{1,60})'",
        r"Failed to convert a NumPy array to a Tensor \(Unsupported object type (?P<got>[\w.]{1,40})",
        r"Failed to convert (?P<got>.{1,60}?) to [Tt]ensor",
        r"Failed to convert elements of (?P<got>.{1,60})",
    ),
    kind(
        "tf_value_not_allowed",
        ("The function does not take this dtype", "この dtype は使えません"),
        (
            "{got} is not among {allowed}.",
            "{got} は使えません。使えるのは {allowed} です。",
        ),
        [
            (
                "Cast first: `tf.cast(x, tf.int32)` for indices, `tf.float32` for calculations.",
                "先に変換します。添字なら `tf.cast(x, tf.int32)`、計算なら `tf.float32` です。",
            )
        ],
        [PRINT_DTYPES],
        r"Value for attr '\w{1,20}' of (?P<got>\w{1,20}) is not in the list of allowed values: "
        r"(?P<allowed>[\w, ]{1,150})",
        r"Could not find device for node.{0,200}(?P<got>\w*)(?P<allowed>)$",
    ),
    kind(
        "tf_cast_text",
        ("Texts cannot be cast to numbers", "文字列は cast で数になりません"),
        ("`tf.cast` does not read texts.", "`tf.cast` は文字列を読み取りません。"),
        [("Use `tf.strings.to_number`.", "`tf.strings.to_number` を使います。")],
        [PRINT_DTYPES],
        r"Cast string to \w+ is not supported",
        r"Cast \w+ to string is not supported",
    ),
    kind(
        "not_a_number",
        ("NaN or infinity appeared", "NaN か無限大が現れました"),
        ("A tensor holds NaN or infinite values.", "テンソルに NaN か無限大が含まれています。"),
        [
            (
                "The logarithm of 0: use the loss with `from_logits=True` on raw outputs.",
                "log(0) です。生の出力には `from_logits=True` の損失を使います。",
            ),
            ("The step size is too large.", "学習率が大きすぎます。"),
            ("The data hold NaN already.", "データにすでに NaN があります。"),
        ],
        [
            (
                "The first step in which the loss is NaN, and the values before it.",
                "損失が最初に NaN になる段階と、その前の値。",
            )
        ],
        r"Tensor had (?:NaN|Inf|-Inf)",
        r"(?:Loss|loss) is (?:NaN|nan|inf)",
        r"Input (?:X |y )?contains (?:NaN|infinity)",
    ),
    kind(
        "tf_placeholder_eager",
        ("Placeholders are TensorFlow 1", "placeholder は TensorFlow 1 のものです"),
        (
            "In TensorFlow 2 code is computed at once; there is nothing to fill in later.",
            "TensorFlow 2 ではその場で計算されるので、後から値を入れる場所はありません。",
        ),
        [("Pass the values as arguments of a function.", "値は関数の引数として渡します。")],
        [
            (
                "Other lines of TensorFlow 1: `Session`, `feed_dict`.",
                "ほかの TensorFlow 1 の行: `Session`、`feed_dict`。",
            )
        ],
        r"tf\.placeholder\(\) is not compatible with eager",
        r"The Session graph is empty",
        r"`?loss`? passed to Optimizer\.compute_gradients should be a function when eager",
        r"tf\.gradients is not supported when eager execution",
    ),
    kind(
        "device_missing",
        ("The device is not there", "その装置はありません"),
        (
            "The code asks for a GPU or another device that this machine does not have.",
            "この計算機にない GPU などの装置を指定しています。",
        ),
        [
            (
                "Take `tf.device(...)` out: TensorFlow chooses by itself.",
                "`tf.device(...)` を消します。TensorFlow が自分で選びます。",
            )
        ],
        [("Every `tf.device`.", "すべての `tf.device`。")],
        r"Could not satisfy device specification",
        r"unknown device",
        r"Cannot assign a device for operation",
    ),
    kind(
        "tf_broadcast",
        ("The shapes do not go together", "形が合いません"),
        (
            "An element-wise operation got the shapes {a}{left} and {b}{right}. From the right, "
            "sizes must be equal or 1.",
            "要素ごとの演算に形 {a}{left} と {b}{right} が渡されました。右から比べて、大きさが同じか "
            "1 でなければなりません。",
        ),
        [
            TRANSPOSED,
            KEEPDIMS,
            (
                "One of them was computed along the wrong axis.",
                "一方を間違った軸で計算しています。",
            ),
        ],
        [PRINT_SHAPES],
        rf"Incompatible shapes: (?P<a>{S}) vs\. (?P<b>{S})",
        rf"Dimensions must be equal, but are \d+ and \d+ for .* with input shapes: (?P<a>{S}), "
        rf"(?P<b>{S})",
        r"required broadcastable shapes",
        rf"Incompatible shapes for broadcasting: (?P<a>{S}) and (?P<b>{S})",
        derive=_values,
    ),
)
