"""Recursion, memory, files, what the sandbox does not allow."""

from __future__ import annotations

from labs.diagnosis.errors.advice import PRINT_SHAPE
from labs.diagnosis.errors.kinds import Kind, kind

FILES = (
    "Data is handed to your functions as arguments; it need not be read from a file.",
    "データは関数の引数として渡されます。ファイルから読む必要はありません。",
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
            "コードがネットワークからデータを取ろうとしています：{url}",
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
)
