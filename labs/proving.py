"""Runs a lab's own files in the sandbox: what only ``check_content --prove`` asks for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from curriculum.content.context import WeekContext
from curriculum.content.problems import ContentProblem
from labs.grading import acceptance
from labs.grading.bundle import LabBundle
from labs.lab_data import SPEC_FILE, LabData
from labs.sandbox.pool import SandboxPool

SEEDS = range(20)


def prove_labs(folder: Path, context: WeekContext, labs: list[LabData]) -> Iterator[ContentProblem]:
    """Say what speaks against each lab of a week: solutions that fail, mistakes nobody hears of.

    Raises SandboxRefusedError on a machine that lacks a layer of the sandbox.
    """
    pool = SandboxPool()
    try:
        pool.start({lab.spec.runtime for lab in labs})
        for lab in labs:
            bundle = LabBundle(lab.spec.id, lab.hash, lab.spec, lab.files)
            place = context.name_of(folder / "labs" / lab.spec.id / SPEC_FILE)
            for text in acceptance.problems(bundle, pool, SEEDS):
                yield ContentProblem(place, 1, "", text)
    finally:
        pool.close()
