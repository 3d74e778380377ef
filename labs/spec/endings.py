"""How a lab ends: one changed value to predict, and something to explain in words. Pure."""

from __future__ import annotations

import math
import re
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Row = list[float | int | str | bool]
Value = float | int | str | bool | Row | list[Row]
"""What an argument can be changed to; lists stand for arrays where the call has an array."""
NOT_FINITE = "not_finite"
MOST_ROUNDS = 4


class Way(StrEnum):
    """How what is measured compares with what it was before the change."""

    SMALLER = "smaller"
    SAME = "same"
    LARGER = "larger"
    NOT_FINITE = "not_finite"


class Part(BaseModel):
    """Frozen, and no key that is not declared."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(Part):
    """A text in both languages."""

    ja: str = Field(min_length=1)
    en: str = Field(min_length=1)


class Round(Part):
    """One other value of the knob, what to think about, and what is said afterwards."""

    value: Value
    question: Words
    afterwards: Words


class Change(Part):
    """The first call of a visible check is made again with one argument changed."""

    check: Slug
    argument: str
    usual: Value
    """What the argument is in that call; shown beside the other value."""
    measure: list[str | int]
    """The way to a number in what is returned: `[costs, -1]`; `[]` when it is one itself."""
    measured: Words
    same_within: float = Field(0.02, ge=0, le=0.5)
    """Differences up to this share of the usual result count as the same."""
    rounds: list[Round] = Field(min_length=1, max_length=MOST_ROUNDS)


class Criterion(Part):
    """Something that a good explanation says."""

    id: Slug
    text: Words
    weight: int = Field(1, ge=1, le=5)


class Explain(Part):
    """A question answered in words, and what a good answer holds."""

    question: Words
    model: Words
    rubric: list[Criterion] = Field(min_length=2, max_length=6)
    shortest: int = Field(40, ge=10, le=400)
    """Characters below which it is no explanation yet."""


class Ending(Part):
    """`ending` of lab.yaml."""

    change: Change
    explain: Explain


def parameters(signature: str) -> list[str]:
    """Names of the parameters of `name(a, b, c=1)`."""
    inside = signature.partition("(")[2].rpartition(")")[0]
    return [re.split(r"[=:]", part)[0].strip() for part in inside.split(",") if part.strip()]


def faults(ending: Ending, checks: dict[str, tuple[bool, str]]) -> list[str]:
    """What does not fit the lab; `checks`: id -> (visible, signature of its function)."""
    change = ending.change
    visible, signature = checks.get(change.check, (False, ""))
    if not visible:
        return [f"ending.change.check must be a visible check, not {change.check}"]
    if change.argument not in parameters(signature):
        return [f"ending.change.argument must be a parameter of {signature}"]
    twice = len({str(one.value) for one in change.rounds}) < len(change.rounds)
    if twice or any(one.value == change.usual for one in change.rounds):
        return ["ending.change.rounds must have values that differ from each other and the usual"]
    ids = [one.id for one in ending.explain.rubric]
    return [] if len(set(ids)) == len(ids) else ["ending.explain.rubric names an id twice"]


def measured(result: Any, way: list[str | int]) -> float | str | None:
    """The number at the end of the way; "not_finite"; None where there is no number."""
    for step in way:
        try:
            result = result[step]
        except (LookupError, TypeError, IndexError, ValueError):
            return None
    try:
        number = float(result)
    except (TypeError, ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else NOT_FINITE


def compared(usual: float | str | None, changed: float | str | None, within: float) -> Way | None:
    """What came of the change; None when it cannot be told."""
    if changed == NOT_FINITE:
        return Way.NOT_FINITE
    if not isinstance(usual, (int, float)) or not isinstance(changed, (int, float)):
        return None
    if abs(changed - usual) <= within * max(abs(usual), 1e-12):
        return Way.SAME
    return Way.LARGER if changed > usual else Way.SMALLER


def share(explain: Explain, ticked: set[str]) -> float:
    """How much of the rubric's weight was found in an explanation, from 0 to 1."""
    total = sum(one.weight for one in explain.rubric)
    return sum(one.weight for one in explain.rubric if one.id in ticked) / total
