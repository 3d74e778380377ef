"""Whether a lab may be shown to learners: everything in it must hold when it is run.

The points are those of docs/authors/labs.md. What speaks against a lab comes back as findings: the
file, the point that is missed, what to do, what was found.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from typing import Any

from labs.grading import degenerate
from labs.grading.authors import Answers, AuthorError, answers_for
from labs.grading.bundle import LabBundle
from labs.grading.engine import GradeOutcome, grade
from labs.grading.mistaken import judge_mistakes
from labs.grading.mutants import mutants_of
from labs.grading.survivors import Judged, MutantCourt
from labs.grading.trials import Calls, calls_for, trials
from labs.grading.waivers import WAIVERS_FILE, Waiver, read_waivers
from labs.limits import VISIBLE_SEED, Limits
from labs.sandbox.pool import SandboxPool
from labs.verdicts import Verdict

AT_A_TIME = 2  # cores that a proof may use
SHARE_OF_LIMITS = 0.5  # of CPU time, so that a slower machine says the same
RUN_SECONDS = 30.0  # a learner waits no longer for the whole lab
MIN_ALTERNATIVES = 2


@dataclass(frozen=True)
class Effort:
    """How much is tried. A sample is for a quick look in between; it accepts nothing."""

    seeds: int = 20  # on which right files must pass
    graded: int = 3  # seeds on which the whole grader runs: speed, mutants, mistakes
    mutants: int | None = None  # None: all of them
    mistakes: int | None = None
    draw: int = 0  # which mutants and mistakes a sample takes

    @property
    def complete(self) -> bool:
        """Whether nothing was left out."""
        return self.mutants is None and self.mistakes is None and self.seeds >= 20


@dataclass(frozen=True)
class Finding:
    """One thing that speaks against a lab."""

    file: str
    line: int
    point: str
    todo: str
    found: str = ""

    def __str__(self) -> str:
        found = f" (found {self.found})" if self.found else ""
        return f"{self.file}:{self.line}: {self.point}: {self.todo}{found}"


@dataclass
class Proof:
    """The table of one lab: what was tried, how it went."""

    lab: str
    seeds: int = 0
    solution: bool = False
    alternatives: dict[str, int] = field(default_factory=lambda: {"total": 0, "passed": 0})
    mistakes: dict[str, int] = field(default_factory=lambda: {"total": 0, "named": 0})
    degenerate: dict[str, int] = field(default_factory=lambda: {"total": 0, "rejected": 0})
    mutants: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(
            ("total", "killed", "equivalent", "waived", "survived"), 0
        )
    )
    run: dict[str, float] = field(
        default_factory=lambda: {"cpu_seconds": 0.0, "wall_seconds": 0.0, "share_of_limits": 0.0}
    )
    seconds: float = 0.0
    complete: bool = True
    findings: list[Finding] = field(default_factory=list)

    @property
    def accepted(self) -> bool:
        """Whether every point was tried and holds."""
        return self.complete and not self.findings

    def as_json(self) -> dict[str, Any]:
        """Plain data, for --json and for the proof file."""
        return {**asdict(self), "accepted": self.accepted}


def prove(bundle: LabBundle, pool: SandboxPool, effort: Effort | None = None) -> Proof:
    """Run everything that a lab's files promise."""
    effort = effort or Effort()
    started = time.monotonic()
    proof = Proof(bundle.lab_id, effort.seeds, complete=effort.complete)
    try:
        with ThreadPoolExecutor(AT_A_TIME) as workers:
            for point in _Court(bundle, pool, effort, workers).points(proof):
                proof.findings += point
    except AuthorError as error:
        todo = "make the lab's own files run"
        proof.findings.append(Finding("checks.py", 1, "solution", todo, str(error)))
    proof.seconds = round(time.monotonic() - started, 1)
    return proof


class _Court:
    """Looks at one point after another."""

    def __init__(
        self, bundle: LabBundle, pool: SandboxPool, effort: Effort, workers: Executor
    ) -> None:
        self.bundle, self.pool, self.effort, self.workers = bundle, pool, effort, workers
        self.seeds = list(range(effort.seeds))
        self.graded = self.seeds[: effort.graded]

    def points(self, proof: Proof) -> Iterator[list[Finding]]:
        """Findings point by point; without right files the other points mean nothing."""
        list(self.workers.map(self._answers, [VISIBLE_SEED, *self.seeds]))
        calls = calls_for(self.pool, self.bundle, self.seeds)
        yield self._solution(calls, proof)
        if not proof.solution:
            return
        yield self._alternatives(calls, proof)
        yield self._starter()
        yield self._mistakes(calls, proof)
        yield list(self._degenerate(calls, proof))
        yield self._mutants(calls, proof)

    def _answers(self, seed: int) -> Answers:
        return answers_for(self.pool, self.bundle, seed)

    # right files

    def _solution(self, calls: Calls, proof: Proof) -> list[Finding]:
        found = self._unfair("solution.py", calls, "solution")
        proof.solution = not found
        if found:
            return found
        outcome = self._grade(self.bundle.files["solution.py"], self.graded[0])
        proof.run, found = room_to_spare(outcome, self.bundle.spec.run_limits())
        return found

    def _alternatives(self, calls: Calls, proof: Proof) -> list[Finding]:
        names = sorted(name for name in self.bundle.files if name.startswith("alternatives/"))
        results = list(self.workers.map(lambda n: self._unfair(n, calls, "alternatives"), names))
        proof.alternatives = {"total": len(names), "passed": sum(not found for found in results)}
        findings = [finding for found in results for finding in found]
        if len(names) < MIN_ALTERNATIVES:
            todo = f"write at least {MIN_ALTERNATIVES} other right solutions in alternatives/*.py"
            findings.append(Finding("alternatives", 1, "alternatives", todo, str(len(names))))
        return findings

    def _unfair(self, name: str, calls: Calls, point: str) -> list[Finding]:
        """A right file that does not pass on some seed."""
        todo = "let this right file pass every check; if it is right, a check is too strict"
        why = self._refused(self.bundle.files[name], calls)
        return [Finding(name, 1, point, todo, why)] if why else []

    def _refused(self, source: str, calls: Calls) -> str:
        for seed in self.graded:
            outcome = self._grade(source, seed)
            if outcome.verdict is not Verdict.PASSED:
                failed = [check.check_id for check in outcome.checks if check.score < 1]
                return f"{outcome.verdict} with seed {seed}: {outcome.failure or failed}"
        with trials(self.pool, self.bundle) as trial:
            trial.load(source)
            names = [function.name for function in self.bundle.spec.functions]
            for seed in self.seeds[self.effort.graded :]:
                for name in names:
                    wrong = trial.first_failure(calls.hidden(name, seed))
                    if wrong:
                        return f"a wrong answer with seed {seed} in {wrong.check}: {wrong.summary}"
        return ""

    def _grade(self, source: str, seed: int) -> GradeOutcome:
        return grade(bundle=self.bundle, source=source, seed=seed, mode="submit", pool=self.pool)

    # wrong files

    def _starter(self) -> list[Finding]:
        outcome = self._grade(self.bundle.files["starter.py"], self.graded[0])
        tried = [c.check_id for c in outcome.checks if c.verdict is not Verdict.NOT_ATTEMPTED]
        todo = "leave every function of the starter unwritten: a docstring and return None"
        return [Finding("starter.py", 1, "starter", todo, ", ".join(tried))] if tried else []

    def _mistakes(self, calls: Calls, proof: Proof) -> list[Finding]:
        verdicts = judge_mistakes(
            self.pool, self.bundle, calls, self.graded, self.workers, self._sampled_mistakes
        )
        proof.mistakes = {
            "total": len(verdicts), "named": sum(not why for why in verdicts.values())
        }  # fmt: skip
        return [
            Finding("mistakes.py", 1, "mistakes", f"{mistake}: {todo}", found)
            for mistake, whys in verdicts.items()
            for todo, found in whys
        ]

    def _sampled_mistakes(self, names: Sequence[str]) -> list[str]:
        return _sample(names, self.effort.mistakes, self.effort.draw)

    def _degenerate(self, calls: Calls, proof: Proof) -> Iterator[Finding]:
        todo = "refuse answers that nobody worked for: choose inputs or tolerances that tell"
        for check in self.bundle.spec.checks:
            passing: dict[str, None] = {}
            tried = 0
            for cases in calls.of_check(check.id, self.seeds):
                names, tried = degenerate.accepted(cases)
                passing |= dict.fromkeys(names)
            proof.degenerate["total"] += tried
            proof.degenerate["rejected"] += tried - len(passing)
            if passing:
                found = f"{check.id} accepts {', '.join(passing)}"
                yield Finding("checks.py", 1, "degenerate", todo, found)

    # mutants

    def _mutants(self, calls: Calls, proof: Proof) -> list[Finding]:
        waivers, faults = read_waivers(self.bundle.files.get(WAIVERS_FILE, ""))
        findings = [Finding(WAIVERS_FILE, f.line, "waivers", f.todo, f.found) for f in faults]
        everything = mutants_of(self.bundle.files["solution.py"])
        chosen = _sample(everything, self.effort.mutants, self.effort.draw)
        judged = MutantCourt(self.pool, self.bundle, calls, self.graded).judge(chosen, self.workers)
        waived = {waiver.mutant for waiver in waivers}
        proof.mutants = _count(judged, waived)
        findings += [_survivor(one) for one in judged if one.fate == "survived"
                     and one.mutant.name not in waived]  # fmt: skip
        if self.effort.mutants is None:
            findings += _unused(waivers, judged)
        return findings


def room_to_spare(outcome: GradeOutcome, limits: Limits) -> tuple[dict[str, float], list[Finding]]:
    """What a graded solution used, and whether a slower machine would still say the same."""
    cpu = {check.check_id: check.cpu_ms / 1e3 for check in outcome.checks}
    wall = sum(check.wall_ms for check in outcome.checks) / 1e3
    shares = {name: seconds / limits.cpu_seconds for name, seconds in cpu.items()}
    shares["all checks together"] = sum(cpu.values()) / limits.total_cpu_seconds
    slowest = max(shares, key=lambda name: shares[name])
    share = round(shares[slowest], 3)
    findings = []
    if share > SHARE_OF_LIMITS:
        todo = f"let the solution use at most {SHARE_OF_LIMITS:.0%} of the CPU time allowed"
        findings.append(Finding("lab.yaml", 1, "limits", todo, f"{share:.0%} for {slowest}"))
    if wall > RUN_SECONDS:
        todo = f"let all checks of the lab together finish within {RUN_SECONDS:.0f} s"
        findings.append(Finding("lab.yaml", 1, "limits", todo, f"{wall:.1f} s"))
    used = {"cpu_seconds": round(sum(cpu.values()), 3), "wall_seconds": round(wall, 3)}
    return {**used, "share_of_limits": share}, findings


def _sample(items: Sequence[Any], size: int | None, draw: int) -> list[Any]:
    """All of them, or some, in the given order; which ones depends on `draw` alone."""
    if size is None or size >= len(items):
        return list(items)
    kept = set(random.Random(draw).sample(range(len(items)), size))  # noqa: S311 - no secret
    return [item for at, item in enumerate(items) if at in kept]


def _count(judged: Sequence[Judged], waived: set[str]) -> dict[str, int]:
    fates = [
        "waived" if one.fate == "survived" and one.mutant.name in waived else one.fate
        for one in judged
    ]
    names = ("killed", "equivalent", "waived", "survived")
    return {"total": len(fates), **{name: fates.count(name) for name in names}}


def _survivor(one: Judged) -> Finding:
    todo = (
        f"add a check that tells this from the solution: {one.mutant.name}; "
        f"or waive it in {WAIVERS_FILE} with the reason why learners may do so"
    )
    return Finding("solution.py", one.mutant.line, "mutants", todo, one.evidence)


def _unused(waivers: Sequence[Waiver], judged: Sequence[Judged]) -> list[Finding]:
    survivors = {one.mutant.name for one in judged if one.fate == "survived"}
    fates = {one.mutant.name: one.fate for one in judged}
    return [
        Finding(
            WAIVERS_FILE, waiver.line, "waivers",
            "remove this waiver: it waives nothing",
            f"{waiver.mutant}, which is {fates.get(waiver.mutant, 'no mutant of solution.py')}",
        )
        for waiver in waivers
        if waiver.mutant not in survivors
    ]  # fmt: skip
