"""Proves labs in the sandbox: what only ``check_content --prove`` asks for.

What has been proved is remembered in the data folder by the lab's files, the grader's code and the
runtime's libraries, so that asking again costs nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from curriculum.content.context import WeekContext
from curriculum.content.problems import ContentProblem
from curriculum.content.registry import ProofOrder, ProofTable
from labs.content import proof, variation_reading
from labs.content.lab_data import LabData
from labs.grading.acceptance import Effort, prove
from labs.grading.bundle import LabBundle
from labs.sandbox.jail import runtime_executable
from labs.sandbox.pool import SandboxPool
from labs.spec.variations import FOLDER as VARIATION

SAMPLE = Effort(seeds=3, graded=2, mutants=20, mistakes=4)


def prove_labs(
    folder: Path, context: WeekContext, labs: Iterable[LabData], order: ProofOrder
) -> Iterator[ProofTable]:
    """A table for each lab that was asked for, as soon as it is there.

    Raises SandboxRefusedError on a machine that lacks a layer of the sandbox.
    """
    with ExitStack() as stack:
        desk = _Desk(order, stack)
        for lab in labs:
            place, name = folder / "labs" / lab.spec.id, lab.spec.id
            if not order.names or name in order.names:
                yield desk.table(place, context, lab)
            if lab.spec.variation and (
                not order.names or {name, f"{name}/{VARIATION}"} & order.names
            ):
                yield desk.variation(place, context, lab)


class _Desk:
    """Starts the sandbox when something has to be proved that is not remembered."""

    def __init__(self, order: ProofOrder, stack: ExitStack) -> None:
        self._order, self._stack = order, stack
        self._pool: SandboxPool | None = None

    def table(self, folder: Path, context: WeekContext, lab: LabData) -> ProofTable:
        """Prove one lab, or remember; write its record when that was asked for."""
        bundle = LabBundle(lab.spec.id, lab.hash, lab.spec, lab.files)
        effort = _effort(bundle) if self._order.sample else Effort()
        memory = self._memory(bundle, effort)
        kept = None if self._order.again else _recalled(memory)
        remembered = kept is not None
        if kept is None:
            kept = self._prove(bundle, effort)
            _remember(memory, kept)
        if self._order.write and kept["proof"]["accepted"]:
            proof.write(folder, kept)
        return _table(kept, folder, context, remembered)

    def variation(self, folder: Path, context: WeekContext, lab: LabData) -> ProofTable:
        """Prove the variation of a lab: seconds, so that nothing is remembered."""
        bundle = LabBundle(lab.spec.id, lab.hash, lab.spec, lab.files)
        table = variation_reading.prove(folder, bundle, self._warm(bundle), context.name_of)
        if self._order.write and table.facts["accepted"]:
            variation_reading.write(folder, table)
        return table

    def _prove(self, bundle: LabBundle, effort: Effort) -> dict[str, Any]:
        pool = self._warm(bundle)
        versions = pool.versions(bundle.spec.runtime)
        return proof.record(prove(bundle, pool, effort), bundle, versions)

    def _warm(self, bundle: LabBundle) -> SandboxPool:
        if self._pool is None:
            self._pool = SandboxPool()
            self._stack.callback(self._pool.close)
            self._pool.start()
        self._pool.warm_up(bundle.spec.runtime)
        return self._pool

    def _memory(self, bundle: LabBundle, effort: Effort) -> Path | None:
        if self._order.memory is None:
            return None
        facts = (
            bundle.lab_id,
            bundle.version,
            proof.RULES,
            proof.grader_digest(),
            _libraries(),
            effort,
        )
        key = hashlib.sha256(repr(facts).encode()).hexdigest()[:24]
        return self._order.memory / f"{bundle.lab_id}-{key}.json"


def _effort(bundle: LabBundle) -> Effort:
    """The sample that this version of the lab gets: another one after each edit."""
    return Effort(**{**SAMPLE.__dict__, "draw": int(bundle.version, 16)})


def _libraries() -> str:
    """What is installed in the runtime environment, by the names of its distributions."""
    environment = Path(runtime_executable()).parent.parent
    found = sorted(path.name for path in environment.glob("lib*/python*/site-packages/*.dist-info"))
    return hashlib.sha256("\n".join([str(environment), *found]).encode()).hexdigest()


def _recalled(memory: Path | None) -> dict[str, Any] | None:
    try:
        return dict(json.loads(memory.read_text(encoding="utf-8"))) if memory else None
    except (OSError, ValueError):
        return None


def _remember(memory: Path | None, kept: Mapping[str, Any]) -> None:
    if memory and kept["proof"]["accepted"]:
        memory.parent.mkdir(parents=True, exist_ok=True)
        memory.write_text(json.dumps(kept), encoding="utf-8")


def _table(
    kept: Mapping[str, Any], folder: Path, context: WeekContext, remembered: bool
) -> ProofTable:
    facts = dict(kept["proof"])
    problems = [
        ContentProblem(
            context.name_of(folder / found["file"]),
            found["line"], found["point"], found["todo"], found["found"],
        )
        for found in facts["findings"]
    ]  # fmt: skip
    facts |= {"versions": dict(kept["versions"]), "remembered": remembered}
    return ProofTable(facts["lab"], facts, text_of(facts), problems)


def text_of(facts: Mapping[str, Any]) -> str:
    """The table of one lab as an author reads it."""
    mutants, run = facts["mutants"], facts["run"]
    fates = ", ".join(f"{mutants[f]} {f}" for f in list(mutants)[1:])
    rows = {
        "solution": f"{'passes' if facts['solution'] else 'FAILS'} on {facts['seeds']} seeds; "
        f"{run['cpu_seconds']:.2f} s of CPU time, at most {run['share_of_limits']:.0%} of a limit",
        "alternatives": _of(facts["alternatives"], "passed"),
        "mistakes": _of(facts["mistakes"], "named"),
        "degenerate": _of(facts["degenerate"], "rejected"),
        "mutants": f"{mutants['total']}: {fates}",
    }
    verdict = "accepted" if facts["accepted"] else "REFUSED" if facts["findings"] else "a sample"
    when = "remembered" if facts.get("remembered") else f"{facts['seconds']:.1f} s"
    lines = [f"{facts['lab']}: {verdict} ({when})"]
    return "\n".join([*lines, *(f"  {name:<13}{said}" for name, said in rows.items())])


def _of(counts: Mapping[str, int], what: str) -> str:
    return f"{counts[what]} of {counts['total']} {what}"
