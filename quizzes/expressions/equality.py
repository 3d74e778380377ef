"""Whether two formulas mean the same: they agree wherever the right one has a value.

Symbolic simplification may hang or give up; agreement at random points cannot. Two different
formulas of the allowed size agree at a dozen random points only if they differ by less than the
rounding of numbers. Points come from a fixed seed: the same answer is always marked the same.
"""

import random
from collections.abc import Mapping

from quizzes.expressions.names import CONSTANTS
from quizzes.expressions.tree import Node, Value, value_at

Domains = Mapping[str, tuple[float, float]]
"""Where each variable is looked at: from, to."""

POINTS = 16
TRIES = 400
FEWEST = 8
RELATIVE, ROUNDING = 1e-8, 1e-11


def same_meaning(one: Node, answer: Node, domains: Domains, *, seed: str = "points") -> bool:
    """Whether `one` equals `answer` at random points of the domains where `answer` has a value.

    Raises ValueError when `answer` has values almost nowhere, which is the author's mistake.
    """
    rng = random.Random(f"equality:{seed}")  # noqa: S311  no secret: points are not the answer
    found = 0
    for _ in range(TRIES):
        point = CONSTANTS | {name: rng.uniform(*domains[name]) for name in sorted(domains)}
        wanted = value_at(answer, point)
        if wanted is None:
            continue
        if not _agree(value_at(one, point), wanted):
            return False
        found += 1
        if found == POINTS:
            return True
    if found < FEWEST:
        raise ValueError("the answer has values almost nowhere in its domains")
    return True


def _agree(given: Value | None, wanted: Value) -> bool:
    if given is None:
        return False
    size = max(abs(given.value), abs(wanted.value))
    largest = max(given.largest, wanted.largest)
    return abs(given.value - wanted.value) <= RELATIVE * size + ROUNDING * largest
