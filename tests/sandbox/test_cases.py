"""Attack programs as data: cases/<name>/attack.py must end as case.yaml says, its honest twin must
pass, and afterwards nothing of it may be left."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from labs.grading.bundle import LabBundle
from labs.grading.engine import GradeOutcome, grade
from labs.sandbox.pool import SandboxPool

pytestmark = pytest.mark.sandbox
CASES = sorted(path.parent for path in Path(__file__).parent.glob("cases/*/case.yaml"))
LABS = Path(__file__).parent.parent / "labs" / "fixtures"
SEED = 5


def run(pool: SandboxPool, case: dict[str, Any], source: Path) -> GradeOutcome:
    bundle = LabBundle.from_folder(LABS / case.get("lab", "doubling"))
    text = source.read_text(encoding="utf-8")
    return grade(bundle=bundle, source=text, seed=SEED, mode="submit", pool=pool)


def load(folder: Path) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load((folder / "case.yaml").read_text(encoding="utf-8"))
    return case


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_an_attack_ends_as_it_should_and_leaves_nothing_behind(
    folder: Path, pool: SandboxPool
) -> None:
    case = load(folder)
    outcome = run(pool, case, folder / "attack.py")
    failures = [check for check in outcome.checks if check.verdict != "passed"]
    assert outcome.failure is None
    assert outcome.verdict == case["verdict"], failures
    if "limit" in case:
        assert {check.limit["kind"] for check in failures if check.limit} >= {case["limit"]}
        assert all(check.limit["allowed"] > 0 for check in failures if check.limit)
    if "error" in case:
        assert {check.error["code"] for check in failures if check.error} == {case["error"]}
    if "score" in case:
        assert outcome.score == pytest.approx(case["score"])
    if "stdout_lacks" in case:
        assert case["stdout_lacks"] not in outcome.stdout
    assert (
        pool.survivors(LabBundle.from_folder(LABS / case.get("lab", "doubling")).spec.runtime) == 0
    )


@pytest.mark.parametrize(
    "folder",
    [folder for folder in CASES if (folder / "honest.py").exists()],
    ids=lambda folder: folder.name,
)
def test_its_honest_twin_passes(folder: Path, pool: SandboxPool) -> None:
    outcome = run(pool, load(folder), folder / "honest.py")
    assert outcome.verdict == "passed", outcome
    assert outcome.score == 1
