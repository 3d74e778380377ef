"""NumPy: shapes, axes, indices, dtypes, linear algebra. Sklearn's two frequent ones as well."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from labs.diagnosis.errors import shapes
from labs.diagnosis.errors.facts import Failure
from labs.diagnosis.errors.kinds import CauseGiven, Kind, Params, kind, when

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
OFF_BY_ONE = when(
    shapes.off_by_one,
    "One has one entry more: a row or column was cut off or added.",
    "一方の要素が 1 つ多くなっています。行か列を削ったり加えたりしていないか確かめてください。",
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


def _sizes(_failure: Failure, params: Params) -> Mapping[str, Any]:
    """What the shape asks for, where all of it is known."""
    wanted = shapes.parse(params.get("b", ""))
    known = [size for size in wanted or () if size is not None]
    product = 1
    for size in known:
        product *= size
    return {"product": product if wanted and len(known) == len(wanted) else f"{product} · ?"}


def _axis(failure: Failure, params: Params) -> Mapping[str, Any]:
    dimensions = params.get("dimensions", "")
    last = int(dimensions) - 1 if dimensions.isdigit() and dimensions != "0" else None
    return {
        "axis": params.get("axis", "?"),
        "dimensions": dimensions or "?",
        "last": "–" if last is None else last,
    }


def _warning(_failure: Failure, params: Params) -> Mapping[str, Any]:
    return {"where": params.get("where", "")}


KINDS: tuple[Kind, ...] = (
    kind(
        "broadcast_in_place",
        ("The result does not fit into the left side", "結果が左辺に収まりません"),
        (
            "`+=` and the like keep the shape {a} of the left side, but the result has the shape "
            "{b}.",
            "`+=` などは左辺の形 {a} を保ちますが、結果の形は {b} になります。",
        ),
        [
            (
                "The sum over an axis is missing on the right side.",
                "右辺に、軸に沿った合計がありません。",
            ),
            (
                "A larger array is meant: write `x = x + ...`.",
                "大きくなってよいなら `x = x + ...` と書きます。",
            ),
        ],
        [PRINT_SHAPES],
        rf"non-broadcastable output operand with shape (?P<a>{S}) doesn't match the broadcast "
        rf"shape (?P<b>{S})",
    ),
    kind(
        "assign_shape",
        ("The value does not fit into this place", "値がこの場所に収まりません"),
        (
            "An array of shape {a} was to be written into a place of shape {b}.",
            "形 {b} の場所に形 {a} の配列を入れようとしています。",
        ),
        [
            TRANSPOSED,
            (
                "The place is a row where a column is meant, or the other way round.",
                "列のつもりの場所が行になっています(またはその逆)。",
            ),
            (
                "The array to be filled was made with the wrong size.",
                "入れ先の配列の大きさが間違っています。",
            ),
        ],
        [PRINT_SHAPES],
        rf"could not broadcast input array from shape (?P<a>{S}) into shape (?P<b>{S})",
        rf"shape mismatch: value array of shape (?P<a>{S}) could not be broadcast to indexing "
        rf"result of shape (?P<b>{S})",
        r"cannot copy sequence with size (?P<a>\d+) to array axis with dimension (?P<b>\d+)",
        r"NumPy boolean array indexing assignment cannot assign (?P<a>\d+) input values to the "
        r"(?P<b>\d+) output",
    ),
    kind(
        "index_arrays_shape",
        ("The index arrays do not fit together", "添字の配列どうしが合いません"),
        (
            "Several arrays are used as an index at once; their shapes {a} and {b} do not go "
            "together.",
            "複数の配列を同時に添字に使っていますが、形 {a} と {b} が合いません。",
        ),
        [
            (
                "Rows and columns are chosen pair by pair: both arrays need the same length.",
                "行と列は 1 組ずつ選ばれます。両方の長さを同じにしてください。",
            ),
            (
                "All combinations are meant: use `np.ix_`.",
                "すべての組み合わせなら `np.ix_` を使います。",
            ),
        ],
        [PRINT_SHAPES],
        rf"shape mismatch: indexing arrays could not be broadcast together with shapes (?P<a>{S}) "
        rf"(?P<b>{S})",
    ),
    kind(
        "einsum",
        ("The letters of einsum do not fit the arrays", "einsum の文字が配列と合いません"),
        (
            "Each letter stands for one axis, and the same letter for the same size.",
            "文字は 1 つの軸を表し、同じ文字の軸は同じ大きさでなければなりません。",
        ),
        [
            (
                "An array has more or fewer axes than letters.",
                "配列の軸の数と文字の数が違います。",
            ),
            (
                "Two axes share a letter but differ in size.",
                "同じ文字の軸の大きさが違います。",
            ),
        ],
        [PRINT_SHAPES],
        r"einstein sum",
        r"\[original->remapped\].*->.*newaxis",
        r"^Expected exactly \d+ inputs into einsum",
        r"Equation .{1,60} (?:einsum|dimensions)",
    ),
    kind(
        "broadcast",
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
            OFF_BY_ONE,
            (
                "One of the arrays was computed along the wrong axis.",
                "一方の配列を間違った軸で計算しています。",
            ),
            (
                "A matrix product `@` is meant instead of `*`.",
                "`*` ではなく行列の積 `@` のつもりではありませんか。",
            ),
        ],
        [PRINT_SHAPES],
        rf"operands could not be broadcast together with (?:remapped )?shapes "
        rf"(?:\[original->remapped\]: )?(?P<a>{S}) +(?:and requested shape )?(?P<b>{S})",
        rf"shape mismatch: objects cannot be broadcast to a single shape(?:\. +Mismatch is between "
        rf"arg \d with shape (?P<a>{S}) and arg \d with shape (?P<b>{S}))?",
        r"operands could not be broadcast together",
        r"cannot be broadcast to a single shape",
        r"^x and y must have same first dimension",
        derive=shapes.both,
    ),
    kind(
        "dot_inner",
        ("The inner sizes of the product differ", "積の内側の大きさが違います"),
        (
            "In `np.dot` of {a}{left} and {b}{right}, {m} must equal {n}.",
            "`np.dot` の {a}{left} と {b}{right} では、{m} と {n} が等しくなければなりません。",
        ),
        INNER,
        [PRINT_SHAPES],
        rf"shapes (?P<a>{S}) and (?P<b>{S}) not aligned: (?P<m>\d+) \(dim \d+\) != (?P<n>\d+)",
        derive=shapes.both,
    ),
    kind(
        "matmul_scalar",
        ("@ needs arrays, not a number", "@ に数は使えません"),
        (
            "One side of the matrix product has too few dimensions.",
            "行列の積の一方の次元が足りません。",
        ),
        [
            (
                "A plain number is multiplied: use `*`.",
                "ただの数を掛けるなら `*` を使います。",
            ),
            ("An array became one number on the way.", "途中で配列が 1 つの数になっています。"),
        ],
        [PRINT_SHAPES],
        r"matmul: Input operand \d does not have enough dimensions",
        r"Scalar operands are not allowed, use '\*' instead",
    ),
    kind(
        "matmul_inner",
        ("The inner sizes of the product differ", "積の内側の大きさが違います"),
        (
            "In the matrix product of {a}{left} and {b}{right} the size {m} must equal {n}: columns "
            "of the first, rows of the second.",
            "行列の積 {a}{left} と {b}{right} では {m} と {n}(左の列数と右の行数)が等しくなければ"
            "なりません。",
        ),
        INNER,
        [PRINT_SHAPES],
        r"matmul: Input operand \d has a mismatch in its core dimension \d.*"
        r"\(size (?P<n>\d+) is different from (?P<m>\d+)\)",
        derive=shapes.both,
    ),
    kind(
        "axis_range",
        ("There is no such axis", "その軸はありません"),
        (
            "Axis {axis} was asked for, but the array has {dimensions} dimension(s); the last axis "
            "is {last}.",
            "軸 {axis} を指定していますが、配列は {dimensions} 次元です。最後の軸は {last} です。",
        ),
        [
            when(
                lambda _f, params: params.get("dimensions") == "1",
                "The array is one-dimensional: an index or a sum removed an axis. "
                "`keepdims=True` keeps it.",
                "配列が 1 次元です。添字や合計で軸が消えています。`keepdims=True` で残せます。",
            ),
            ("Axes count from 0.", "軸は 0 から数えます。"),
            ("A reshape before it is missing.", "その前の reshape がありません。"),
        ],
        [PRINT_SHAPES],
        r"axis (?P<axis>-?\d+) is out of bounds for array of dimension (?P<dimensions>\d+)",
        r"'axis' entry is out of bounds",
        r"^tuple index out of range$",
        derive=_axis,
    ),
    kind(
        "axis_duplicate",
        ("An axis is named twice", "同じ軸が 2 度指定されています"),
        ("Each axis can be given only once.", "軸はそれぞれ 1 度しか指定できません。"),
        [
            ("The same axis is written twice.", "同じ軸を 2 度書いています。"),
            ("A negative axis is the same as a positive one.", "負の軸が別の正の軸と同じです。"),
        ],
        [("The `axis` argument.", "引数 `axis`。")],
        r"duplicate value in 'axis'",
        r"repeated axis",
    ),
    kind(
        "transpose_axes",
        ("The axes do not fit the array", "軸の指定が配列と合いません"),
        (
            "A transposition must name each axis of the array exactly once.",
            "転置では、配列の軸をそれぞれちょうど 1 度ずつ指定します。",
        ),
        [
            (
                "The array has another number of dimensions than axes are named.",
                "配列の次元の数と指定した軸の数が違います。",
            )
        ],
        [PRINT_SHAPES],
        r"axes don't match array",
        r"transpose expects a vector of size",
        r"Dimension must be \d+ but is \d+ for .{0,80}ranspose",
    ),
    kind(
        "reshape_size",
        ("The number of entries does not fit the new shape", "要素の数が新しい形と合いません"),
        (
            "The array has {size} entries, the shape {b} holds {product}.",
            "配列の要素は {size} 個ですが、形 {b} に入るのは {product} 個です。",
        ),
        [
            (
                "A size was forgotten, such as the channels of an image (height × width × 3).",
                "画像のチャンネルなど、大きさを 1 つ忘れています(高さ × 幅 × 3)。",
            ),
            (
                "Give the number of examples and let NumPy find the rest: `reshape(m, -1)`.",
                "例の数を指定し、残りは NumPy に任せます: `reshape(m, -1)`。",
            ),
            ("The array is not the one that is meant.", "別の配列を変形しています。"),
        ],
        [PRINT_SHAPES],
        rf"cannot reshape array of size (?P<size>\d+) into shape (?P<b>{S})",
        r"total size of new array must be unchanged()",
        derive=lambda failure, params: {
            "size": params.get("size", "?"),
            **_sizes(failure, params),
        },
    ),
    kind(
        "reshape_unknown",
        ("Only one size may be left open", "省略できる大きさは 1 つだけです"),
        ("`-1` may stand in the new shape once.", "新しい形の `-1` は 1 度しか使えません。"),
        [("Give all sizes but one.", "1 つを除いて大きさを書いてください。")],
        [("The arguments of `reshape`.", "`reshape` の引数。")],
        r"can only specify one unknown dimension",
    ),
    kind(
        "concatenate_shape",
        ("The arrays do not fit side by side", "並べる配列の形が合いません"),
        (
            "Apart from the axis along which they are joined, all sizes must be equal: here {m} "
            "and {n} along axis {axis}.",
            "つなぐ軸のほかは大きさが同じでなければなりません。軸 {axis} で {m} と {n} になっています。",
        ),
        [
            ("Another `axis` is meant.", "別の `axis` のつもりではありませんか。"),
            ("One of the arrays is transposed.", "一方の配列が転置になっています。"),
        ],
        [PRINT_SHAPES],
        r"all the input array dimensions except for the concatenation axis must match exactly, but "
        r"along dimension (?P<axis>\d+), the array at index \d+ has size (?P<m>\d+) and the array "
        r"at index \d+ has size (?P<n>\d+)",
        r"all the input array dimensions (?:except for|for) the concatenation axis must match()",
        derive=lambda _f, params: {"axis": "?", "m": "?", "n": "?", **params},
    ),
    kind(
        "concatenate_rank",
        ("The arrays have different numbers of dimensions", "配列の次元の数が違います"),
        (
            "Arrays with {m} and {n} dimensions cannot be joined.",
            "{m} 次元と {n} 次元の配列はつなげません。",
        ),
        [
            (
                "A one-dimensional array (n,) needs a second axis: `reshape(1, -1)` or "
                "`x[:, None]`.",
                "1 次元の配列 (n,) に軸を加えます: `reshape(1, -1)` や `x[:, None]`。",
            ),
        ],
        [PRINT_SHAPES],
        r"all the input arrays must have same number of dimensions(?:, but the array at index \d+ "
        r"has (?P<m>\d+) dimension\(s\) and the array at index \d+ has (?P<n>\d+))?",
        derive=lambda _f, params: {"m": "?", "n": "?", **params},
    ),
    kind(
        "concatenate_scalars",
        ("Single numbers cannot be joined", "1 つの数どうしはつなげません"),
        (
            "`np.concatenate` joins arrays of at least one dimension.",
            "`np.concatenate` は 1 次元以上の配列をつなぎます。",
        ),
        [
            (
                "Use `np.array([a, b])` or `np.append`.",
                "`np.array([a, b])` か `np.append` を使います。",
            )
        ],
        [PRINT_SHAPES],
        r"zero-dimensional arrays cannot be concatenated",
        r"need at least one array to (?:concatenate|stack)",
    ),
    kind(
        "stack_shape",
        ("Stacked arrays need equal shapes", "重ねる配列は同じ形でなければなりません"),
        (
            "Not all of the arrays to be stacked have the same shape.",
            "重ねる配列の形がそろっていません。",
        ),
        [
            ("One of them is longer or shorter.", "長さの違うものが混ざっています。"),
            (
                "They are to be joined, not stacked: `np.concatenate`.",
                "重ねずにつなぐなら `np.concatenate` を使います。",
            ),
        ],
        [PRINT_SHAPES],
        r"all input arrays must have the same shape",
        r"Shapes of all inputs must match",
    ),
    kind(
        "index_range",
        ("The index goes past the end", "添字が範囲を超えています"),
        (
            "Index {index} was asked for on axis {axis}, whose size is {size}: the last index is "
            "{last}.",
            "軸 {axis} の大きさは {size} で、最後の添字は {last} ですが、{index} を指定しています。",
        ),
        [
            when(
                lambda _f, params: params.get("index") == params.get("size"),
                "Counting begins at 0: the loop runs once too often.",
                "番号は 0 から数えます。ループが 1 回多く回っています。",
            ),
            (
                "The index runs over another axis: rows and columns are mixed up.",
                "別の軸の番号を使っています。行と列を取り違えていないか確かめてください。",
            ),
            (
                "A class label is larger than the number of classes.",
                "クラスの番号がクラスの数より大きくなっています。",
            ),
        ],
        [PRINT_SHAPES],
        r"index (?P<index>-?\d+) is out of bounds for (?:axis (?P<axis>\d+) with |array with )?"
        r"size (?P<size>\d+)",
        derive=lambda _f, params: {
            "axis": params.get("axis", "0"),
            "last": max(int(params["size"]) - 1, 0) if len(params["size"]) < 16 else "?",
        },
    ),
    kind(
        "too_many_indices",
        ("More indices than dimensions", "添字が次元の数より多くなっています"),
        (
            "The array has {dimensions} dimension(s), but {given} indices are given.",
            "配列は {dimensions} 次元ですが、添字が {given} 個あります。",
        ),
        [
            (
                "The array has lost an axis before: by an index, a sum without `keepdims=True` or "
                "a missing reshape.",
                "添字、`keepdims=True` のない合計、reshape の忘れなどで軸が減っています。",
            ),
            ("The wrong array is indexed.", "別の配列に添字を付けています。"),
        ],
        [PRINT_SHAPES],
        r"too many indices for array: array is (?P<dimensions>\d+)-dimensional, but (?P<given>\d+)",
        r"too many indices for array()",
        r"Index out of range using input dim \d+; input has only (?P<dimensions>\d+) dims",
        derive=lambda _f, params: {"dimensions": "?", "given": "?", **params},
    ),
    kind(
        "index_array_type",
        ("The index array does not hold whole numbers", "添字の配列が整数ではありません"),
        (
            "An array used as an index must hold integers or True/False.",
            "添字に使う配列の中身は整数か真偽値でなければなりません。",
        ),
        [
            (
                "The labels are floats: `.astype(int)`.",
                "ラベルが小数です。`.astype(int)` を使います。",
            ),
            ("An empty list became a float array.", "空のリストが小数の配列になっています。"),
        ],
        [PRINT_DTYPES],
        r"arrays used as indices must be of integer",
    ),
    kind(
        "index_type",
        ("This cannot be an index", "これは添字にできません"),
        (
            "Indices of an array are whole numbers, slices, or arrays of them.",
            "配列の添字は、整数、スライス、またはその配列です。",
        ),
        [
            (
                "`/` always gives a float: use `//` or `int(...)`.",
                "`/` の結果は必ず小数です。`//` か `int(...)` を使います。",
            ),
            (
                "A dictionary is expected here, but this is an array.",
                "辞書のはずの場所に配列があります。",
            ),
        ],
        [("Print the index and its type.", "添字とその型を表示してください。")],
        r"only integers, slices",
    ),
    kind(
        "mask_shape",
        ("The mask does not fit the array", "マスクが配列と合いません"),
        (
            "Along axis {axis} the array has {size} entries, the True/False mask {mask}.",
            "軸 {axis} で、配列の要素は {size} 個、真偽値のマスクは {mask} 個です。",
        ),
        [
            (
                "The mask was made from another array or along another axis.",
                "別の配列や別の軸からマスクを作っています。",
            )
        ],
        [PRINT_SHAPES],
        r"boolean index did not match indexed array along (?:axis|dimension) (?P<axis>\d+); "
        r"(?:size of axis|dimension) is (?P<size>\d+) but (?:size of )?corresponding boolean "
        r"(?:axis|dimension) is (?P<mask>\d+)",
    ),
    kind(
        "truth_value",
        ("An array is neither true nor false", "配列そのものは真でも偽でもありません"),
        (
            "A condition needs one True or False, but a whole array of them stands there.",
            "条件には真偽値が 1 つ必要ですが、配列になっています。",
        ),
        [
            (
                "All or any of the entries are meant: `.all()` or `.any()`.",
                "全部か、どれか 1 つかを `.all()` や `.any()` で決めます。",
            ),
            when(
                lambda failure, _p: any(
                    word in failure.source_line for word in (" and ", " or ", "not ")
                ),
                "`and`, `or`, `not` do not work entry by entry: use `&`, `|`, `~` with brackets.",
                "`and`、`or`、`not` は要素ごとに働きません。括弧を付けて `&`、`|`、`~` を使います。",
            ),
            (
                "Each entry is to be decided by itself: `np.where(condition, a, b)`.",
                "要素ごとに選ぶなら `np.where(条件, a, b)` を使います。",
            ),
        ],
        [PRINT_SHAPES],
        r"truth value of an? (?:empty )?array",
        r"truth value of a (?:Series|DataFrame)",
    ),
    kind(
        "index_scalar_needed",
        ("A whole number was expected, an array came", "整数の場所に配列があります"),
        (
            "An array stands where one whole number is needed, such as an axis or a count.",
            "軸や個数など、整数が 1 つ必要な場所に配列があります。",
        ),
        [
            when(
                lambda failure, _p: (
                    "concatenate" in failure.source_line or "stack" in failure.source_line
                ),
                "The arrays belong into one list: `np.concatenate([a, b])`.",
                "配列を 1 つのリストにまとめます: `np.concatenate([a, b])`。",
            ),
            when(
                lambda failure, _p: "range(" in failure.source_line,
                "`range` needs one number: `.shape[0]` or `len(...)`.",
                "`range` には数が 1 つ必要です。`.shape[0]` か `len(...)` を使います。",
            ),
            (
                "The second argument is taken as the axis: only one array is allowed.",
                "2 番目の引数は軸として扱われます。配列は 1 つだけ渡します。",
            ),
        ],
        [("The order of the arguments.", "引数の順番。")],
        r"only integer scalar arrays can be converted to a scalar index",
        r"^only int(?:eger)? tensors of a single element can be converted to an index",
    ),
    kind(
        "scalar_needed",
        ("One number was expected, an array came", "1 つの数の場所に配列があります"),
        (
            "`float`, `int` and the functions of `math` work on one number, not on an array.",
            "`float`、`int`、`math` の関数が扱うのは 1 つの数で、配列ではありません。",
        ),
        [
            when(
                lambda failure, _p: "math." in failure.source_line,
                "Use NumPy's function instead: `np.exp` for `math.exp`.",
                "NumPy の関数を使います: `math.exp` ではなく `np.exp`。",
            ),
            (
                "The array still has several entries: a sum, mean or index is missing.",
                "配列に要素が複数残っています。合計、平均、添字のどれかが抜けています。",
            ),
            (
                "One entry is meant: `.item()` on an array with one entry.",
                "要素が 1 つの配列なら `.item()` で取り出せます。",
            ),
        ],
        [PRINT_SHAPES],
        r"only (?:size-1|length-1|0-dimensional) arrays can be converted",
        r"can only convert an array of size 1",
        r"setting an array element with a sequence\. The requested array would exceed",
    ),
    kind(
        "ragged",
        ("The rows have different lengths", "行の長さがそろっていません"),
        (
            "A nested list can become an array only when all its rows are equally long.",
            "入れ子のリストを配列にできるのは、すべての行の長さが同じときだけです。",
        ),
        [
            ("A row has a value too many or too few.", "値の多い行か少ない行があります。"),
            (
                "Arrays of different shapes are collected in one list.",
                "形の違う配列を 1 つのリストに集めています。",
            ),
            (
                "Different lengths are meant: fill up with zeros or keep the list.",
                "長さが違ってよいなら、0 で埋めるかリストのまま使います。",
            ),
        ],
        [
            (
                "The lengths: `[len(row) for row in rows]`.",
                "長さ: `[len(row) for row in rows]`。",
            )
        ],
        r"inhomogeneous shape",
        r"Creating an ndarray from ragged nested sequences",
    ),
    kind(
        "ragged_set",
        ("Several values do not fit into one entry", "1 つの要素に複数の値は入りません"),
        (
            "A list or array was to be written into one entry of an array.",
            "配列の 1 つの要素に、リストや配列を入れようとしています。",
        ),
        [
            ("A row is meant: `A[i, :]`.", "行に入れるつもりなら `A[i, :]` と書きます。"),
            (
                "The value should be one number: a sum or index is missing.",
                "値は 1 つの数のはずです。合計か添字が抜けています。",
            ),
        ],
        [PRINT_SHAPES],
        r"setting an array element with a sequence",
    ),
    kind(
        "casting",
        ("Decimals do not fit into an integer array", "整数の配列に小数は入りません"),
        (
            "The result is {source}, but the array that is changed in place holds {target}.",
            "結果は {source} ですが、その場で変更する配列は {target} です。",
        ),
        [
            (
                "`-=`, `/=` and the like keep the dtype: write `x = x - ...`.",
                "`-=` や `/=` は dtype を変えません。`x = x - ...` と書きます。",
            ),
            (
                "Make the array one of floats from the start: `np.zeros(n)` or `.astype(float)`.",
                "最初から小数の配列にします: `np.zeros(n)` や `.astype(float)`。",
            ),
        ],
        [PRINT_DTYPES],
        r"Cannot cast (?:ufunc '?\w{1,40}'? )?(?:output|input(?: \d)?) from dtype\('(?P<source>.{1,30}?)'\) "
        r"to dtype\('(?P<target>.{1,30}?)'\)",
        r"Cannot cast (?:array data|scalar) from dtype\('(?P<source>.{1,30}?)'\) to "
        r"dtype\('(?P<target>.{1,30}?)'\)",
    ),
    kind(
        "boolean_arithmetic",
        ("True and False cannot be subtracted", "真偽値は引き算できません"),
        (
            "`-` is not defined for arrays of True and False.",
            "真偽値の配列に `-` は使えません。",
        ),
        [
            ("Turn them into numbers first: `.astype(int)`.", "先に `.astype(int)` で数にします。"),
            ("The opposite is meant: `~mask`.", "反対を求めるなら `~mask` を使います。"),
        ],
        [PRINT_DTYPES],
        r"numpy boolean (?:subtract|negative)",
    ),
    kind(
        "negative_integer_power",
        ("Whole numbers with a negative power", "整数の負のべき乗です"),
        (
            "An array of integers cannot be raised to a negative power.",
            "整数の配列は負のべき乗を計算できません。",
        ),
        [
            (
                "Use floats: `x.astype(float) ** -1` or `1 / x`.",
                "小数にします: `x.astype(float) ** -1` か `1 / x`。",
            )
        ],
        [PRINT_DTYPES],
        r"Integers to negative integer powers",
    ),
    kind(
        "ufunc_types",
        ("The function does not work on this dtype", "この dtype には使えない関数です"),
        (
            "A NumPy function got values that are no plain numbers.",
            "NumPy の関数に、数でない値が渡されています。",
        ),
        [
            (
                "The array holds texts, None or lists (dtype `object` or `<U`): look where they "
                "come from.",
                "配列に文字列、None、リストが入っています(dtype が `object` や `<U`)。出どころを調べてください。",
            ),
            (
                "Numbers were read as text: `.astype(float)`.",
                "数を文字列として読んでいます。`.astype(float)` で変換します。",
            ),
        ],
        [PRINT_DTYPES],
        r"ufunc '\w{1,40}' not supported for the input types",
        r"ufunc '\w{1,40}' did not contain a loop",
        r"resolved dtypes are not compatible with",
        r"loop of ufunc does not support argument",
        r"The 'out' kwarg is necessary when using the string",
        r"has no callable \w{1,20} method",
    ),
    kind(
        "matrix_singular",
        ("The matrix has no inverse", "逆行列がありません"),
        (
            "The rows of the matrix depend on each other (its determinant is 0).",
            "行列の行が互いに従属しています(行列式が 0 です)。",
        ),
        [
            (
                "Two features are equal or one is a multiple of another.",
                "同じ特徴や、定数倍の特徴があります。",
            ),
            (
                "There are fewer examples than features: use `np.linalg.lstsq` or `pinv`.",
                "例の数が特徴より少なくなっています。`np.linalg.lstsq` か `pinv` を使います。",
            ),
        ],
        [("`np.linalg.matrix_rank` of the matrix.", "行列の `np.linalg.matrix_rank`。")],
        r"Singular matrix",
        r"not positive definite",
        r"Input is not invertible",
    ),
    kind(
        "matrix_not_square",
        ("A square matrix is needed", "正方行列が必要です"),
        (
            "The inverse, the determinant and eigenvalues exist only for square matrices.",
            "逆行列、行列式、固有値は正方行列にだけあります。",
        ),
        [
            ("`X.T @ X` is meant.", "`X.T @ X` のつもりではありませんか。"),
            ("The array was not reshaped.", "配列の変形を忘れています。"),
        ],
        [PRINT_SHAPES],
        r"[Ll]ast 2 dimensions of the array must be square",
        r"must be (?:at least )?(?:two-dimensional|square)",
        r"\d-dimensional array given\. Array must be",
        r"Input matrix must be square",
    ),
    kind(
        "dtype_unknown",
        ("This is no dtype", "dtype として読めません"),
        (
            "{text} stands where a dtype is expected.",
            "dtype の場所に {text} があります。",
        ),
        [
            when(
                lambda _f, params: params.get("text", "").strip("'").isdigit(),
                "Several sizes belong into one tuple: `np.zeros((3, 2))`. The second argument is "
                "the dtype.",
                "大きさが複数のときは 1 つのタプルにします: `np.zeros((3, 2))`。2 番目の引数は dtype です。",
            ),
            (
                "Values belong into one list: `np.array([1, 2])`.",
                "値は 1 つのリストにまとめます: `np.array([1, 2])`。",
            ),
            ("The dtype's name is misspelt.", "dtype の綴りが違います。"),
        ],
        [("The brackets of the call.", "呼び出しの括弧。")],
        r"[Cc]annot interpret (?P<text>.{1,60}?) as a data type",
        r"data type (?P<text>.{1,60}?) not understood",
        r"Field elements must be 2- or 3-tuples, got (?P<text>.{1,40})",
        r"Cannot convert (?P<text>.{1,60}) to a dtype",
        r"Cannot convert value (?P<text>.{1,60}) to a TensorFlow DType",
    ),
    kind(
        "negative_dimension",
        ("A size is negative", "大きさが負になっています"),
        ("No axis can be shorter than 0.", "軸の長さは 0 より小さくなりません。"),
        [("A difference of sizes is the wrong way round.", "大きさの引き算が逆になっています。")],
        [("Print the sizes before that line.", "その行の前で大きさを表示してください。")],
        r"negative dimensions are not allowed",
        r"Number of samples, -\d+, must be non-negative",
    ),
    kind(
        "read_only",
        ("This array cannot be written", "この配列は書き換えられません"),
        ("The array is a read-only view.", "読み取り専用のビューです。"),
        [("Make a copy first: `x = x.copy()`.", "先に写しを作ります: `x = x.copy()`。")],
        [("Where the array comes from.", "配列の出どころ。")],
        r"(?:assignment destination|output array|array) is read-only",
    ),
    kind(
        "empty_reduction",
        ("The array is empty", "配列が空です"),
        (
            "The largest or smallest entry of an empty array does not exist.",
            "空の配列に最大値や最小値はありません。",
        ),
        [
            ("A mask or slice lets nothing through.", "マスクやスライスで要素がなくなっています。"),
            ("A size is 0.", "大きさが 0 です。"),
        ],
        [PRINT_SHAPES],
        r"zero-size array to reduction operation",
        r"attempt to get arg(?:max|min) of an empty sequence",
    ),
    kind(
        "probabilities",
        ("The probabilities do not fit", "確率が正しくありません"),
        (
            "`p` needs one probability per item, none negative, with the sum 1.",
            "`p` には要素ごとの 0 以上の確率が必要で、合計は 1 でなければなりません。",
        ),
        [
            ("They were not divided by their sum.", "合計で割っていません。"),
            ("A softmax was taken along the wrong axis.", "softmax の軸が間違っています。"),
            ("`p` is two-dimensional: `.ravel()`.", "`p` が 2 次元です。`.ravel()` を使います。"),
        ],
        [("`p.sum()` and `p.shape`.", "`p.sum()` と `p.shape`。")],
        r"[Pp]robabilities (?:do not sum to 1|are not non-negative|contain NaN)",
        r"'a' and 'p' must have same size",
        r"^'?p'? must be 1-?dimensional",
        r"Cannot take a larger sample than population",
    ),
    kind(
        "integer_out_of_bounds",
        ("The number does not fit into this integer type", "この整数型に入らない数です"),
        (
            "{number} is outside of what {dtype} can hold.",
            "{number} は {dtype} の範囲を超えています。",
        ),
        [
            (
                "Images are `uint8` (0 to 255): turn them into floats before calculating.",
                "画像は `uint8`(0〜255)です。計算の前に小数にします。",
            ),
            (
                "The number is wrong, for example a power that is too large.",
                "べき乗が大きすぎるなど、数そのものが間違っています。",
            ),
        ],
        [PRINT_DTYPES],
        r"Python integer (?P<number>-?\d{1,40})\d* out of bounds for (?P<dtype>\w{1,20})",
        r"Python int(?:eger)? too large to convert to (?P<dtype>C \w{1,10})",
        r"^int too big to convert(?P<dtype>)",
        r"^Maximum allowed size exceeded",
        derive=lambda _f, params: {
            "number": params.get("number", "…"),
            "dtype": params.get("dtype", "int64"),
        },
    ),
    kind(
        "warning_as_error",
        ("A calculation left the range of numbers", "計算が数の範囲を外れました"),
        (
            "NumPy met {what}{where}.",
            "NumPy の計算で問題が起きました: {what}{where}",
        ),
        [
            when(
                lambda _f, params: (
                    "divide" in params.get("what", "") and "log" in params.get("where", "")
                ),
                "The logarithm of 0: a probability is exactly 0. Clip it or add a small number.",
                "log(0) です。確率がちょうど 0 になっています。範囲を切り詰めるか小さな数を足します。",
            ),
            when(
                lambda _f, params: "overflow" in params.get("what", ""),
                "`exp` of a large number: subtract the largest value first, or the learning "
                "diverges.",
                "大きな数の `exp` です。先に最大値を引いてください。学習の発散も考えられます。",
            ),
            (
                "0/0, the logarithm or root of a negative number gives NaN.",
                "0/0 や、負の数の対数と平方根は NaN になります。",
            ),
            (
                "The step size is too large, so that values grow without end.",
                "学習率が大きすぎて値が際限なく大きくなっています。",
            ),
        ],
        [
            (
                "The smallest and largest entry: `x.min()`, `x.max()`.",
                "最小と最大の値: `x.min()`、`x.max()`。",
            )
        ],
        r"(?P<what>divide by zero|overflow|underflow|invalid value) encountered(?P<where> in \w{1,40})?",
        derive=_warning,
    ),
    kind(
        "squeeze_axis",
        ("Only axes of size 1 can be removed", "大きさ 1 の軸だけを取り除けます"),
        (
            "The axis that is to be squeezed is longer than 1.",
            "取り除こうとした軸の大きさが 1 ではありません。",
        ),
        [
            (
                "Another axis is meant, or the shape is not the expected one.",
                "別の軸のつもりか、形が予想と違います。",
            )
        ],
        [PRINT_SHAPES],
        r"cannot select an axis to squeeze out",
        r"Can(?:not| not) squeeze dim\[\d+\]",
    ),
    kind(
        "split_uneven",
        ("The parts would not be equal", "等分できません"),
        (
            "The length is no multiple of the number of parts.",
            "長さが分割の数の倍数ではありません。",
        ),
        [
            (
                "Use `np.array_split`, which allows unequal parts.",
                "等分でなくてよいなら `np.array_split` を使います。",
            )
        ],
        [PRINT_SHAPES],
        r"array split does not result in an equal division",
    ),
    kind(
        "not_subscriptable_scalar",
        ("A single number has no items", "1 つの数に要素はありません"),
        (
            "Square brackets follow one NumPy number.",
            "NumPy の 1 つの数の後に角括弧があります。",
        ),
        [
            (
                "An array became one number on the way (`sum`, `mean`, an index).",
                "途中で配列が 1 つの数になっています(`sum`、`mean`、添字)。",
            )
        ],
        [PRINT_SHAPES],
        r"invalid index to scalar variable",
    ),
    kind(
        "scalar_has_no_length",
        ("An array without dimensions has no length", "0 次元の配列に長さはありません"),
        (
            "The array holds one number and no axis.",
            "配列が数を 1 つだけ持ち、軸がありません。",
        ),
        [
            (
                "`np.array(3)` where `np.array([3])` is meant.",
                "`np.array([3])` のつもりで `np.array(3)` と書いています。",
            ),
            (
                "A sum or mean without `axis` gives one number.",
                "`axis` のない合計や平均は 1 つの数になります。",
            ),
        ],
        [PRINT_SHAPES],
        r"len\(\) of unsized object",
        r"iteration over a 0-d (?:array|tensor)",
        r"Cannot iterate over a scalar",
        r"Scalar tensor has no `len",
    ),
    kind(
        "too_few_where",
        ("where needs both values", "where には 2 つの値が必要です"),
        (
            "`np.where` takes a condition and two values, or the condition alone.",
            "`np.where` には条件と 2 つの値、または条件だけを渡します。",
        ),
        [("The value for False is missing.", "偽のときの値がありません。")],
        [("The arguments of `where`.", "`where` の引数。")],
        r"either both or neither of x and y should be given",
        r"x and y must both be non-None or both be None",
    ),
    kind(
        "sklearn_shape",
        ("Two dimensions are expected", "2 次元の配列が必要です"),
        (
            "Scikit-learn takes examples × features, but got a {got} array.",
            "scikit-learn には 例 × 特徴 の配列を渡しますが、{got} の配列が渡されています。",
        ),
        [
            ("One feature: `X.reshape(-1, 1)`.", "特徴が 1 つなら `X.reshape(-1, 1)`。"),
            ("One example: `X.reshape(1, -1)`.", "例が 1 つなら `X.reshape(1, -1)`。"),
        ],
        [PRINT_SHAPES],
        r"Expected 2D array, got (?P<got>[\w ]{1,10}) array instead",
    ),
    kind(
        "sklearn_length",
        ("Not equally many examples", "例の数がそろっていません"),
        ("The inputs hold {sizes} examples.", "入力の例の数が {sizes} です。"),
        [
            (
                "Examples stand in the columns: transpose.",
                "例が列に並んでいます。転置してください。",
            ),
            ("X and y come from different splits.", "X と y が別の分割から来ています。"),
        ],
        [PRINT_SHAPES],
        r"inconsistent numbers of samples: (?P<sizes>\[[\d, ]{1,60}\])",
        r"[Ll]ength of values .{0,30}does not match",
    ),
)
