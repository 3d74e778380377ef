"""A learner's own function with one argument changed, in the real sandbox."""

from __future__ import annotations

import pytest
from django.conf import settings

from labs.grading.bundle import LabBundle
from labs.grading.observing import observe
from labs.sandbox.pool import SandboxPool
from labs.verdicts import Verdict

FOLDER = next((settings.BASE_DIR / "courses").glob("*/*/*/labs/logistic-regression"))
NUMPY_BASICS = "01-introduction/labs/numpy-basics"
pytestmark = pytest.mark.sandbox


def test_each_round_measures_both_values(pool: SandboxPool) -> None:
    bundle = LabBundle.from_folder(FOLDER)
    source = bundle.files["solution.py"]
    found = [observe(bundle=bundle, source=source, at=at, pool=pool) for at in range(3)]

    assert {one.verdict for one in found} == {Verdict.PASSED}
    slow, same, wild = [one.trace for one in found if one.trace]
    assert slow["usual"] == same["usual"] == wild["usual"]
    assert slow["changed"] > 1.1 * slow["usual"]
    assert abs(same["changed"] - same["usual"]) < 0.02 * same["usual"]
    assert wild["changed"] > 1.2 * wild["usual"]


def test_a_way_that_leads_to_no_number_is_no_number(pool: SandboxPool) -> None:
    bundle = LabBundle.from_folder(FOLDER)
    source = "def model(*given):\n    return {'costs': 'none'}\n"
    outcome = observe(bundle=bundle, source=source, at=0, pool=pool)

    assert outcome.verdict is Verdict.PASSED
    assert outcome.trace == {"usual": None, "changed": None, "limit": None}


def test_code_that_raises_says_so(pool: SandboxPool) -> None:
    bundle = LabBundle.from_folder(FOLDER)
    outcome = observe(bundle=bundle, source="def model(*a):\n    1 / 0\n", at=0, pool=pool)

    assert outcome.verdict is Verdict.ERROR
    assert outcome.error
    assert outcome.error["line"] == 2


def test_lists_stand_for_arrays(pool: SandboxPool) -> None:
    """So that functions of whole arrays can be asked about: here the row (2, 4, 6)."""
    bundle = LabBundle.from_folder(FOLDER.parents[2] / NUMPY_BASICS)
    source = "def softmax(x):\n    return x / x.sum() * x.shape[1]\n"
    outcome = observe(bundle=bundle, source=source, at=0, pool=pool)

    assert outcome.trace == {"usual": 1.5, "changed": 1.5, "limit": None}
