"""Input while running, and numbers that cannot be computed."""

from __future__ import annotations

from labs.diagnosis.errors.kinds import Kind, kind

KINDS: tuple[Kind, ...] = (
    kind(
        "input_at_run",
        ("Nobody can type during a run", "実行中に入力はできません"),
        ("`input()` waits for a text that never comes.", "`input()` が来ない入力を待っています。"),
        [
            (
                "Values are passed as arguments of your function: take `input()` out.",
                "値は関数の引数で渡されます。`input()` を消してください。",
            )
        ],
        [("Every `input(`.", "すべての `input(`。")],
        types="EOFError",
    ),
    kind(
        "division_by_zero",
        ("Something is divided by zero", "0 で割っています"),
        ("The number below the line is zero.", "割る数が 0 になっています。"),
        [
            (
                "A count or a sum is zero, such as the number of examples.",
                "例の数などの個数や合計が 0 です。",
            ),
            ("The divisor has not been computed yet.", "割る数がまだ計算されていません。"),
        ],
        [("Print the divisor before that line.", "その行の前で割る数を表示してください。")],
        r"(?:division|divide|modulo) by zero",
        r"^division or modulo by zero",
        r"0\.0 cannot be raised to a negative power",
        types="ZeroDivisionError InvalidArgumentError",
    ),
    kind(
        "integer_too_long",
        ("The integer is too long to be written out", "整数の桁が多すぎて表示できません"),
        (
            "Python turns integers of at most {limit} digits into text, and back.",
            "Python が文字列と相互に変換できる整数は {limit} 桁までです。",
        ),
        [
            (
                "A number grows in a loop: a product or power of whole numbers.",
                "整数の積やべき乗がループの中で大きくなり続けています。",
            ),
            (
                "A float is meant: `1.0 * x`, or work with logarithms.",
                "小数で計算するつもりではありませんか。`1.0 * x` とするか、対数で計算します。",
            ),
        ],
        [
            (
                "How the number grows: print its `bit_length()` instead of the number.",
                "数の増え方。数そのものではなく `bit_length()` を表示してみてください。",
            )
        ],
        r"Exceeds the limit \((?P<limit>\d+) digits\) for integer string conversion",
    ),
    kind(
        "number_overflow",
        ("The number is too large", "数が大きすぎます"),
        ("A result is larger than a float can be.", "結果が浮動小数点数の範囲を超えました。"),
        [
            (
                "The exponent is too large: in a softmax subtract the largest value first.",
                "指数が大きすぎます。softmax では先に最大値を引きます。",
            ),
            (
                "The learning diverges: the step is too large.",
                "学習が発散しています。学習率が大きすぎます。",
            ),
        ],
        [("The exponents and the step size.", "指数と学習率。")],
        r"^math range error",
        r"Numerical result out of range",
        r"^int too large to convert to float",
        r"^cannot convert float infinity to integer",
        r"^integer division result too large",
        r"^intermediate overflow",
        types="OverflowError",
    ),
    kind(
        "math_domain",
        ("The function is not defined there", "その値では関数が定義されません"),
        (
            "The logarithm of 0 or less, or the square root of a negative number was asked for.",
            "0 以下の対数か、負の数の平方根を求めています。",
        ),
        [
            (
                "A probability became exactly 0: add a small number or clip.",
                "確率がちょうど 0 になっています。小さな数を足すか、範囲を切り詰めます。",
            ),
            ("A sign is wrong.", "符号が間違っています。"),
        ],
        [("Print the argument before that line.", "その行の前で引数を表示してください。")],
        r"^math domain error",
        r"^expected a (?:positive|nonnegative|noninteger) input",
        r"^cannot convert float NaN to integer",
    ),
    kind(
        "stop_iteration",
        ("There are no more items", "もう要素がありません"),
        (
            "`next` was called on something that has been used up.",
            "使い切ったものに `next` を呼んでいます。",
        ),
        [
            (
                "An iterator gives each item once: make a new one, or use a `for` loop.",
                "反復子の要素は 1 度ずつしか取れません。作り直すか `for` を使います。",
            ),
            ("A generator ends earlier than expected.", "生成器が思ったより早く終わっています。"),
        ],
        [("How many items there are.", "要素の数。")],
        types="StopIteration StopAsyncIteration OutOfRangeError",
    ),
)
