"""Words for mistakes that were recognised without the author (`quizzes.marking.patterns`)."""

from quizzes.items import Text

WORDS: dict[str, tuple[str, str]] = {
    "sign": (
        "大きさは合っていますが、符号が逆です。引く順序や、式の先頭のマイナスを確かめましょう。",
        "The size is right, the sign is not. Check a subtraction's order, or a minus in front.",
    ),
    "percent": (
        "正しい値のちょうど 100 倍です。割合（0〜1）ではなく、パーセントで答えていませんか。",
        "This is 100 times the right value: a percentage where a fraction is asked for?",
    ),
    "fraction": (
        "正しい値のちょうど 100 分の 1 です。パーセントではなく、割合（0〜1）で答えていませんか。",
        "This is a hundredth of the right value: a fraction where a percentage is asked for?",
    ),
    "double": (
        "正しい値のちょうど 2 倍です。2 で割り忘れたか、同じものを 2 回数えています。",
        "This is twice the right value: a division by 2 is missing, or something is counted twice.",
    ),
    "half": (
        "正しい値のちょうど半分です。2 を掛け忘れたか、余分に 2 で割っています。",
        "This is half the right value: a factor of 2 is missing, or was divided by once too often.",
    ),
    "ten_times": (
        "正しい値の 10 倍です。小数点の位置を確かめましょう。",
        "This is ten times the right value: check the decimal point.",
    ),
    "tenth": (
        "正しい値の 10 分の 1 です。小数点の位置を確かめましょう。",
        "This is a tenth of the right value: check the decimal point.",
    ),
    "degrees": (
        "ラジアンで答える値が、度になっています。",
        "The value is in degrees where radians are asked for.",
    ),
    "radians": (
        "度で答える値が、ラジアンになっています。",
        "The value is in radians where degrees are asked for.",
    ),
    "off_by_one": (
        "正しい値と 1 だけ違います。0 から数えるか 1 から数えるか、両端を含むかを確かめましょう。",
        "This is off by exactly one: does counting begin at 0 or 1, and are both ends included?",
    ),
    "complement": (
        "1 から正しい値を引いた値です。反対の場合の確率を答えていませんか。",
        "This is 1 minus the right value: is it the probability of the opposite?",
    ),
    "inverse": (
        "正しい値の逆数です。分子と分母が入れ替わっています。",
        "This is one over the right value: numerator and denominator have changed places.",
    ),
    "transpose": (
        "行と列が入れ替わっています。転置すると正しくなります。",
        "Rows and columns have changed places: the transpose of this is right.",
    ),
    "axis": (
        "大きさの組は合っていますが、軸の並びが違います。どの軸が何を表すかを確かめましょう。",
        "The sizes are right but not the axes they belong to. Check what each axis stands for.",
    ),
    "axis_lost": (
        "長さ 1 の軸が抜けています。`(n,)` と `(n, 1)` は別の形です。",
        "An axis of length 1 is missing: `(n,)` and `(n, 1)` are different shapes.",
    ),
    "rows_reversed": (
        "値は合っていますが、行の順序が上下逆です。",
        "The values are right, but the rows stand in reverse order.",
    ),
    "columns_reversed": (
        "値は合っていますが、列の順序が左右逆です。",
        "The values are right, but the columns stand in reverse order.",
    ),
    "one_entry": (
        "一つの要素だけが違います。そこをもう一度計算してみましょう。",
        "A single entry is off. Work that one out again.",
    ),
    "punctuation": (
        "文字と数は合っていますが、括弧・コンマ・小数点などの書き方が Python の出力と違います。",
        "The words and numbers are right; brackets, commas or dots differ from what Python prints.",
    ),
}
TIMES = (
    "正しい値の {name} 倍です。{name} で割る（平均をとる）のを忘れていませんか。",
    "This is {name} times the right value: is a division by {name} (a mean) missing?",
)
OVER = (
    "正しい値を {name} で割った値です。{name} で割りすぎていませんか。",
    "This is the right value divided by {name}: was it divided by {name} once too often?",
)


def words_for(pattern: str) -> Text:
    """What to say about a pattern, in both languages."""
    for start, pair in (("times_", TIMES), ("over_", OVER)):
        if pattern.startswith(start):
            name = pattern.removeprefix(start)
            return Text(ja=pair[0].format(name=f"`{name}`"), en=pair[1].format(name=f"`{name}`"))
    ja, en = WORDS[pattern]
    return Text(ja=ja, en=en)
