"""What cannot be computed: matrices, numbers out of range, warnings made errors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from labs.diagnosis.errors.advice import PRINT_DTYPES, PRINT_SHAPES
from labs.diagnosis.errors.facts import Failure
from labs.diagnosis.errors.kinds import Kind, Params, kind, when


def _warning(_failure: Failure, params: Params) -> Mapping[str, Any]:
    return {"where": params.get("where", "")}


KINDS: tuple[Kind, ...] = (
    kind(
        "matrix_singular",
        ("The matrix has no inverse", "逆行列がありません"),
        (
            "The rows of the matrix depend on each other (its determinant is 0).",
            "行列の行が互いに従属しています（行列式が 0 です）。",
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
                "大きさが複数のときは 1 つのタプルにします：`np.zeros((3, 2))`。2 番目の引数は dtype です。",
            ),
            (
                "Values belong into one list: `np.array([1, 2])`.",
                "値は 1 つのリストにまとめます：`np.array([1, 2])`。",
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
        [("Make a copy first: `x = x.copy()`.", "先に写しを作ります：`x = x.copy()`。")],
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
                "画像は `uint8`（0〜255）です。計算の前に小数にします。",
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
            "NumPy の計算で問題が起きました：{what}{where}",
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
                "最小と最大の値：`x.min()`、`x.max()`。",
            )
        ],
        r"(?P<what>divide by zero|overflow|underflow|invalid value) encountered(?P<where> in \w{1,40})?",
        derive=_warning,
    ),
)
