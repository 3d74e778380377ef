"""What ends a program from outside its values: limits, files, the network, its own checks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from labs.diagnosis.errors.facts import Failure
from labs.diagnosis.errors.kinds import Kind, Params, kind, when
from labs.diagnosis.errors.values import PRINT_SHAPE


def _raises(failure: Failure, _params: Params) -> Mapping[str, Any] | None:
    """A `raise` in the learner's own line."""
    line = failure.source_line.lstrip()
    if not (line.startswith("raise ") or line == "raise"):
        return None
    message = failure.message.strip()
    return {"type": failure.type, "colon": f": {message[:150]}" if message else ""}


FILES = (
    "Data is handed to your functions as arguments; it need not be read from a file.",
    "データは関数の引数として渡されます。ファイルから読む必要はありません。",
)

BEFORE_ALL: tuple[Kind, ...] = (
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
        ("An exception group was raised: {detail}", "例外のまとまりが起きました: {detail}"),
        [("Each of the errors in it has its own cause.", "それぞれに別の原因があります。")],
        [("The errors in the raw text, one by one.", "元の文面にある個々のエラー。")],
        r"^(?P<detail>.{1,100}\(\d+ sub-exceptions?\))",
    ),
    kind(
        "raised_by_program",
        ("The code itself raised this error", "コード自身が起こしたエラーです"),
        (
            "A `raise` in your code was reached: {type}{colon}",
            "コードの中の `raise` が実行されました: {type}{colon}",
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

KINDS: tuple[Kind, ...] = (
    kind(
        "recursion",
        ("The function calls itself without end", "関数が終わりなく自分を呼び出しています"),
        (
            "The calls are nested deeper than Python allows.",
            "呼び出しの入れ子が Python の限界を超えました。",
        ),
        [
            (
                "The case in which it stops is missing or is never reached.",
                "終了する場合がないか、そこに届きません。",
            ),
            (
                "The argument does not get smaller from call to call.",
                "呼び出すたびに引数が小さくなっていません。",
            ),
            (
                "A function has the same name as one that it wants to use.",
                "使いたい関数と同じ名前を自分の関数に付けています。",
            ),
        ],
        [
            (
                "The first lines of the function: when does it return?",
                "関数の最初の行。いつ終わりますか。",
            )
        ],
        r"^maximum recursion (?:depth|level) exceeded",
        r"^Stack overflow",
    ),
    kind(
        "out_of_memory",
        ("There is not enough memory", "メモリが足りません"),
        (
            "The values need more memory than there is{detail}.",
            "値が使えるメモリより大きくなっています{detail}。",
        ),
        [
            (
                "An array became far larger than meant: (n, 1) and (n,) combine to (n, n).",
                "配列が思ったよりずっと大きくなっています。(n, 1) と (n,) からは (n, n) ができます。",
            ),
            ("A size was computed wrongly.", "大きさの計算が間違っています。"),
            (
                "A list grows in a loop and is never emptied.",
                "ループの中でリストが増え続けています。",
            ),
        ],
        [PRINT_SHAPE],
        r"^(?:numpy\.[\w.]+: )?Unable to allocate (?P<detail>.{1,120})",
        r"OOM when allocating tensor with (?P<detail>shape\s?\[[\d,]{1,80}\])",
        r"^failed to allocate memory",
        r"^[Oo]ut of memory",
        r"^array is too big",
        r"^Maximum allowed dimension exceeded",
        derive=lambda _f, params: {
            "detail": f" ({params['detail']})" if "detail" in params else ""
        },
    ),
    kind(
        "out_of_memory",
        ("There is not enough memory", "メモリが足りません"),
        (
            "The program needs more memory than there is.",
            "使えるメモリより多くのメモリが必要です。",
        ),
        [
            (
                "An array or list became far larger than meant.",
                "配列やリストが思ったよりずっと大きくなっています。",
            )
        ],
        [PRINT_SHAPE],
        types="MemoryError ResourceExhaustedError",
    ),
    kind(
        "file_missing",
        ("The file is not there", "ファイルがありません"),
        (
            "There is no file {file}.",
            "ファイル {file} はありません。",
        ),
        [
            (
                "Runs have no files but those they write themselves, in their own empty folder.",
                "実行時にあるのは空の作業フォルダーだけで、自分で書いたファイル以外はありません。",
            ),
            ("The name or the folder is wrong.", "名前かフォルダーが違います。"),
        ],
        [FILES],
        r"No such file or directory: (?P<file>'.{1,100}?')",
        r"unable to open file[^']{0,10}name = (?P<file>'.{1,100}?')",
        r"^File not found: (?P<file>.{1,100})",
        r"(?P<file>\S{1,100}) not found\.$",
        types="FileNotFoundError OSError NotFoundError ValueError",
    ),
    kind(
        "download_blocked",
        ("Nothing can be downloaded here", "ここではダウンロードできません"),
        (
            "The code wants to load data from the network: {url}",
            "コードがネットワークからデータを取ろうとしています: {url}",
        ),
        [
            (
                "Runs have no network. Use the data that your functions are given.",
                "実行時にネットワークはありません。関数に渡されるデータを使ってください。",
            )
        ],
        [FILES],
        r"^URL fetch failure on (?P<url>\S{1,150})",
        r"^(?P<url>HTTPSConnectionPool.{1,80})",
    ),
    kind(
        "not_permitted",
        ("Not allowed in a run", "実行時には使えません"),
        (
            "Runs have no network, no other programs, and can write only in their own folder.",
            "実行時には、ネットワーク、ほかのプログラム、作業フォルダー以外への書き込みが使えません。",
        ),
        [
            (
                "The code opens a connection, starts a program or writes elsewhere.",
                "接続を開く、プログラムを起動する、別の場所に書くといったことをしています。",
            )
        ],
        [FILES],
        r"Operation not permitted",
        r"Permission denied",
        r"Read-only file system",
        r"name resolution",
        r"Name or service not known",
        r"Network is unreachable",
        r"Connection refused",
        r"Resource temporarily unavailable",
        r"^can't start new thread",
    ),
    kind(
        "disk_full",
        ("The folder of the run is full", "作業フォルダーがいっぱいです"),
        ("More was written than a run may write.", "実行時に書ける量を超えました。"),
        [
            (
                "Large files are written, or in a loop.",
                "大きなファイルを書くか、ループで書き続けています。",
            )
        ],
        [("Every `open` and `save`.", "すべての `open` と `save`。")],
        r"No space left on device",
        r"File too large",
        r"Too many open files",
    ),
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
