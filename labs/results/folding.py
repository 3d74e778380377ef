"""Several checks that fail for the same reason: it is explained once. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from labs.results.presentation import Check, Error, NamedMistake


@dataclass(frozen=True)
class SameAs:
    """A check that failed for the same reason and says it in full."""

    id: str
    title: str


def cause_of(function: str, mistake: NamedMistake | None, error: Error | None) -> str:
    """What two checks have in common that fail for the same reason; "" where none is known.

    The figures may differ, such as the sizes of the arrays in the same line.
    """
    if mistake:
        return f"mistake:{function}:{mistake.id}"
    if error is None:
        return ""
    place = function if error.line is None else str(error.line)
    marked = error.marked.marked if error.marked else ""
    return ":".join(("error", error.explanation.kind, error.type, place, marked))


def fold(checks: Iterable[Check], told: Iterable[Check] = ()) -> list[Check]:
    """The checks, each with where its reason is explained: in one of `told` or an earlier one."""
    before, folded = list(told), []
    for check in checks:
        folded.append(_folded(check, [one for one in before if one.id != check.id]))
        before.append(folded[-1])
    return folded


def _folded(check: Check, before: list[Check]) -> Check:
    first = next((one for one in before if check.cause and one.cause == check.cause), None)
    same = (first.same_as or SameAs(first.id, first.title)) if first else None
    reason = check.card.tolerance_reason if check.card else ""
    reasons = {one.card.tolerance_reason for one in before if one.card}
    return replace(check, same_as=same, tolerance_told=bool(reason) and reason in reasons)
