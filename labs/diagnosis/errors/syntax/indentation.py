"""Lines that begin in the wrong column."""

from __future__ import annotations

from labs.diagnosis.errors.advice import LINE_AND_BEFORE
from labs.diagnosis.errors.kinds import Kind, kind

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
)
