"""Labels, indices, reshaping and joining."""

from __future__ import annotations

from labs.diagnosis.errors.advice import PRINT_SHAPES, S
from labs.diagnosis.errors.kinds import Kind, kind

KINDS: tuple[Kind, ...] = (
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
                "1 つを任せます：`tf.reshape(x, (m, -1))`。",
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
            "つなぐ軸のほかは大きさが同じでなければなりません：{a} と {b}。",
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
            "軸 {axis} を指定していますが、テンソルは {dimensions} 次元です（0 から数えます）。",
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
)
