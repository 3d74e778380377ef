"""Indices and masks that an array does not take."""

from __future__ import annotations

from labs.diagnosis.errors.advice import PRINT_DTYPES, PRINT_SHAPES
from labs.diagnosis.errors.kinds import Kind, kind, when

KINDS: tuple[Kind, ...] = (
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
)
