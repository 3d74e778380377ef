"""What the entries are: one or many, of equal length, of which kind."""

from __future__ import annotations

from labs.diagnosis.errors.advice import PRINT_DTYPES, PRINT_SHAPES
from labs.diagnosis.errors.kinds import Kind, kind, when

KINDS: tuple[Kind, ...] = (
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
                "配列を 1 つのリストにまとめます：`np.concatenate([a, b])`。",
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
                "NumPy の関数を使います：`math.exp` ではなく `np.exp`。",
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
                "長さ：`[len(row) for row in rows]`。",
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
                "最初から小数の配列にします：`np.zeros(n)` や `.astype(float)`。",
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
                "小数にします：`x.astype(float) ** -1` か `1 / x`。",
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
                "配列に文字列、None、リストが入っています（dtype が `object` や `<U`）。出どころを調べてください。",
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
)
