"""Results that differ from the solution's and may yet be right are judged by the lab's rule."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils.translation import override

from labs.grading.bundle import LabBundle
from labs.grading.engine import GradeOutcome, grade
from labs.results.cards import present_card
from labs.sandbox.pool import SandboxPool
from labs.verdicts import Verdict

pytestmark = pytest.mark.sandbox
DRAWS = Path(__file__).parent.parent / "fixtures" / "draws"


def graded(pool: SandboxPool, body: str) -> GradeOutcome:
    source = f"import numpy as np\n\ndef start(n):\n    return {body}\n"
    bundle = LabBundle.from_folder(DRAWS)
    return grade(bundle=bundle, source=source, seed=5, mode="submit", pool=pool)


@pytest.mark.parametrize(
    "body",
    [
        "0.01 * np.random.standard_normal((n, 1))",
        "np.random.default_rng(77).normal(scale=0.01, size=(n, 1))",
    ],
)
def test_any_generator_will_do(pool: SandboxPool, body: str) -> None:
    assert graded(pool, body).verdict is Verdict.PASSED


@pytest.mark.parametrize("body", ["np.zeros((n, 1))", "np.random.randn(n) * 0.01"])
def test_the_rule_is_kept(pool: SandboxPool, body: str) -> None:
    outcome = graded(pool, body)
    assert outcome.verdict is Verdict.WRONG
    assert outcome.failure is None


@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_a_judge_says_is_said_in_the_learners_language(
    pool: SandboxPool, language: str
) -> None:
    words = {"ja": ("小さい", "小さくない"), "en": ("small", "not small")}[language]
    for check in graded(pool, "np.random.standard_normal((n, 1))").checks:
        assert check.card is not None
        with override(language):
            card = present_card(check.card)
        assert card.where == "values.std()"
        assert [(row.expected, row.got) for row in card.rows] == [words]


@pytest.mark.parametrize("body", ["'text'", "[1, object()]", "np.zeros((0, 3))", "start"])
def test_what_the_judge_cannot_read_is_wrong_and_nobody_elses_fault(
    pool: SandboxPool, body: str
) -> None:
    outcome = graded(pool, body)
    assert outcome.verdict is Verdict.WRONG
    assert {check.verdict for check in outcome.checks} == {Verdict.WRONG}
    assert outcome.failure is None
