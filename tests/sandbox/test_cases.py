"""Hostile programs as data: each must end as case.yaml says, learn nothing and leave nothing; its
honest twin must pass. All go the way of a submission: row, worker, sandbox, rows."""

import pytest

from labs.sandbox.pool import SandboxPool
from tests.sandbox.grading import (
    CANARY,
    CASES,
    HERE,
    TWINS,
    Case,
    bundle_of,
    checks_of,
    files_in,
    graded,
    kept,
    lab_version,
    left_over,
)

pytestmark = [pytest.mark.sandbox, pytest.mark.django_db]


@pytest.fixture(scope="module")
def clean_disk(pool: SandboxPool) -> dict[str, list[str]]:
    """What a run finds before anything hostile has run, by runtime; filled when first needed."""
    return {"numpy": files_in(pool, "numpy")}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
@pytest.mark.usefixtures("secrets_on_disk")
def test_an_attack_ends_as_it_should_learns_nothing_and_leaves_nothing(
    case: Case, pool: SandboxPool, neighbour: int, clean_disk: dict[str, list[str]]
) -> None:
    runtime = bundle_of(case.lab).spec.runtime
    before = clean_disk.setdefault(runtime, files_in(pool, runtime))
    version = lab_version(case.lab)
    for _ in range(case.times):
        submission = graded(pool, version, case.source)
        failed = [check for check in checks_of(submission) if check.verdict != "passed"]
        assert submission.failure == ""
        assert submission.verdict == case.verdict, [(one.error, one.card) for one in failed]
        if case.limit:
            limits = [check.limit for check in failed if check.limit]
            assert case.limit in {limit["kind"] for limit in limits}
            assert all(limit["allowed"] > 0 for limit in limits)
        if case.error:
            assert {check.error["code"] for check in failed if check.error} == {case.error}
        if case.signal:
            assert {check.error["params"]["signal"] for check in failed if check.error} == {
                case.signal
            }
        if case.score is not None:
            assert submission.score == pytest.approx(case.score)
        if case.stdout_lacks:
            assert case.stdout_lacks not in submission.stdout
        assert CANARY not in kept(submission)
    assert left_over(pool, runtime, neighbour if runtime == "numpy" else 0) == 0
    assert files_in(pool, runtime) == before


@pytest.mark.parametrize(("twin", "lab"), TWINS)
def test_the_honest_twin_passes(twin: str, lab: str, pool: SandboxPool) -> None:
    source = (HERE / "twins" / f"{twin}.py").read_text(encoding="utf-8")
    submission = graded(pool, lab_version(lab), source)
    failed = [check for check in checks_of(submission) if check.verdict != "passed"]
    assert submission.verdict == "passed", [(one.error, one.card, one.limit) for one in failed]
    assert submission.score == 1


def test_a_canary_that_sings_is_heard(pool: SandboxPool) -> None:
    """Printed, raised or returned: the tests above would see it."""
    version = lab_version("doubling")
    for program in (
        f"print('{CANARY}')\ndef double(x):\n    return x * 2\n",
        f"def double(x):\n    raise ValueError('{CANARY}')\n",
        f"def double(x):\n    return '{CANARY}'\n",
        f"def double(x):\n    return {{'{CANARY}': x}}\n",
    ):
        assert CANARY in kept(graded(pool, version, program))
