"""Values and shapes that an operation does not take."""

from __future__ import annotations

from labs.diagnosis.errors.advice import (
    KEEPDIMS,
    PRINT_DTYPES,
    PRINT_SHAPES,
    TRANSPOSED,
    S,
    operand_shapes,
)
from labs.diagnosis.errors.kinds import Kind, kind

KINDS: tuple[Kind, ...] = (
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
                "配列に dtype を付けます：`x.astype('float32')`。",
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
                "ほかの TensorFlow 1 の行：`Session`、`feed_dict`。",
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
        derive=operand_shapes,
    ),
)
