"""Every lab of the path: right solutions pass, wrong versions fail and are named as themselves."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

from labs.content.proof import fault
from labs.grading.acceptance import Effort, prove
from labs.grading.authors import answers_for
from labs.grading.bundle import LabBundle
from labs.grading.engine import GradeOutcome, grade
from labs.grading.standins import with_mistake
from labs.limits import VISIBLE_SEED
from labs.sandbox.pool import SandboxPool
from labs.spec.mistakes import Mistake, read_mistakes
from labs.spec.variations import FOLDER as VARIATION
from labs.verdicts import Verdict

LABS = sorted(path.parent for path in Path(settings.CONTENT_ROOT).glob("*/*/*/labs/*/lab.yaml"))


def mistakes_of(lab: Path) -> list[Mistake]:
    return read_mistakes(ast.parse((lab / "mistakes.py").read_text(encoding="utf-8")))[0]


WRONG = [
    pytest.param(lab, mistake, id=f"{lab.name}-{mistake.id}")
    for lab in LABS
    for mistake in mistakes_of(lab)
]


def graded(lab: Path, source: str, pool: SandboxPool, seed: int) -> GradeOutcome:
    bundle = LabBundle.from_folder(lab)
    return grade(bundle=bundle, source=source, seed=seed, mode="submit", pool=pool)


def test_every_lab_has_a_proof_of_exactly_its_files() -> None:
    """Without one it is not loaded; `check_content --prove --write` makes it."""
    stale = {lab.name: fault(lab, LabBundle.from_folder(lab).version) for lab in LABS}
    assert {name: why for name, why in stale.items() if why} == {}


def test_every_lab_ends_with_a_prediction_and_has_a_variation_to_ask_for() -> None:
    bare = [lab.name for lab in LABS if not (lab / VARIATION / "variation.yaml").is_file()]
    assert bare == []
    unended = [lab.name for lab in LABS if LabBundle.from_folder(lab).spec.ending is None]
    assert unended == []


@pytest.mark.sandbox
@pytest.mark.parametrize("lab", LABS, ids=lambda lab: lab.name)
def test_a_sample_of_the_proof_holds(lab: Path, pool: SandboxPool) -> None:
    """Right files on some seeds, some mutants, every check against answers without work.

    Which mutants: another draw for each version of the lab. `make prove` tries all of them.
    """
    bundle = LabBundle.from_folder(lab)
    effort = Effort(seeds=3, graded=1, mutants=20, mistakes=0, draw=int(bundle.version, 16))
    proof = prove(bundle, pool, effort)
    assert [str(finding) for finding in proof.findings] == []
    assert proof.solution
    assert proof.alternatives["passed"] == proof.alternatives["total"] >= 2
    assert proof.mutants["total"] == 20


@pytest.mark.sandbox
@pytest.mark.parametrize("lab", LABS, ids=lambda lab: lab.name)
def test_the_starter_is_not_an_attempt(lab: Path, pool: SandboxPool) -> None:
    outcome = graded(lab, (lab / "starter.py").read_text(encoding="utf-8"), pool, 1)
    assert {check.verdict for check in outcome.checks} == {Verdict.NOT_ATTEMPTED}
    assert outcome.score == 0


@pytest.mark.sandbox
@pytest.mark.parametrize(("lab", "mistake"), WRONG)
def test_mistakes_fail_and_are_named(lab: Path, mistake: Mistake, pool: SandboxPool) -> None:
    whole = LabBundle.from_folder(lab)
    for seed in (VISIBLE_SEED, 1):
        answers_for(pool, whole, seed)  # of all checks: remembered for a part of them as well
    bundle = only_checks_of(mistake.function, whole)
    source = with_mistake(bundle.files, mistake.function, mistake.stand_in())
    outcome = grade(bundle=bundle, source=source, seed=1, mode="submit", pool=pool)
    failing = [check for check in outcome.checks if check.verdict != Verdict.PASSED]
    assert outcome.verdict not in (Verdict.PASSED, Verdict.OUR_FAILURE)
    assert {check.mistake for check in failing} == {mistake.id}


def only_checks_of(function: str, bundle: LabBundle) -> LabBundle:
    """The lab with the checks of one function alone: the others cannot tell its mistakes apart."""
    checks = [check for check in bundle.spec.checks if check.function == function]
    return replace(bundle, spec=bundle.spec.model_copy(update={"checks": checks}))
