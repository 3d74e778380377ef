"""Values of another kind than needed: numbers, lengths, comparisons."""

from __future__ import annotations

from labs.diagnosis.errors.advice import PRINT_TYPE
from labs.diagnosis.errors.kinds import Kind, kind

KINDS: tuple[Kind, ...] = (
    kind(
        "number_from_text",
        ("This text is no number", "この文字列は数値ではありません"),
        (
            "{text} cannot be read as a number.",
            "{text} を数値として読み取れません。",
        ),
        [
            (
                "The text contains letters, blanks or a unit.",
                "文字、空白、単位などが含まれています。",
            ),
            (
                '`int("12.5")` does not work: `float` first.',
                '`int("12.5")` は使えません。先に `float` で変換します。',
            ),
            (
                "Names and numbers stand in one array or one column of a file.",
                "1 つの配列やファイルの列に、名前と数が混ざっています。",
            ),
        ],
        [("Print the text with `repr(...)`.", "`repr(...)` で文字列を表示してください。")],
        r"^invalid literal for int\(\) with base \d+: (?P<text>.{1,60})",
        r"could not convert string to (?:float|int|complex)(?:: (?P<text>.{1,60}))?",
        r"complex\(\) arg is a malformed (?P<text>string)",
        derive=lambda _failure, params: {"text": params.get("text", "…")},
    ),
    kind(
        "no_length",
        ("This value has no length", "この値に長さはありません"),
        (
            "`len` was asked of a value of type {owner}.",
            "型 {owner} の値に `len` を使っています。",
        ),
        [
            (
                "A single number stands where a list or array is expected.",
                "リストか配列のはずの場所に 1 つの数があります。",
            ),
            (
                "A generator or `zip` needs `list(...)` first.",
                "生成器や `zip` には先に `list(...)` が必要です。",
            ),
        ],
        [PRINT_TYPE],
        r"^object of type '(?P<owner>[\w.]{1,80})' has no len\(\)",
    ),
    kind(
        "compare_types",
        ("These values cannot be compared", "この値どうしは比べられません"),
        (
            "`{operand}` is not defined between {left} and {right}.",
            "`{operand}` は {left} と {right} の間では使えません。",
        ),
        [
            (
                "A number was read as text.",
                "数を文字列として読んでいます。",
            ),
            (
                "A list is compared with a number: turn it into an array or loop over it.",
                "リストと数を比べています。配列にするか、要素ごとに比べてください。",
            ),
        ],
        [PRINT_TYPE],
        r"^'(?P<operand>[<>=]{1,2})' not supported between instances of '(?P<left>[\w.]{1,60})' and "
        r"'(?P<right>[\w.]{1,60})'",
    ),
    kind(
        "changed_while_looping",
        ("It changed while it was walked through", "繰り返しの途中で変更されました"),
        (
            "A dictionary or set got or lost items during a loop over it.",
            "繰り返しの途中で、辞書か集合の要素が増減しています。",
        ),
        [
            (
                "Loop over a copy: `for key in list(d):`.",
                "写しに対して繰り返します：`for key in list(d):`。",
            )
        ],
        [("What the loop adds or deletes.", "ループの中で加えたり消したりするもの。")],
        r"changed (?:size )?during iteration",
        r"dictionary keys changed",
    ),
    kind(
        "float_for_integer",
        ("A whole number is needed", "整数が必要です"),
        (
            "A float stands where a size, count or index is needed.",
            "大きさ、個数、添字の場所に小数があります。",
        ),
        [
            (
                "`/` always gives a float: use `//`, or `int(...)`.",
                "`/` の結果は必ず小数です。`//` か `int(...)` を使ってください。",
            ),
            (
                "A size was computed by `np.sqrt`, `mean` or similar.",
                "`np.sqrt` や `mean` などで大きさを計算しています。",
            ),
        ],
        [("Every division on the way to this number.", "この数を求めるまでの割り算。")],
        r"^'(?:numpy\.)?float\w*' object cannot be interpreted as an(?: index| integer)",
        r"^integer argument expected, got float",
        r"must be an integer(?:, not|; got) float",
    ),
    kind(
        "tuple_for_integer",
        ("Sizes one by one are needed here", "ここでは大きさを 1 つずつ渡します"),
        (
            "A {owner} stands where whole numbers are needed.",
            "整数が必要な場所に {owner} があります。",
        ),
        [
            (
                "`np.random.randn` and `rand` take the sizes one by one: `randn(3, 2)`, not "
                "`randn((3, 2))`.",
                "`np.random.randn` と `rand` は大きさを 1 つずつ受け取ります。`randn((3, 2))` ではなく "
                "`randn(3, 2)` です。",
            ),
            (
                "`range` needs a number: `len(...)` or `.shape[0]`.",
                "`range` には数が必要です。`len(...)` か `.shape[0]` を使ってください。",
            ),
        ],
        [("The brackets of the call.", "呼び出しの括弧。")],
        r"^'(?P<owner>tuple|list|numpy\.ndarray|str|dict)' object cannot be interpreted as an integer",
    ),
)
