"""Statements that Python does not know."""

from __future__ import annotations

import keyword
import re
from collections.abc import Mapping
from typing import Any

from labs.diagnosis.errors.advice import LINE_AND_BEFORE, SYNTAX
from labs.diagnosis.errors.facts import Failure
from labs.diagnosis.errors.kinds import Kind, Params, kind, when

OPERATORS = {
    "&&": "and", "||": "or", "++": "+= 1", "--": "-= 1", "<>": "!=", "===": "==",
}  # fmt: skip


def _foreign(failure: Failure, _params: Params) -> Mapping[str, Any] | None:
    found = next((sign for sign in OPERATORS if sign in failure.source_line), None)
    return {"sign": found, "python": OPERATORS[found]} if found else None


def _reserved(failure: Failure, _params: Params) -> Mapping[str, Any] | None:
    """A keyword of Python where a name should be."""
    line = failure.source_line
    words = re.findall(r"\b([A-Za-z]+)\s*(?:=(?!=)|[,)])", line)
    found = next((word for word in words if keyword.iskeyword(word)), None)
    return {"word": found} if found and found not in ("None", "True", "False", "pass") else None


KINDS: tuple[Kind, ...] = (
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
                "引数名が単純な名前ではありません（引用符は付けません）。",
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
