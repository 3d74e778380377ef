"""What is known about failing checks once all have run: a name, or an earlier function.

A function that uses an earlier, broken one of the learner's is not judged by its own results: they
may be right for what it was given. Where the earlier one's mistake is known, that is tried out: the
author's later function runs on top of the same mistake. Returns it what the learner's does, then
the later function is right by itself. Changes the mistake nothing for it, then it has one of its
own. Otherwise nobody can tell, and it is said to rest on the earlier one and nothing more.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from labs.diagnosis.calling import uses
from labs.diagnosis.naming import Named, Observation, explains, name_mistake, name_relation
from labs.diagnosis.seen import Raised, Seen, by_parameter, defaults, parameters
from labs.grading.asking import RightFunctions, outputs_with_mistake_elsewhere
from labs.grading.authors import Answers, AuthorError, Case, mistake_outputs
from labs.grading.bundle import LabBundle
from labs.grading.origins import origin
from labs.grading.outcomes import CheckOutcome
from labs.sandbox import wire
from labs.sandbox.pool import SandboxPool
from labs.spec.lab import CheckSpec
from labs.verdicts import Verdict

logger = logging.getLogger(__name__)
Seen_ = Observation[Case]
NOT_FINITE = "relation:not-finite"


@dataclass(frozen=True)
class Explanation:
    """What is said about a failing function."""

    named: Named | None = None
    rests_on: str | None = None


class Explainer:
    """Explains the functions of one submission; each is looked at once."""

    def __init__(
        self,
        pool: SandboxPool,
        bundle: LabBundle,
        source: str,
        answers: Mapping[int, Answers],
        seen: Mapping[str, Sequence[Seen_]],
        outcomes: Mapping[str, CheckOutcome],
    ) -> None:
        self.pool, self.bundle, self.source = pool, bundle, source
        self.answers, self.seen, self.outcomes = answers, seen, outcomes
        self._explained: dict[str, Explanation] = {}

    def explain(self, check: CheckSpec) -> Explanation:
        """What is known about a check that did not pass."""
        function = check.function
        if function not in self._explained:
            self._explained[function] = Explanation()  # labs may name each other in a circle
            self._explained[function] = self._look_at(function)
        found = self._explained[function]
        wrong = self.outcomes[check.id].verdict in (Verdict.WRONG, Verdict.ERROR)
        return Explanation(found.named if wrong and not _is_slow(self.outcomes[check.id]) else None,
                           found.rests_on)  # fmt: skip

    def _look_at(self, function: str) -> Explanation:
        broken = self._broken_before(function)
        if not broken:
            return Explanation(named=self._name(function))
        direct = broken[0]
        untouched = 0
        for earlier in broken:
            said = self._given(function, earlier)
            if said == "right":
                return Explanation(rests_on=self._root(earlier))
            untouched += said == "untouched"
        if untouched == len(broken):
            return Explanation(named=self._name(function))
        return Explanation(rests_on=self._root(direct))

    def _root(self, function: str) -> str:
        """Where to begin: what an earlier function rests on itself, as far back as that goes."""
        passed: set[str] = set()
        while function not in passed:
            passed.add(function)
            self._explain_name(function)
            function = self._explained[function].rests_on or function
        return function

    # earlier functions

    def _broken_before(self, function: str) -> list[str]:
        """Earlier functions that fail and are used: those named in lab.yaml first."""
        before: dict[str, None] = {}
        waiting = [function]
        while waiting:
            for name in self._after(waiting.pop(0)):
                if name not in before and name != function:
                    before[name] = None
                    waiting.append(name)
        return [
            name for name in before
            if self._is_broken(name) and uses(self.source, function, name)
        ]  # fmt: skip

    def _after(self, function: str) -> list[str]:
        checks = (check for check in self.bundle.spec.checks if check.function == function)
        return list(dict.fromkeys(name for check in checks for name in check.after))

    def _is_broken(self, function: str) -> bool:
        """Whether it does something wrong, and is not only slow."""
        own = (check for check in self.bundle.spec.checks if check.function == function)
        outcomes = [self.outcomes[check.id] for check in own if check.id in self.outcomes]
        return any(one.verdict is not Verdict.PASSED and not _is_slow(one) for one in outcomes)

    def _given(self, function: str, earlier: str) -> str:
        """right, untouched or unknown: the function, seen from the mistake of the earlier one."""
        named = self._explain_name(earlier)
        seen = self.seen.get(function, [])
        if named is None or ":" in named.id or not seen:
            return "unknown"
        try:
            outputs = {
                seed: outputs_with_mistake_elsewhere(
                    self.pool, self.bundle, seed, named.id, function
                ).outputs
                for seed in {one.seed for one in seen}
            }
        except AuthorError:
            return "unknown"
        given = [(one, outputs[one.seed].get(one.case.index)) for one in seen]
        if all(explains(output, one) for one, output in given):
            return "right"
        same = all(
            explains(output, Observation(one.case, one.seed, one.case.expected, True))
            for one, output in given
        )
        return "untouched" if same else "unknown"

    def _explain_name(self, function: str) -> Named | None:
        if function not in self._explained:
            self._explained[function] = Explanation()
            self._explained[function] = self._look_at(function)
        return self._explained[function].named

    # names

    def _name(self, function: str) -> Named | None:
        """A misconception of mistakes.py that explains everything, else a generic relation."""
        seen = self.seen.get(function, [])
        try:
            mistake = name_mistake(seen, self._candidates(function), self._outputs_of)
        except AuthorError:  # a faulty mistake costs its name, not the learner's run
            logger.exception("a mistake of %s in lab %s fails", function, self.bundle.lab_id)
            return None
        return Named(mistake) if mistake else self._relation(function, seen)

    def _candidates(self, function: str) -> list[str]:
        facts = next(iter(self.answers.values())).mistakes
        return [key for key, mistake in facts.items() if mistake["function"] == function]

    def _outputs_of(self, mistake: str, seed: int) -> Mapping[int, Any]:
        return mistake_outputs(self.pool, self.bundle, seed, mistake).outputs

    def _relation(self, function: str, seen: Sequence[Seen_]) -> Named | None:
        if any(isinstance(one.output, Raised) for one in seen) or not seen:
            return None
        if any(one.case.rule.kind == "draws" or one.case.rule.parts for one in seen):
            return None  # relations compare every number with the solution's, also free ones
        try:
            signature = self._signature(function)
            calls = [_call(one, signature) for one in seen]
            with RightFunctions(self.pool, self.bundle) as right:
                named = name_relation(
                    calls,
                    lambda inputs, seed: right.ask(function, inputs, seed),
                    list(defaults(signature)),
                )
        except Exception:  # a name less; the verdict stands
            logger.exception("naming failed for %s in lab %s", function, self.bundle.lab_id)
            return None
        if named is None:
            return None
        found = self._origin(seen) if named.id == NOT_FINITE else {}
        return Named(named.id, {"function": function, **named.evidence, **found})

    def _origin(self, seen: Sequence[Seen_]) -> dict[str, Any]:
        """The line where NaN begins; without it there is still the name."""
        try:
            return origin(self.pool, self.bundle, self.source, seen)
        except Exception:
            logger.exception("where NaN begins in lab %s is not known", self.bundle.lab_id)
            return {}

    def _signature(self, function: str) -> str:
        entries = self.bundle.spec.functions
        return next((one.signature for one in entries if one.name == function), "")


def _is_slow(outcome: CheckOutcome) -> bool:
    return bool(outcome.card) and (outcome.card or {}).get("kind") == "speed"


def _call(one: Seen_, signature: str) -> Seen:
    args, keywords = wire.decode(one.case.payload)
    inputs = defaults(signature) | by_parameter(args, keywords, parameters(signature))
    return Seen(inputs, one.case.expected, one.output, one.right, one.case.rule, one.case.seed)
