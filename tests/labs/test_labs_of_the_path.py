"""Every lab of the path: right solutions pass, wrong versions fail and are named as themselves."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

from labs.grading.bundle import LabBundle
from labs.grading.engine import GradeOutcome, grade
from labs.mistakes import Mistake, read_mistakes
from labs.sandbox.pool import SandboxPool
from labs.verdicts import Verdict

pytestmark = pytest.mark.sandbox
LABS = sorted(path.parent for path in Path(settings.CONTENT_ROOT).glob("*/*/*/labs/*/lab.yaml"))
RIGHT = [
    pytest.param(lab, path, id=f"{lab.name}-{path.stem}")
    for lab in LABS
    for path in [lab / "solution.py", *sorted((lab / "alternatives").glob("*.py"))]
]


def mistakes_of(lab: Path) -> list[Mistake]:
    return read_mistakes(ast.parse((lab / "mistakes.py").read_text(encoding="utf-8")))[0]


WRONG = [
    pytest.param(lab, mistake, id=f"{lab.name}-{mistake.id}")
    for lab in LABS
    for mistake in mistakes_of(lab)
]


def submission_with(lab: Path, mistake: Mistake) -> str:
    """The author's solution with one function replaced by its wrong version."""
    tree = ast.parse((lab / "mistakes.py").read_text(encoding="utf-8"))
    kept = [node for node in tree.body if not _is_about_authoring(node)]
    wrong = ast.unparse(ast.Module(body=kept, type_ignores=[]))
    right = (lab / "solution.py").read_text(encoding="utf-8")
    return f"{wrong}\n\n{right}\n\n{mistake.function} = {mistake.stand_in()}\n"


def _is_about_authoring(node: ast.stmt) -> bool:
    if isinstance(node, ast.ImportFrom):
        return node.module in ("authoring", "solution", "__future__")
    return isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "MISTAKES"


def graded(lab: Path, source: str, pool: SandboxPool, seed: int) -> GradeOutcome:
    bundle = LabBundle.from_folder(lab)
    return grade(bundle=bundle, source=source, seed=seed, mode="submit", pool=pool)


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize(("lab", "path"), RIGHT)
def test_right_solutions_pass(lab: Path, path: Path, seed: int, pool: SandboxPool) -> None:
    outcome = graded(lab, path.read_text(encoding="utf-8"), pool, seed)
    failing = [(check.check_id, check.verdict, check.card) for check in outcome.checks
               if check.verdict != Verdict.PASSED]  # fmt: skip
    assert not failing, failing
    assert outcome.verdict == Verdict.PASSED
    assert outcome.score == 1.0


@pytest.mark.parametrize("lab", LABS, ids=lambda lab: lab.name)
def test_the_starter_is_not_an_attempt(lab: Path, pool: SandboxPool) -> None:
    outcome = graded(lab, (lab / "starter.py").read_text(encoding="utf-8"), pool, 1)
    assert {check.verdict for check in outcome.checks} == {Verdict.NOT_ATTEMPTED}
    assert outcome.score == 0


@pytest.mark.parametrize(("lab", "mistake"), WRONG)
def test_mistakes_fail_and_are_named(lab: Path, mistake: Mistake, pool: SandboxPool) -> None:
    bundle = only_checks_of(mistake.function, LabBundle.from_folder(lab))
    source = submission_with(lab, mistake)
    outcome = grade(bundle=bundle, source=source, seed=1, mode="submit", pool=pool)
    failing = [check for check in outcome.checks if check.verdict != Verdict.PASSED]
    assert outcome.verdict not in (Verdict.PASSED, Verdict.OUR_FAILURE)
    assert {check.mistake for check in failing} == {mistake.id}


def only_checks_of(function: str, bundle: LabBundle) -> LabBundle:
    """The lab with the checks of one function alone: the others cannot tell its mistakes apart."""
    checks = [check for check in bundle.spec.checks if check.function == function]
    return replace(bundle, spec=bundle.spec.model_copy(update={"checks": checks}))
