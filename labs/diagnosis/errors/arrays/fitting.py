"""Shapes that do not go together: assigning, broadcasting, products."""

from __future__ import annotations

from labs.diagnosis.errors import shapes
from labs.diagnosis.errors.advice import INNER, KEEPDIMS, PRINT_SHAPES, TRANSPOSED, S
from labs.diagnosis.errors.kinds import Kind, kind, when

OFF_BY_ONE = when(
    shapes.off_by_one,
    "One has one entry more: a row or column was cut off or added.",
    "一方の要素が 1 つ多くなっています。行か列を削ったり加えたりしていないか確かめてください。",
)


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
                "列のつもりの場所が行になっています（またはその逆）。",
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
            "行列の積 {a}{left} と {b}{right} では {m} と {n}（左の列数と右の行数）が等しくなければ"
            "なりません。",
        ),
        INNER,
        [PRINT_SHAPES],
        r"matmul: Input operand \d has a mismatch in its core dimension \d.*"
        r"\(size (?P<n>\d+) is different from (?P<m>\d+)\)",
        derive=shapes.both,
    ),
)
