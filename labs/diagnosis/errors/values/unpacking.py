"""Unpacking, keys and looping."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from labs.diagnosis.errors.advice import PRINT_TYPE
from labs.diagnosis.errors.facts import Failure
from labs.diagnosis.errors.kinds import Kind, Params, kind, when


def _keys(failure: Failure, params: Params) -> Mapping[str, Any]:
    asked = params.get("key") or failure.message.strip()[:60]
    similar = " / ".join(failure.similar)
    return {"key": asked, "keys": ", ".join(failure.keys), "similar": similar}


KINDS: tuple[Kind, ...] = (
    kind(
        "unpack_too_many",
        ("More values than names", "名前より値が多くなっています"),
        (
            "The right side has more values than the {expected} names on the left.",
            "右辺の値が、左辺の名前 {expected} 個より多くなっています。",
        ),
        [
            (
                "The function returns more values than are taken.",
                "関数が返す値の数が、受け取る名前より多くなっています。",
            ),
            (
                "An array is walked through row by row: take its `.shape` or items instead.",
                "配列は行ごとに分けられます。`.shape` や要素を使うつもりではありませんか。",
            ),
            (
                "A loop over a dictionary needs `.items()`.",
                "辞書の繰り返しには `.items()` が必要です。",
            ),
        ],
        [
            (
                "What stands after `return` in the function, and the number of names here.",
                "関数の `return` の後ろと、ここの名前の数。",
            )
        ],
        r"^too many values to unpack \(expected (?P<expected>\d{1,6})",
    ),
    kind(
        "unpack_too_few",
        ("Fewer values than names", "名前より値が少なくなっています"),
        (
            "The left side has {expected} names, the right side {got} values.",
            "左辺の名前は {expected} 個ですが、右辺の値は {got} 個です。",
        ),
        [
            when(
                lambda failure, _p: ".shape" in failure.source_line,
                "The array has {got} dimensions, not {expected}.",
                "配列の次元は {expected} ではなく {got} です。",
            ),
            (
                "The function returns fewer values than are taken.",
                "関数が返す値の数が足りません。",
            ),
        ],
        [
            (
                "What stands after `return` in the function, or the shape of the array.",
                "関数の `return` の後ろ、または配列の shape。",
            )
        ],
        r"^not enough values to unpack \(expected (?:at least )?(?P<expected>\d{1,6}), "
        r"got (?P<got>\d{1,6})",
        r"^need more than (?P<got>\d{1,6}) values? to unpack(?P<expected>)",
        derive=lambda _failure, params: {"expected": params.get("expected", "?")},
    ),
    kind(
        "unpack_number",
        ("A single value cannot be unpacked", "1 つの値は分けられません"),
        (
            "Several names stand on the left, but the right side is one value of type {owner}.",
            "左辺に名前が複数ありますが、右辺は型 {owner} の 1 つの値です。",
        ),
        [
            (
                "The function returns one value where several are expected.",
                "複数返すはずの関数が 1 つだけ返しています。",
            )
        ],
        [("What stands after `return`.", "`return` の後ろ。")],
        r"^cannot unpack non-iterable (?P<owner>[\w.]{1,60}) object",
    ),
    kind(
        "key_missing",
        ("The dictionary has no such key", "辞書にそのキーはありません"),
        (
            "There is no key {key}.",
            "キー {key} はありません。",
        ),
        [
            when(
                lambda failure, _p: bool(failure.similar),
                "A spelling mistake: did you mean `{similar}`?",
                "綴り間違い：`{similar}` のことではありませんか。",
            ),
            when(
                lambda failure, _p: bool(failure.keys),
                "The keys that are there: {keys}.",
                "あるキーは次のとおりです：{keys}。",
            ),
            (
                "A number in the key counts wrongly, for example one layer too many.",
                "キーの中の番号がずれています（層を 1 つ数えすぎているなど）。",
            ),
            (
                "The value was never put into the dictionary.",
                "辞書に値を入れていません。",
            ),
        ],
        [("Print `.keys()` before that line.", "その行の前で `.keys()` を表示してください。")],
        types="KeyError",
        derive=_keys,
    ),
    kind(
        "number_not_iterable",
        ("A single number cannot be walked through", "1 つの数は繰り返せません"),
        (
            "A value of type {owner} stands where a list or array is needed.",
            "リストか配列が必要な場所に、型 {owner} の値があります。",
        ),
        [
            ("`range(...)` is missing around a number.", "数に `range(...)` が付いていません。"),
            (
                "An array became one number on the way (`sum`, `mean`, an index).",
                "途中で配列が 1 つの数になっています（`sum`、`mean`、添字）。",
            ),
        ],
        [PRINT_TYPE],
        r"^(?:argument of type )?'(?P<owner>[\w.]{1,60})'(?: object)? is not iterable",
    ),
)
