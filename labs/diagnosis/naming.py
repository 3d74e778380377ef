"""Names the mistake: at most one, with what it rests on; the most specific that explains all calls.

First the author's own misconceptions (mistakes.py): one that returns what the learner's function
returned on every call, right ones included. Then relations of whole results (parts exchanged or
missing), relations of the numbers (labs.diagnosis.order), what the right function would
return for other inputs (labs.diagnosis.oracles), and last only which part is wrong. A relation must
hold at every place where results differ and in every call: what it would have changed in a call
that is right speaks against it. None is invented: see labs.diagnosis.evidence for how much a
match must say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

import numpy as np

from labs.diagnosis.compare import Rule, first_difference, same_value
from labs.diagnosis.evidence import enough
from labs.diagnosis.hypotheses import Context, Hypothesis, OutOfWorkError
from labs.diagnosis.oracles import Oracle, ask
from labs.diagnosis.order import ORDER
from labs.diagnosis.seen import (
    Leaf,
    Node,
    Path,
    Raised,
    Seen,
    TooMuchError,
    leaf_of,
    nodes,
    shown,
)
from labs.diagnosis.wholes import at, whole_relations

PREFIX = "relation:"
PATHS_SHOWN = 4
C = TypeVar("C", bound="Case")


class Case(Protocol):
    """What is needed of a call: which one it is, and how its result is compared."""

    @property
    def index(self) -> int: ...

    @property
    def rule(self) -> Rule: ...


@dataclass(frozen=True)
class Observation(Generic[C]):
    """What a learner's function did in one call (a value, or Raised); whether it was right."""

    case: C
    seed: int
    output: Any
    right: bool


@dataclass(frozen=True)
class Named:
    """An id of mistakes.py, or "relation:<name>"; `evidence` is JSON for the sentence."""

    id: str
    evidence: Mapping[str, Any] = field(default_factory=dict)


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
            explains(outputs_of(mistake, seen.seed).get(seen.case.index), seen)
            for seen in observations
        ):
            return mistake
    return None


def explains(output: Any, seen: Observation) -> bool:
    """Whether an output is what the learner's function did."""
    if isinstance(output, Raised) or isinstance(seen.output, Raised):
        return (
            isinstance(output, Raised) and isinstance(seen.output, Raised) and output == seen.output
        )
    return same_value(output, seen.output, seen.case.rule)


def name_relation(
    calls: Sequence[Seen], oracle: Oracle | None = None, optional: Sequence[str] = ()
) -> Named | None:
    """The most specific relation that explains all calls, in the order in which they were made.

    `optional`: parameters that have a default value. Returns None when every call is right.
    """
    if all(call.right for call in calls):
        return None
    calls = [call for call in calls if not (call.right and call.rule.kind == "structure")]
    try:
        with np.errstate(all="ignore"):
            return _search(calls, oracle, optional)
    except (TooMuchError, OutOfWorkError, RecursionError):
        return None


def _search(calls: Sequence[Seen], oracle: Oracle | None, optional: Sequence[str]) -> Named | None:
    places = [nodes(call) for call in calls]
    differing = _differing(places)
    context = _context(calls, places, differing)
    for whole in whole_relations(calls, _containers(differing)):
        if context is None or _is_evident(context):
            return _named(whole.relation, [whole.path], whole.facts)
    found = context and _first(context)
    if found and context:
        return _named(found.relation, differing, found.facts, _factors(found, context))
    if oracle and context and _is_evident(context):
        variant = ask(calls, oracle, optional)
        if variant:
            return _named(variant.relation, [()], variant.facts)
    return _one_part(calls, differing)


def _differing(places: Sequence[Sequence[Node]]) -> list[Path]:
    """Paths at which some call differs, in the order of the result."""
    paths: dict[Path, None] = {}
    for nodes_of_call in places:
        paths |= {node.path: None for node in nodes_of_call if node.differs}
    return list(paths)


def _context(
    calls: Sequence[Seen], places: Sequence[Sequence[Node]], differing: Sequence[Path]
) -> Context | None:
    """The leaves in question; None when a difference is not one of numbers."""
    wanted = set(differing)
    leaves: list[Leaf] = []
    for index, (call, found) in enumerate(zip(calls, places, strict=True)):
        for node in found:
            if node.path not in wanted:
                continue
            leaf = leaf_of(node, call, index)
            if leaf is None and node.differs:
                return None
            if leaf is not None:
                leaves.append(leaf)
    leaves.sort(key=lambda leaf: (not leaf.differs, leaf.expected.size == 1, leaf.expected.size))
    return Context(leaves)


def _is_evident(context: Context) -> bool:
    shapes_differ = any(not leaf.same_shape for leaf in context.failing)
    return shapes_differ or enough(context.failing)


def _first(context: Context) -> Hypothesis | None:
    for find in ORDER:
        for hypothesis in find(context):
            if context.explains(hypothesis) and _is_enough(hypothesis, context):
                return hypothesis
    return None


def _is_enough(hypothesis: Hypothesis, context: Context) -> bool:
    if hypothesis.shape:
        return True
    factors = {round(hypothesis.sizes(leaf), 6) for leaf in context.failing} \
        if hypothesis.sizes else set()  # fmt: skip
    return enough(
        context.failing,
        side=hypothesis.side,
        everywhere=hypothesis.everywhere,
        free=hypothesis.free,
        part=hypothesis.part,
        bonus=8.0 * (len(factors) - 1) if factors else 0.0,
    )


def _factors(hypothesis: Hypothesis, context: Context) -> dict[str, Any]:
    if hypothesis.sizes is None or "sizes" not in hypothesis.facts:
        return {}  # the value of an argument is not told
    factors = {float(f"{hypothesis.sizes(leaf):.6g}") for leaf in context.failing}
    return {"factors": sorted(factors)[:4]}


def _named(relation: str, paths: Sequence[Path], *facts: Mapping[str, Any]) -> Named:
    evidence: dict[str, Any] = {"paths": [shown(path) for path in paths if path][:PATHS_SHOWN]}
    for more in facts:
        evidence |= more
    return Named(PREFIX + relation, evidence)


def _containers(differing: Sequence[Path]) -> list[Path]:
    """The innermost place that holds all differences, and what holds it."""
    if not differing:
        return []
    common = differing[0]
    for path in differing[1:]:
        length = next(
            (i for i, (a, b) in enumerate(zip(common, path, strict=False)) if a != b),
            min(len(common), len(path)),
        )
        common = common[:length]
    return [common[:length] for length in range(len(common), -1, -1)]


def _one_part(calls: Sequence[Seen], differing: Sequence[Path]) -> Named | None:
    """Nothing is known but where: one part of several is wrong, in every wrong call."""
    common = _containers(differing)[:1]
    if not common or not common[0]:
        return None
    path = common[0]
    if not all(len(at(call.expected, path[:-1]) or ()) > 1 for call in calls):
        return None
    if any(first_difference(at(c.expected, path), at(c.got, path), c.rule) is None
           for c in calls if not c.right):  # fmt: skip
        return None
    return _named("one-part", [path], {"parts": [str(path[-1])[:60]]})
