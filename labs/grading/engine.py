"""grade(): the one door. Takes a lab and a learner's text, says how every check ended.

Never raises: what goes wrong on our side comes back as the verdict our_failure.
"""

from __future__ import annotations

import logging
import time
from dataclasses import replace
from typing import Any

from labs.diagnosis.compare import first_difference
from labs.diagnosis.naming import Observation
from labs.diagnosis.seen import Raised
from labs.grading import words
from labs.grading.answering import answered
from labs.grading.authors import Answers, Case, answers_for
from labs.grading.bundle import LabBundle
from labs.grading.card import make_card
from labs.grading.explaining import Explainer
from labs.grading.judging import Judges
from labs.grading.models import layer_difference
from labs.grading.outcomes import CheckOutcome, GradeOutcome, Listener, Mode, Silence
from labs.grading.running import Budget, CallResult, CancelledError, LearnerRun, Stop
from labs.grading.source import SourceProblem, examine, normalise
from labs.grading.speed import TRIES, Baselines, speed_card, stand_in
from labs.limits import KEPT_MB, VISIBLE_SEED
from labs.sandbox.pool import SandboxPool
from labs.sandbox.wire import Unsupported
from labs.spec.lab import CheckSpec
from labs.verdicts import Verdict

__all__ = ["CheckOutcome", "GradeOutcome", "Listener", "Mode", "Silence", "grade"]
logger = logging.getLogger(__name__)


def grade(
    *,
    bundle: LabBundle,
    source: str,
    seed: int,
    mode: Mode,
    pool: SandboxPool,
    listener: Listener | None = None,
) -> GradeOutcome:
    """Grade a learner's text. `run` looks at visible checks only, `submit` at all."""
    listener = listener or Silence()
    text = normalise(source)
    grading = _Grading(bundle, text, seed, mode, pool, listener)
    return answered(grading.answer, grading.outcome, f"grading of lab {bundle.lab_id}")


class _Grading:
    """One run through the checks of one lab."""

    def __init__(
        self,
        bundle: LabBundle,
        source: str,
        seed: int,
        mode: Mode,
        pool: SandboxPool,
        listener: Listener,
    ) -> None:
        self.bundle, self.source, self.seed, self.pool, self.listener = (
            bundle,
            source,
            seed,
            pool,
            listener,
        )
        numbered = list(enumerate(bundle.spec.checks))
        # Visible ones first: from the first hidden call on, nothing printed is kept.
        self.checks = [item for item in numbered if item[1].visible]
        self.checks += [item for item in numbered if not item[1].visible and mode == "submit"]
        self.outcomes: dict[str, CheckOutcome] = {}
        self.seen: dict[str, list[Observation[Case]]] = {}
        self.answers: dict[int, Answers] = {}
        self.phases = {"start_ms": 0.0, "run_ms": 0.0, "compare_ms": 0.0}
        self.printed = ""
        self.kept_bytes = 0
        self.error: dict[str, Any] | None = None

    def answer(self) -> GradeOutcome:
        """Run the text, unless it can be seen that it cannot be run."""
        problem = examine(self.source)
        return self.refuse(problem) if problem else self.finish()

    def refuse(self, problem: SourceProblem) -> GradeOutcome:
        """The text cannot be run: say why, for every check alike."""
        empty = problem.code == "empty_source"
        stop = Stop(
            Verdict.NOT_ATTEMPTED if empty else Verdict.ERROR, error=words.clean(problem.as_error())
        )
        self.error = stop.error
        self.listener.on_started()
        for position, check in self.checks:
            self._say(self._stopped(position, check, stop, Budget(0, 0)))
        return self.outcome()

    def finish(self) -> GradeOutcome:
        """Run the checks one after another, then name mistakes."""
        started = time.perf_counter()
        limits = self.bundle.spec.run_limits()
        for seed in {self._seed_of(check) for _, check in self.checks}:
            self.answers[seed] = answers_for(self.pool, self.bundle, seed)
        functions = [function.name for function in self.bundle.spec.functions]
        runtime = self.bundle.spec.runtime
        with (
            Judges(self.pool, self.bundle) as judges,
            LearnerRun(
                self.pool, runtime, self.source, functions, limits, self.listener, judges
            ) as run,
            Baselines(self.pool, self.bundle) as baselines,
        ):
            self.listener.on_started()
            failed = run.load()
            self.error = failed.error if failed else None
            self.phases["start_ms"] = _since(started)
            self._run_checks(run, baselines)
            self.printed = run.printed.text()
        self._explain()
        return self.outcome()

    def outcome(self) -> GradeOutcome:
        """What is known so far, as a whole."""
        checks = tuple(sorted(self.outcomes.values(), key=lambda outcome: outcome.position))
        points = {check.id: check.points for _, check in self.checks}
        total = sum(points.values())
        score = (
            sum(points[outcome.check_id] * outcome.score for outcome in checks) / total
            if total
            else 0.0
        )
        phases = {name: round(value, 2) for name, value in self.phases.items()}
        return GradeOutcome(
            _overall(checks),
            score,
            checks,
            self.printed,
            phases,
            self.pool.versions(self.bundle.spec.runtime),
            error=self.error,
        )

    def _seed_of(self, check: CheckSpec) -> int:
        return VISIBLE_SEED if check.visible else self.seed

    def _say(self, outcome: CheckOutcome) -> None:
        self.outcomes[outcome.check_id] = outcome
        self.listener.on_check(outcome)

    # checks

    def _run_checks(self, run: LearnerRun, baselines: Baselines) -> None:
        hidden = False
        for position, check in self.checks:
            if self.listener.cancelled():
                raise CancelledError
            if not check.visible and not hidden:
                hidden = True
                run.hide_output()
            started = time.perf_counter()
            self._say(self._run_check(run, baselines, position, check))
            self.phases["run_ms"] += _since(started)
            if check.visible:
                self.listener.on_output(run.printed.text())

    def _run_check(
        self, run: LearnerRun, baselines: Baselines, position: int, check: CheckSpec
    ) -> CheckOutcome:
        budget = Budget(run.limits.cpu_seconds, run.limits.wall_seconds)
        stop = run.load()
        if not stop and check.function in run.missing:
            error = words.simple_error("missing_function", function=check.function)
            stop = Stop(Verdict.NOT_ATTEMPTED, error=error)
        if stop:
            return self._stopped(position, check, stop, budget)
        outcome = CheckOutcome(check.id, position, Verdict.PASSED, 1.0)
        for case in self.answers[self._seed_of(check)].of_check(check.id):
            result = run.call(case, budget)
            outcome = self._worse(outcome, self._judge(run, baselines, case, check, result, budget))
            if result.ended:
                break
        return self._measured(self._unless_untouched(run, check, outcome), budget)

    def _judge(
        self,
        run: LearnerRun,
        baselines: Baselines,
        case: Case,
        check: CheckSpec,
        result: CallResult,
        budget: Budget,
    ) -> Stop | dict[str, Any] | None:
        """What is wrong with one call: a stop, a card, or nothing."""
        if result.stop:
            if result.stop.error and not result.ended:
                raised = Raised(result.stop.error["type"], result.stop.error["message"])
                self._observe(case, check, raised, right=False)
            return result.stop
        started = time.perf_counter()
        difference = first_difference(case.expected, result.value, case.rule)
        card = None
        if difference:
            card = words.clean(make_card(difference, case.rule, show_values=check.visible))
            card |= {"call": case.summary} if check.visible else {}
            card |= {"judged": True} if case.judge else {}
            layer = layer_difference(case.expected, result.value, case.rule, show=check.visible)
            card |= {"layer": words.clean(layer)} if layer else {}
        self._observe(case, check, self._kept(result), right=difference is None)
        self.phases["compare_ms"] += _since(started)
        if card is None and case.speedup:
            return self._judge_speed(run, baselines, case, check, result, budget)
        return card

    def _judge_speed(
        self,
        run: LearnerRun,
        baselines: Baselines,
        case: Case,
        check: CheckSpec,
        result: CallResult,
        budget: Budget,
    ) -> Stop | dict[str, Any] | None:
        pace = baselines.pace(case, self._seed_of(check))
        best = result.usage.cpu_seconds
        for _ in range(TRIES - 1):
            if pace.is_met(best):
                return None
            again = run.call_afresh(case, stand_in(case), budget)
            if again.stop:
                return again.stop
            if first_difference(case.expected, again.value, case.rule) is None:
                best = min(best, again.usage.cpu_seconds)
        return None if pace.is_met(best) else speed_card(best, pace)

    def _observe(self, case: Case, check: CheckSpec, output: Any, *, right: bool) -> None:
        seen = Observation(case, self._seed_of(check), output, right)
        self.seen.setdefault(check.function, []).append(seen)

    def _kept(self, result: CallResult) -> Any:
        """The value, or a stand-in that equals nothing once a run's values fill the memory."""
        self.kept_bytes += result.size
        return result.value if self.kept_bytes <= KEPT_MB << 20 else Unsupported("too large")

    def _worse(self, outcome: CheckOutcome, found: Stop | dict[str, Any] | None) -> CheckOutcome:
        """The first thing that was wrong stays, but a limit or crash outweighs a wrong value."""
        if found is None:
            return outcome
        if isinstance(found, Stop):
            if outcome.verdict is Verdict.PASSED or found.verdict not in (
                Verdict.ERROR,
                Verdict.NOT_ATTEMPTED,
            ):
                return replace(
                    outcome, verdict=found.verdict, score=0.0, error=found.error, limit=found.limit
                )
            return outcome
        if outcome.verdict is Verdict.PASSED:
            return replace(outcome, verdict=Verdict.WRONG, score=0.0, card=found)
        return outcome

    def _unless_untouched(
        self, run: LearnerRun, check: CheckSpec, outcome: CheckOutcome
    ) -> CheckOutcome:
        """A function left as the starter has it, or doing nothing, was not attempted."""
        if outcome.verdict not in (Verdict.WRONG, Verdict.ERROR):
            return outcome
        digest = run.outline.get(check.function)
        starter = self.answers[self._seed_of(check)].starter.get(check.function)
        if digest is None or (digest and digest != starter):
            return outcome
        error = words.simple_error("untouched_function", function=check.function)
        return replace(outcome, verdict=Verdict.NOT_ATTEMPTED, card=None, error=error)

    def _measured(self, outcome: CheckOutcome, budget: Budget) -> CheckOutcome:
        return replace(
            outcome,
            cpu_ms=round(budget.cpu_used * 1e3, 2),
            wall_ms=round(budget.wall_used * 1e3, 2),
            memory_mb=round(budget.peak_mb, 1),
        )

    def _stopped(self, position: int, check: CheckSpec, stop: Stop, budget: Budget) -> CheckOutcome:
        outcome = CheckOutcome(check.id, position, stop.verdict, error=stop.error, limit=stop.limit)
        return self._measured(outcome, budget)

    # explanations

    def _explain(self) -> None:
        """Say again the failing checks about which more is known now that all have run."""
        explainer = Explainer(
            self.pool, self.bundle, self.source, self.answers, self.seen, self.outcomes
        )
        for _, check in self.checks:
            if self.outcomes[check.id].verdict is Verdict.PASSED:
                continue
            try:
                found = explainer.explain(check)
            except Exception:  # a fault of ours in naming costs the name, not the verdict
                logger.exception("check %s of %s cannot be explained", check.id, self.bundle.lab_id)
                continue
            if found.named or found.rests_on:
                self._say(
                    replace(
                        self.outcomes[check.id],
                        rests_on=found.rests_on,
                        mistake=found.named.id if found.named else None,
                        evidence=words.clean(dict(found.named.evidence)) if found.named else None,
                    )
                )


def _overall(checks: tuple[CheckOutcome, ...]) -> Verdict:
    """Passed when all are; else the first failure that was at least attempted."""
    failures = [outcome.verdict for outcome in checks if outcome.verdict is not Verdict.PASSED]
    if not failures:
        return Verdict.PASSED if checks else Verdict.NOT_ATTEMPTED
    attempted = [verdict for verdict in failures if verdict is not Verdict.NOT_ATTEMPTED]
    return attempted[0] if attempted else Verdict.NOT_ATTEMPTED


def _since(started: float) -> float:
    return (time.perf_counter() - started) * 1e3
