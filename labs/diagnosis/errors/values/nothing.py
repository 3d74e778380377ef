"""None where a value is needed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from labs.diagnosis.errors.advice import NONE_CAUSES, UNSUPPORTED, WHO_RETURNS
from labs.diagnosis.errors.facts import Failure
from labs.diagnosis.errors.kinds import Kind, Params, kind


def _none_operand(failure: Failure, params: Params) -> Mapping[str, Any] | None:
    if "NoneType" not in (params.get("left"), params.get("right")) and "operand" in params:
        return None
    none = next((v.expression for v in failure.values if v.kind == "none"), "")
    return {"which": f" (`{none}`)" if none else ""}


KINDS: tuple[Kind, ...] = (
    kind(
        "none_subscript",
        ("The value is None", "値が None です"),
        (
            "An item was taken out of None: there is no value where one was expected.",
            "None から要素を取り出そうとしています。値があるはずの場所に値がありません。",
        ),
        NONE_CAUSES,
        [WHO_RETURNS],
        r"^'NoneType' object is not subscriptable",
        r"^'NoneType' object does not support item (?:assignment|deletion)",
    ),
    kind(
        "none_iterable",
        ("The value is None", "値が None です"),
        (
            "None was to be walked through or unpacked into several names.",
            "None を繰り返したり、複数の名前に分けたりしようとしています。",
        ),
        NONE_CAUSES,
        [WHO_RETURNS],
        r"^'NoneType' object is not (?:iterable|an iterator)",
        r"^cannot unpack non-iterable NoneType",
        r"argument of type 'NoneType' is not iterable",
        r"^object of type 'NoneType' has no len",
    ),
    kind(
        "none_operand",
        ("A calculation with None", "None との計算です"),
        (
            "One side of the operation is None{which}.",
            "演算の一方が None です{which}。",
        ),
        NONE_CAUSES,
        [WHO_RETURNS],
        UNSUPPORTED,
        r"^bad operand type for unary .: 'NoneType'",
        r"not supported between instances of '(?P<left>[\w.]{1,60})' and 'NoneType'",
        r"not supported between instances of 'NoneType' and",
        r"^float\(\) argument must be .{1,60} not 'NoneType'",
        derive=_none_operand,
    ),
)
