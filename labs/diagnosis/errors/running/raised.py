"""Raised by the program itself or by its being ended. Looked at before all others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from labs.diagnosis.errors.facts import Failure
from labs.diagnosis.errors.kinds import Kind, Params, kind, when


def _raises(failure: Failure, _params: Params) -> Mapping[str, Any] | None:
    """A `raise` in the learner's own line."""
    line = failure.source_line.lstrip()
    if not (line.startswith("raise ") or line == "raise"):
        return None
    message = failure.message.strip()
    return {"type": failure.type, "colon": f": {message[:150]}" if message else ""}


KINDS: tuple[Kind, ...] = (
    kind(
        "not_implemented",
        ("Not written yet", "まだ書かれていません"),
        (
            "This part still says that it is not implemented.",
            "この部分は未実装のままになっています。",
        ),
        [
            (
                "The `raise NotImplementedError` of the starter is still there.",
                "最初のコードの `raise NotImplementedError` が残っています。",
            ),
            ("A method that a class must have is missing.", "クラスに必要なメソッドがありません。"),
        ],
        [("The function that is named.", "示された関数。")],
        r"^$",
        r"^[Nn]ot (?:yet )?implemented",
        types="NotImplementedError",
    ),
    kind(
        "interrupted",
        ("The program was interrupted", "プログラムが中断されました"),
        ("It was ended by an interrupt.", "中断の合図で終了しました。"),
        [
            ("It was stopped by hand while it ran.", "実行中に手で止められました。"),
            (
                "The code itself raises KeyboardInterrupt.",
                "コードが KeyboardInterrupt を起こしています。",
            ),
        ],
        [("Is there a loop that never ends?", "終わらないループはありませんか。")],
        types="KeyboardInterrupt",
    ),
    kind(
        "exit_called",
        ("The program ended itself", "プログラムが自分で終了しました"),
        (
            "`exit()`, `quit()` or `sys.exit()` was called.",
            "`exit()`、`quit()`、`sys.exit()` のどれかが呼ばれました。",
        ),
        [
            (
                "Take the call out; a function hands back its result with `return`.",
                "この呼び出しを消してください。関数は `return` で結果を返します。",
            )
        ],
        [("Where the call stands.", "呼び出している場所。")],
        types="SystemExit",
    ),
    kind(
        "assertion",
        ("A check in the code does not hold", "コードの中の確認が成り立ちません"),
        (
            "The `assert` of this line is not true{detail}.",
            "この行の `assert` が成り立ちません{detail}。",
        ),
        [
            when(
                lambda failure, _p: "shape" in failure.source_line,
                "The shape is another one than the line expects; see the values.",
                "形がこの行の予想と違います。下の値を見てください。",
            ),
            (
                "A value before this line is not what it should be.",
                "この行より前の値が正しくありません。",
            ),
            ("The check itself asks for the wrong thing.", "確認の条件のほうが間違っています。"),
        ],
        [
            (
                "Print both sides of the comparison before that line.",
                "その行の前で、比べている両方の値を表示してください。",
            )
        ],
        types="AssertionError",
        derive=lambda failure, _p: {
            "detail": f": {failure.message.strip()[:150]}" if failure.message.strip() else ""
        },
    ),
    kind(
        "exception_group",
        ("Several errors at once", "複数のエラーが同時に起きました"),
        ("An exception group was raised: {detail}", "例外のまとまりが起きました：{detail}"),
        [("Each of the errors in it has its own cause.", "それぞれに別の原因があります。")],
        [("The errors in the raw text, one by one.", "元の文面にある個々のエラー。")],
        r"^(?P<detail>.{1,100}\(\d+ sub-exceptions?\))",
    ),
    kind(
        "raised_by_program",
        ("The code itself raised this error", "コード自身が起こしたエラーです"),
        (
            "A `raise` in your code was reached: {type}{colon}",
            "コードの中の `raise` が実行されました：{type}{colon}",
        ),
        [
            (
                "A condition before it was met that should not be met: a value is not as it should "
                "be.",
                "その前の条件が成り立ってしまっています。値が正しくない可能性があります。",
            ),
            ("The condition itself is wrong.", "条件そのものが間違っています。"),
        ],
        [("The condition above the `raise`.", "`raise` の上の条件。")],
        derive=_raises,
    ),
)
