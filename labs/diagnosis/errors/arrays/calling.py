"""What NumPy's and sklearn's functions do not take."""

from __future__ import annotations

from labs.diagnosis.errors.advice import PRINT_SHAPES
from labs.diagnosis.errors.kinds import Kind, kind

KINDS: tuple[Kind, ...] = (
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
                "途中で配列が 1 つの数になっています（`sum`、`mean`、添字）。",
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
