"""Names the mistake: which of the author's wrong versions behaves exactly as the learner's code.

At most one is named, and only if it returns what the learner's function returned on every call
that was made, right ones included, and is wrong on at least one. None is invented.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from labs.grading.authors import Case, Raised
from labs.grading.compare import same_value


@dataclass(frozen=True)
class Observation:
    """What a learner's function did in one call (a value, or Raised); whether it was right."""

    case: Case
    seed: int
    output: Any
    right: bool


def name_mistake(
    observations: Sequence[Observation],
    candidates: Sequence[str],
    outputs_of: Callable[[str, int], Mapping[int, Any]],
) -> str | None:
    """The first candidate that explains all observations; `outputs_of(mistake, seed)` by call."""
    if all(observation.right for observation in observations):
        return None
    for mistake in candidates:
        if all(
            _explains(outputs_of(mistake, seen.seed)[seen.case.index], seen)
            for seen in observations
        ):
            return mistake
    return None


def _explains(output: Any, seen: Observation) -> bool:
    if isinstance(output, Raised) or isinstance(seen.output, Raised):
        return (
            isinstance(output, Raised) and isinstance(seen.output, Raised) and output == seen.output
        )
    return same_value(output, seen.output, seen.case.rule)
