"""A lab whose files disagree or whose checks let wrong code pass is refused, in clear words.

Each test spoils a sound lab in one way and reads the exact message.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from labs.grading.acceptance import Effort, prove, room_to_spare
from labs.grading.bundle import LabBundle
from labs.grading.outcomes import CheckOutcome, GradeOutcome
from labs.limits import DEFAULTS
from labs.sandbox.pool import SandboxPool
from labs.verdicts import Verdict

pytestmark = pytest.mark.sandbox
FIXTURES = Path(__file__).parent.parent / "fixtures"
SOUND = LabBundle.from_folder(FIXTURES / "program/01-numbers/01-means/labs/column-means")
FEW = Effort(seeds=3, graded=2)


def spoilt(file: str, old: str, new: str) -> LabBundle:
    """The sound lab with one text replaced in one file."""
    text = SOUND.files.get(file, "")
    assert old in text
    return given(file, text.replace(old, new))


def given(file: str, text: str) -> LabBundle:
    return replace(SOUND, version=f"{file} {text}", files={**SOUND.files, file: text})


def findings(bundle: LabBundle, pool: SandboxPool) -> list[str]:
    return [str(finding) for finding in prove(bundle, pool, FEW).findings]


def test_a_sound_lab_is_accepted_and_its_table_adds_up(pool: SandboxPool) -> None:
    proof = prove(SOUND, pool)
    assert proof.findings == []
    assert proof.accepted
    assert (proof.solution, proof.seeds) == (True, 20)
    assert proof.alternatives == {"total": 2, "passed": 2}
    assert proof.mistakes == {"total": 3, "named": 3}
    assert proof.degenerate["total"] == proof.degenerate["rejected"] > 30
    fates = proof.mutants
    assert fates["total"] == fates["killed"] + fates["equivalent"] > 30
    assert fates["survived"] == fates["waived"] == 0


def test_less_than_everything_accepts_nothing(pool: SandboxPool) -> None:
    proof = prove(SOUND, pool, Effort(seeds=2, graded=1, mutants=5, mistakes=1))
    assert proof.findings == []
    assert proof.mutants["total"] == 5
    assert not proof.accepted


def test_a_solution_that_does_not_run(pool: SandboxPool) -> None:
    found = findings(spoilt("solution.py", "import numpy as np", "import nampy as np"), pool)
    assert found == [
        (
            "checks.py:1: solution: make the lab's own files run (found solution.py line 1: "
            "ModuleNotFoundError: No module named 'nampy')"
        )
    ]


def test_a_solution_that_answers_differently_each_time(pool: SandboxPool) -> None:
    text = "    return X - X.mean(axis=0) + np.random.default_rng().normal()"
    found = findings(spoilt("solution.py", "    return X - X.mean(axis=0)", text), pool)
    assert len(found) == 1
    assert found[0].startswith(
        "solution.py:1: solution: let this right file pass every check; if it is right, a check "
        "is too strict (found wrong with seed 0: ['centre-example', "
    )


def test_an_alternative_that_fails(pool: SandboxPool) -> None:
    found = findings(spoilt("alternatives/loops.py", "/ len(X)", "/ 3"), pool)
    assert found == [
        (
            "alternatives/loops.py:1: alternatives: let this right file pass every check; if it is "
            "right, a check is too strict (found wrong with seed 0: "
            "['centre-example', 'centre-hidden', 'cost-example', 'cost-hidden'])"
        )
    ]


def test_too_few_alternatives(pool: SandboxPool) -> None:
    files = {name: text for name, text in SOUND.files.items() if name != "alternatives/einsum.py"}
    found = findings(replace(SOUND, version="one alternative", files=files), pool)
    assert found == [
        (
            "alternatives:1: alternatives: write at least 2 other right solutions in "
            "alternatives/*.py (found 1)"
        )
    ]


def test_a_starter_that_is_half_a_solution(pool: SandboxPool) -> None:
    answer = "    # write your code here / ここに書きます\n    return None\n\n\ndef cost"
    found = findings(
        spoilt("starter.py", answer, "    return X - X.mean(axis=0)\n\n\ndef cost"), pool
    )
    assert found[0] == (
        "starter.py:1: starter: leave every function of the starter unwritten: a docstring and "
        "return None (found centre-example, centre-hidden)"
    )


def test_a_mistake_that_is_right(pool: SandboxPool) -> None:
    found = findings(spoilt("mistakes.py", "X.mean(axis=1, keepdims=True)", "X.mean(axis=0)"), pool)
    assert found == [
        (
            "mistakes.py:1: mistakes: centre-rows: make it differ from the right answer, or add a "
            "call that shows the difference (found it passes every check with seed 0)"
        )
    ]


def test_two_mistakes_that_are_one(pool: SandboxPool) -> None:
    found = findings(spoilt("mistakes.py", "- X.mean()", "- X.mean(1)[:, None]"), pool)
    assert found == [
        (
            "mistakes.py:1: mistakes: centre-rows: tell it from centre-whole: add a call that "
            "does, or remove one of the two (found the two return the same in every call "
            "with seed 0)"
        ),
        (
            "mistakes.py:1: mistakes: centre-whole: be named as itself when a learner hands it in "
            "(found centre-rows with seed 0)"
        ),
    ]


def test_a_check_that_takes_an_answer_without_work(pool: SandboxPool) -> None:
    lax = SOUND.files["checks.py"].replace("import Call", "import Call, structure")
    lax = lax.replace(
        'Call("centre", matrix(4, 3))', 'Call("centre", matrix(4, 3), compare=structure())'
    )
    found = [line for line in findings(given("checks.py", lax), pool) if ": degenerate: " in line]
    assert found == [
        (
            "checks.py:1: degenerate: refuse answers that nobody worked for: choose inputs or "
            "tolerances that tell (found centre-example accepts zeros in the right shape, the "
            "input returned (argument 1))"
        )
    ]


def test_an_argument_that_is_always_zero_hides_survivors(pool: SandboxPool) -> None:
    """Every seed is blind to it; the variations of the calls are not."""
    constant = SOUND.files["checks.py"].replace(
        'Call("cost", rng.normal(size=n), matrix(m, n), rng.normal(size=m))',
        'Call("cost", rng.normal(size=n), matrix(m, n), 0.0 * rng.normal(size=m))',
    )
    found = findings(given("checks.py", constant), pool)
    survivors = [line for line in found if ": mutants: " in line]
    wrong = "return np.mean((centre(X) @ w + y) ** 2)"
    assert any(f"@ w - y) ** 2) -> {wrong}" in line for line in survivors)
    assert survivors[0].startswith(
        "solution.py:11: mutants: add a check that tells this from the solution: cost: "
    )
    assert "or waive it in waivers.yaml with the reason why learners may do so" in survivors[0]
    assert "(found it passes every check of cost, yet differs for cost(array(" in survivors[0]


def test_a_slip_that_only_the_next_function_notices_survives(pool: SandboxPool) -> None:
    checks = SOUND.files["checks.py"].replace(
        "        return rng.normal(size=(m, n)) + 2.0",
        "        return rng.normal(size=(m, n)) + 2.0\n\n"
        "    def centred(m, n):\n        X = matrix(m, n)\n        return X - X.mean(axis=0)",
    )
    checks = checks.replace('"centre", matrix', '"centre", centred')
    found = findings(given("checks.py", checks), pool)
    assert any(
        "centre: return X - X.mean(axis=0) -> return X;" in line
        and "(found it passes every check of centre, yet differs for centre(array(" in line
        for line in found
    )


WAIVED = """\
waivers:
- mutant: "{mutant}"
  why: targets are always 0 in this lab, by its instructions
"""


def test_a_waiver_lets_a_survivor_through_and_is_counted(pool: SandboxPool) -> None:
    bundle = spoilt("checks.py", "rng.normal(size=m))", "0.0 * rng.normal(size=m))")
    before = prove(bundle, pool, FEW)
    names = [finding.todo.split("solution: ", 1)[1].split("; or waive")[0]
             for finding in before.findings if finding.point == "mutants"]  # fmt: skip
    text = WAIVED.format(mutant=names[0])
    files = {**bundle.files, "waivers.yaml": text}
    after = prove(replace(bundle, version="waived", files=files), pool, FEW)
    assert after.mutants["waived"] == 1
    assert after.mutants["survived"] == before.mutants["survived"] - 1
    assert not any(finding.point == "waivers" for finding in after.findings)


@pytest.mark.parametrize(
    ("mutant", "state"),
    [
        ("centre: return X - X.mean(axis=0) -> return X + X.mean(axis=0)", "killed"),
        ("centre: return X -> return Y", "no mutant of solution.py"),
    ],
)
def test_a_waiver_that_waives_nothing_is_refused(
    mutant: str, state: str, pool: SandboxPool
) -> None:
    found = findings(given("waivers.yaml", WAIVED.format(mutant=mutant)), pool)
    assert found == [
        (
            "waivers.yaml:2: waivers: remove this waiver: it waives nothing "
            f"(found {mutant}, which is {state})"
        )
    ]


def test_a_waiver_needs_a_reason(pool: SandboxPool) -> None:
    text = 'waivers:\n- mutant: "centre: a -> b"\n  why: fine\n'
    (found,) = findings(given("waivers.yaml", text), pool)
    assert found == (
        "waivers.yaml:2: waivers: give 'mutant' and 'why' (at least 15 characters), nothing "
        "else (found {'mutant': 'centre: a -> b', 'why': 'fine'})"
    )


def outcome(cpu: float, wall: float) -> GradeOutcome:
    checks = [CheckOutcome(name, at, Verdict.PASSED, 1.0, cpu_ms=cpu * 1e3, wall_ms=wall * 1e3)
              for at, name in enumerate(("first", "second"))]  # fmt: skip
    return GradeOutcome(Verdict.PASSED, 1.0, tuple(checks))


def test_a_solution_near_its_limits() -> None:
    limits = DEFAULTS["numpy"]
    assert room_to_spare(outcome(1.9, 2.0), limits)[1] == []
    used, (finding,) = room_to_spare(outcome(2.4, 2.5), limits)
    assert used == {"cpu_seconds": 4.8, "wall_seconds": 5.0, "share_of_limits": 0.6}
    assert str(finding) == (
        "lab.yaml:1: limits: let the solution use at most 50% of the CPU time allowed "
        "(found 60% for first)"
    )
    (finding,) = room_to_spare(outcome(0.1, 16.0), limits)[1]
    assert str(finding) == (
        "lab.yaml:1: limits: let all checks of the lab together finish within 30 s (found 32.0 s)"
    )
