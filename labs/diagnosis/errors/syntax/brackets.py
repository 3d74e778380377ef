"""Notebook leftovers, brackets, quotes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from labs.diagnosis.errors.advice import SYNTAX
from labs.diagnosis.errors.facts import Failure
from labs.diagnosis.errors.kinds import Kind, Params, kind


def _line_starts(*starts: str) -> Any:
    def derive(failure: Failure, _params: Params) -> Mapping[str, Any] | None:
        found = next((s for s in starts if failure.source_line.lstrip().startswith(s)), None)
        return {"start": found} if found else None

    return derive


KINDS: tuple[Kind, ...] = (
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
                "閉じる引用符がないか、種類が違います（`'` と `\"`）。",
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
)
