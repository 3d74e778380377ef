"""Axes: which there are, reshaping, joining and stacking."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from labs.diagnosis.errors import shapes
from labs.diagnosis.errors.advice import PRINT_SHAPES, S
from labs.diagnosis.errors.facts import Failure
from labs.diagnosis.errors.kinds import Kind, Params, kind, when


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


KINDS: tuple[Kind, ...] = (
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
                "画像のチャンネルなど、大きさを 1 つ忘れています（高さ × 幅 × 3）。",
            ),
            (
                "Give the number of examples and let NumPy find the rest: `reshape(m, -1)`.",
                "例の数を指定し、残りは NumPy に任せます：`reshape(m, -1)`。",
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
                "1 次元の配列 (n,) に軸を加えます：`reshape(1, -1)` や `x[:, None]`。",
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
)
