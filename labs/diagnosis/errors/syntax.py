"""Texts that Python cannot read: syntax and indentation."""

from __future__ import annotations

import keyword
import re
from collections.abc import Mapping
from typing import Any

from labs.diagnosis.errors.facts import Failure
from labs.diagnosis.errors.kinds import Kind, Params, kind, when

SYNTAX = "SyntaxError IndentationError TabError"
LINE_AND_BEFORE = (
    "Look at this line and at the end of the line before it.",
    "この行と、その前の行の終わりを見てください。",
)
OPERATORS = {
    "&&": "and", "||": "or", "++": "+= 1", "--": "-= 1", "<>": "!=", "===": "==",
}  # fmt: skip


def _foreign(failure: Failure, _params: Params) -> Mapping[str, Any] | None:
    found = next((sign for sign in OPERATORS if sign in failure.source_line), None)
    return {"sign": found, "python": OPERATORS[found]} if found else None


def _line_starts(*starts: str) -> Any:
    def derive(failure: Failure, _params: Params) -> Mapping[str, Any] | None:
        found = next((s for s in starts if failure.source_line.lstrip().startswith(s)), None)
        return {"start": found} if found else None

    return derive


def _reserved(failure: Failure, _params: Params) -> Mapping[str, Any] | None:
    """A keyword of Python where a name should be."""
    line = failure.source_line
    words = re.findall(r"\b([A-Za-z]+)\s*(?:=(?!=)|[,)])", line)
    found = next((word for word in words if keyword.iskeyword(word)), None)
    return {"word": found} if found and found not in ("None", "True", "False", "pass") else None


KINDS: tuple[Kind, ...] = (
    kind(
        "indentation_expected",
        ("Indented lines are missing", "字下げした行がありません"),
        (
            "After the line that ends with a colon Python expects lines that are indented.",
            "コロンで終わる行の次には、字下げした行が必要です。",
        ),
        [
            (
                "The lines of the block begin at the left edge: indent them by four spaces.",
                "ブロックの行が左端から始まっています。空白 4 つで字下げしてください。",
            ),
            (
                "The block is still empty: write `pass` there for the time being.",
                "ブロックがまだ空です。当面は `pass` と書いておけます。",
            ),
        ],
        [
            (
                "The line before it, which ends with a colon, and the first line of its block.",
                "コロンで終わる直前の行と、そのブロックの最初の行。",
            )
        ],
        r"expected an indented block",
    ),
    kind(
        "indentation_mismatch",
        ("The indentation matches no line above", "字下げが上のどの行とも合っていません"),
        (
            "This line goes back to a column at which no block above begins.",
            "この行の開始位置が、上のどのブロックの開始位置とも一致していません。",
        ),
        [
            (
                "It has one space more or fewer than the lines it belongs to.",
                "同じブロックの行と比べて空白の数が違います。",
            ),
            (
                "Spaces and tabs are mixed; they look alike.",
                "空白とタブが混ざっています。見た目では区別できません。",
            ),
        ],
        [
            (
                "Select the whole block and indent it anew, four spaces a step.",
                "ブロック全体を選び、1 段につき空白 4 つで字下げし直してください。",
            )
        ],
        r"unindent does not match",
    ),
    kind(
        "tabs_and_spaces",
        ("Tabs and spaces are mixed", "タブと空白が混ざっています"),
        (
            "Some lines of one block are indented with tabs and others with spaces.",
            "1 つのブロックの中に、タブで字下げした行と空白で字下げした行があります。",
        ),
        [
            (
                "Lines were pasted from somewhere that uses tabs.",
                "タブを使っている場所から行を貼り付けています。",
            )
        ],
        [
            (
                "Replace every tab by four spaces.",
                "タブをすべて空白 4 つに置き換えてください。",
            )
        ],
        r"inconsistent use of tabs",
    ),
    kind(
        "indentation_unexpected",
        ("This line is indented without a reason", "この行に余分な字下げがあります"),
        (
            "The line begins further right than the line before it, but no block begins there.",
            "前の行より右から始まっていますが、そこで始まるブロックはありません。",
        ),
        [
            (
                "There are spaces too many at the start of the line.",
                "行頭の空白が多すぎます。",
            ),
            (
                "The line before it should end with a colon.",
                "前の行の終わりにコロンが必要です。",
            ),
        ],
        [LINE_AND_BEFORE],
        r"unexpected indent",
    ),
    kind(
        "notebook_command",
        ("A notebook command is no Python", "ノートブックの命令は Python ではありません"),
        (
            "Lines that begin with `{start}` are commands of Jupyter or Colab; a plain Python file "
            "does not know them.",
            "`{start}` で始まる行は Jupyter や Colab の命令で、通常の Python では使えません。",
        ),
        [
            (
                "The line was copied out of a notebook: delete it.",
                "ノートブックから写した行です。削除してください。",
            )
        ],
        [
            (
                "Other lines that begin with `%` or `!`.",
                "`%` や `!` で始まるほかの行。",
            )
        ],
        types=SYNTAX,
        derive=_line_starts("%", "!"),
    ),
    kind(
        "prompt_copied",
        ("The prompt was copied along", "プロンプトの記号まで写っています"),
        (
            "`{start}` at the start of the line is what an interpreter prints; it is not code.",
            "行頭の `{start}` は対話環境が表示する記号で、コードではありません。",
        ),
        [
            (
                "The line was copied from an interactive session or from documentation.",
                "対話環境や説明書から行を写しています。",
            )
        ],
        [("Delete `{start}` in all lines.", "すべての行から `{start}` を消してください。")],
        types=SYNTAX,
        derive=_line_starts(">>>", "In [", "Out["),
    ),
    kind(
        "missing_colon",
        ("A colon is missing", "コロンがありません"),
        (
            "Lines with `def`, `if`, `else`, `for`, `while`, `class` and `with` end with a colon.",
            "`def`、`if`、`else`、`for`、`while`、`class`、`with` の行はコロンで終わります。",
        ),
        [
            ("The `:` at the end of this line is missing.", "この行の終わりに `:` がありません。"),
            (
                "A bracket before the colon is not closed.",
                "コロンの前の括弧が閉じていません。",
            ),
        ],
        [("The end of the line.", "行の終わり。")],
        r"^expected ':'",
    ),
    kind(
        "bracket_never_closed",
        ("A bracket is never closed", "括弧が閉じられていません"),
        (
            "The bracket `{bracket}` that is opened here has no partner.",
            "ここで開いた括弧 `{bracket}` に対応する閉じ括弧がありません。",
        ),
        [
            (
                "A closing bracket is missing at the end of the expression.",
                "式の終わりの閉じ括弧が抜けています。",
            ),
            (
                "It is closed by a bracket of another form: `(` needs `)`, `[` needs `]`.",
                "別の種類の括弧で閉じています。`(` には `)`、`[` には `]` が必要です。",
            ),
        ],
        [
            (
                "Count the brackets of the line that is named; the error may show a line later.",
                "示された行の括弧を数えてください。エラーは後の行に出ることもあります。",
            )
        ],
        r"'(?P<bracket>[(\[{])' was never closed",
        r"does not match opening parenthesis '(?P<bracket>[(\[{])'",
        r"^unexpected EOF while parsing()",
    ),
    kind(
        "bracket_mismatch",
        ("There is a closing bracket too many", "閉じ括弧が余分です"),
        (
            "The bracket `{bracket}` closes nothing that was opened.",
            "括弧 `{bracket}` に対応する開き括弧がありません。",
        ),
        [
            ("One closing bracket is too many.", "閉じ括弧が 1 つ多くなっています。"),
            ("An opening bracket was deleted.", "開き括弧を消してしまっています。"),
        ],
        [("Count the brackets of the line.", "この行の括弧を数えてください。")],
        r"unmatched '(?P<bracket>[)\]}])'",
    ),
    kind(
        "string_not_closed",
        ("A text has no end", "文字列が閉じられていません"),
        (
            "The quotation mark that begins a text here has no partner.",
            "ここで始まる文字列を閉じる引用符がありません。",
        ),
        [
            (
                "The closing quotation mark is missing, or is of the other form (`'` and `\"`).",
                "閉じる引用符がないか、種類が違います(`'` と `\"`)。",
            ),
            (
                "The text goes over several lines: that needs three quotation marks.",
                "文字列が複数行にわたっています。引用符を 3 つ使う必要があります。",
            ),
        ],
        [("Both ends of the text.", "文字列の始めと終わり。")],
        r"unterminated (?:triple-quoted )?string",
        r"EOL while scanning string literal",
        r"EOF while scanning triple-quoted",
    ),
    kind(
        "fstring",
        ("An f-string cannot be read", "f 文字列を読み取れません"),
        (
            "Something in the curly brackets of an f-string is not complete.",
            "f 文字列の波括弧の中が不完全です。",
        ),
        [
            ("A curly bracket is not closed.", "波括弧が閉じていません。"),
            (
                "The same quotation marks are used inside as around the text.",
                "文字列の外側と同じ引用符を内側でも使っています。",
            ),
        ],
        [("The parts between the curly brackets.", "波括弧の中の部分。")],
        r"f-string",
    ),
    kind(
        "print_statement",
        ("print needs brackets", "print には括弧が必要です"),
        (
            "Since Python 3 `print` is a function: `print(...)`.",
            "Python 3 では `print` は関数です。`print(...)` と書きます。",
        ),
        [("The code was written for Python 2.", "Python 2 用のコードです。")],
        [("Every line with `print`.", "`print` のあるすべての行。")],
        r"Missing parentheses in call to '(?:print|exec)'",
    ),
    kind(
        "assignment_for_comparison",
        ("One = where == is meant", "== のところが = になっています"),
        (
            "`=` gives a name a value; two values are compared with `==`.",
            "`=` は代入で、値を比べるのは `==` です。",
        ),
        [
            ("In a condition `==` is needed.", "条件式では `==` が必要です。"),
            (
                "An argument's name is no plain name (it may not be in quotation marks).",
                "引数名が単純な名前ではありません(引用符は付けません)。",
            ),
        ],
        [("Every `=` of the line.", "この行のすべての `=`。")],
        r"Maybe you meant '==' or ':=' instead of '='",
        r"expression cannot contain assignment, perhaps you meant \"==\"",
    ),
    kind(
        "invalid_target",
        ("Nothing can be assigned to this", "ここには代入できません"),
        (
            "On the left of `=` stands {target}; only a name, an item or an attribute can stand "
            "there.",
            "`=` の左側に {target} があります。左側に置けるのは名前、要素、属性だけです。",
        ),
        [
            (
                "A name contains a sign such as `-`: use `_`.",
                "名前に `-` などの記号が入っています。`_` を使ってください。",
            ),
            ("`==` is meant.", "`==` のつもりではありませんか。"),
            ("The two sides are swapped.", "左辺と右辺が逆になっています。"),
        ],
        [("The left side of the `=`.", "`=` の左側。")],
        r"cannot (?:assign to|delete) (?P<target>[\w' -]{1,60}?)(?: here|\.|$)",
        r"can't assign to (?P<target>[\w -]{1,60})",
    ),
    kind(
        "keyword_order",
        ("The arguments are in the wrong order", "引数の順番が正しくありません"),
        (
            "Arguments with a name come after those without one, each name once.",
            "名前付きの引数は、名前なしの引数より後に、それぞれ 1 度だけ書きます。",
        ),
        [
            (
                "An argument without a name follows one with a name: move it forward.",
                "名前付き引数の後に名前なしの引数があります。前に移してください。",
            ),
            ("The same name is given twice.", "同じ名前が 2 度指定されています。"),
        ],
        [("The arguments of the call.", "呼び出しの引数。")],
        r"positional argument follows keyword",
        r"keyword argument repeated",
        r"(?:non-default argument follows|parameter without a default follows)",
        r"duplicate argument",
    ),
    kind(
        "outside_function",
        ("This belongs into a function", "これは関数の中でしか使えません"),
        (
            "`{word}` stands outside of a function.",
            "`{word}` が関数の外にあります。",
        ),
        [
            (
                "The line is not indented as deep as the function's other lines.",
                "関数のほかの行と同じ深さに字下げされていません。",
            ),
            (
                "A line above ended the function, since it begins at the left edge.",
                "上に左端から始まる行があり、そこで関数が終わっています。",
            ),
        ],
        [("The indentation from `def` to here.", "`def` からここまでの字下げ。")],
        r"'(?P<word>return|yield|await|yield from|async \w+)' outside (?:async )?function",
        r"(?P<word>nonlocal) declaration not allowed",
    ),
    kind(
        "outside_loop",
        ("This belongs into a loop", "これはループの中でしか使えません"),
        (
            "`break` or `continue` stands outside of a `for` or `while`.",
            "`break` か `continue` が `for` や `while` の外にあります。",
        ),
        [
            (
                "The line is not indented as deep as the loop's other lines.",
                "ループのほかの行と同じ深さに字下げされていません。",
            ),
            (
                "A function is to be left: that is `return`.",
                "関数を抜けるには `return` を使います。",
            ),
        ],
        [("The indentation of the loop.", "ループの字下げ。")],
        r"'(?:break|continue)'.{0,20} (?:outside|not properly in) loop",
    ),
    kind(
        "fullwidth_character",
        ("A character is no half-width one", "半角でない文字があります"),
        (
            "Python cannot read the character {character} in code.",
            "コードの中の文字 {character} を Python は読み取れません。",
        ),
        [
            (
                "It was typed in a Japanese input mode or pasted from a text: type it anew.",
                "日本語入力のまま打ったか、文章から貼り付けた文字です。半角で打ち直してください。",
            )
        ],
        [
            (
                "Spaces, brackets and quotation marks of this line: they must be half-width.",
                "この行の空白、括弧、引用符。半角である必要があります。",
            )
        ],
        r"invalid (?:non-printable )?character (?P<character>.{1,20})$",
        r"invalid character in identifier()",
    ),
    kind(
        "invalid_number",
        ("A number cannot be read", "数値を読み取れません"),
        (
            "A number is followed by letters, or begins with a zero.",
            "数字のすぐ後に文字があるか、数値が 0 で始まっています。",
        ),
        [
            ("A name may not begin with a digit.", "名前は数字で始められません。"),
            (
                "The `*` between a number and a name is missing.",
                "数と名前の間の `*` がありません。",
            ),
        ],
        [("Every number of the line.", "この行のすべての数値。")],
        r"invalid (?:decimal|hexadecimal|octal|binary|imaginary) literal",
        r"leading zeros in decimal",
        r"invalid digit",
    ),
    kind(
        "foreign_operator",
        ("This sign comes from another language", "ほかの言語の記号です"),
        (
            "Python does not know `{sign}`; it is written `{python}`.",
            "Python に `{sign}` はありません。`{python}` と書きます。",
        ),
        [
            (
                "Python has `and`, `or`, `not` and `+= 1`.",
                "Python では `and`、`or`、`not`、`+= 1` を使います。",
            )
        ],
        [("The signs of this line.", "この行の記号。")],
        types=SYNTAX,
        derive=_foreign,
    ),
    kind(
        "reserved_word",
        ("This word belongs to Python", "Python の予約語です"),
        (
            "`{word}` has a meaning of its own in Python and cannot be a name.",
            "`{word}` は Python で特別な意味をもつので、名前には使えません。",
        ),
        [
            (
                "Choose another name; often an underscore is added: `{word}_`.",
                "別の名前にしてください。`{word}_` のように下線を付けることもよくあります。",
            )
        ],
        [("Every place where the name is used.", "その名前を使っているすべての場所。")],
        types="SyntaxError",
        derive=_reserved,
    ),
    kind(
        "missing_comma",
        ("A comma may be missing", "カンマが抜けているようです"),
        (
            "Two values stand side by side without anything between them.",
            "2 つの値が間に何もなく並んでいます。",
        ),
        [
            (
                "A comma between two items or arguments is missing.",
                "要素や引数の間のカンマが抜けています。",
            ),
            ("An operator such as `*` is missing.", "`*` などの演算子が抜けています。"),
            ("A quotation mark ends too early.", "引用符が途中で閉じています。"),
        ],
        [("The place that is marked.", "印の付いた場所。")],
        r"Perhaps you forgot a comma",
    ),
    kind(
        "syntax_other",
        ("Python cannot read this line", "Python がこの行を読み取れません"),
        (
            "The line does not follow Python's grammar{detail}.",
            "この行は Python の文法に合っていません{detail}。",
        ),
        [
            when(
                lambda failure, _p: failure.source_line.lstrip().startswith(("else", "elif")),
                "This `else` or `elif` has no `if` at the same indentation directly above.",
                "この `else` や `elif` と同じ字下げの `if` が、すぐ上にありません。",
            ),
            (
                "A bracket, quotation mark or comma is missing here or in the line before.",
                "この行か前の行で、括弧、引用符、カンマのどれかが抜けています。",
            ),
            (
                "A word is misspelt, or two stand side by side.",
                "語の綴りが違うか、語が続いています。",
            ),
        ],
        [LINE_AND_BEFORE],
        types=SYNTAX,
        derive=lambda failure, _params: {
            "detail": ""
            if failure.message in ("", "invalid syntax")
            else f" ({failure.message[:80]})"
        },
    ),
)
