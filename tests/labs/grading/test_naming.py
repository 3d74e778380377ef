"""What a learner is told about a wrong function, through the real sandbox."""

import json
from pathlib import Path

import pytest

from labs.diagnosis.calling import uses
from labs.grading.bundle import LabBundle
from labs.grading.engine import CheckOutcome, grade
from labs.grading.report import render
from labs.sandbox.pool import SandboxPool

FIXTURES = Path(__file__).parent.parent / "fixtures"
COURSE = Path(__file__).parents[3] / "courses" / "deep-learning"
LOGISTIC = COURSE / (
    "01-neural-networks-and-deep-learning/02-neural-networks-basics/labs/logistic-regression"
)


@pytest.fixture(scope="module")
def averages() -> LabBundle:
    return LabBundle.from_folder(FIXTURES / "averages")


@pytest.fixture(scope="module")
def logistic() -> LabBundle:
    return LabBundle.from_folder(LOGISTIC)


def checks(
    pool: SandboxPool, bundle: LabBundle, *changes: tuple[str, str], mode: str = "submit"
) -> dict[str, CheckOutcome]:
    """Results of the solution with some of its text replaced."""
    source = bundle.files["solution.py"]
    for old, new in changes:
        assert old in source
        source = source.replace(old, new)
    outcome = grade(bundle=bundle, source=source, seed=5, mode=mode, pool=pool)  # type: ignore[arg-type]
    assert outcome.failure is None
    return {check.check_id: check for check in outcome.checks}


@pytest.mark.sandbox
def test_a_relation_is_named_with_its_evidence(pool: SandboxPool, averages: LabBundle) -> None:
    found = checks(pool, averages, ("np.mean((centre", "np.mean(0.5 * (centre"))
    cost = found["cost-hidden"]
    assert (cost.mistake, cost.rests_on) == ("relation:halved", None)
    assert cost.evidence == {"function": "cost", "paths": [], "negative": False}


@pytest.mark.sandbox
def test_misconceptions_of_the_lab_come_before_relations(
    pool: SandboxPool, averages: LabBundle
) -> None:
    """A sum for a mean is m times too large as well."""
    cost = checks(pool, averages, ("np.mean((", "np.sum(("))["cost-hidden"]
    assert (cost.mistake, cost.evidence) == ("cost-sum", {})


@pytest.mark.sandbox
def test_the_right_function_is_asked_about_other_arguments(
    pool: SandboxPool, averages: LabBundle
) -> None:
    flipped = ("X - X.mean(axis=0, keepdims=True)", "X - np.median(X, axis=0, keepdims=True)")
    found = checks(pool, averages, flipped)
    assert found["centre-hidden"].mistake is None
    without = ("centre(X) @ w - y", "centre(X) @ w")
    cost = checks(pool, averages, without)["cost-hidden"]
    assert cost.mistake == "relation:argument-as-zero"
    assert cost.evidence == {"function": "cost", "paths": [], "argument": "y"}


@pytest.mark.sandbox
def test_a_right_function_on_top_of_a_wrong_one_is_given_no_name(
    pool: SandboxPool, logistic: LabBundle
) -> None:
    """With 1 - sigmoid, predictions come out inverted, which is a mistake of predict's own too."""
    found = checks(pool, logistic, ("return 1 / (1 + np.exp(-z))", "return 1 / (1 + np.exp(z))"))
    assert found["sigmoid-hidden"].mistake == "sigmoid-missing-minus"
    for check in ("predict-hidden", "propagate-hidden", "optimize-hidden", "model-hidden"):
        assert (found[check].mistake, bool(found[check].rests_on)) == (None, True), check
    assert found["predict-hidden"].rests_on == "sigmoid"
    assert found["sigmoid-hidden"].rests_on is None


@pytest.mark.sandbox
def test_a_chain_of_broken_functions_leads_to_its_beginning(
    pool: SandboxPool, logistic: LabBundle
) -> None:
    found = checks(pool, logistic, ("return 1 / (1 + np.exp(-z))", "return 1 / (1 + np.exp(z))"))
    assert {found[f"{name}-hidden"].rests_on for name in ("optimize", "model")} == {"sigmoid"}


@pytest.mark.sandbox
def test_nan_is_followed_to_the_line_where_it_begins(
    pool: SandboxPool, logistic: LabBundle
) -> None:
    rounded = (
        "    cost = -np.sum(Y * np.log(A)",
        "    P = np.round(A)\n    cost = -np.sum(Y * np.log(P)",
    )
    found = checks(pool, logistic, rounded, ("np.log(1 - A)) / m", "np.log(1 - P)) / m"))
    propagate = found["propagate-hidden"]
    assert propagate.mistake == "relation:not-finite"
    assert propagate.evidence
    assert propagate.evidence["operation"] == "log"
    assert propagate.evidence["source"].startswith("cost = -np.sum")


@pytest.mark.sandbox
def test_an_earlier_mistake_that_changes_nothing_here_hides_no_name(
    pool: SandboxPool, logistic: LabBundle
) -> None:
    overflow = ("return 1 / (1 + np.exp(-z))", "return np.exp(z) / (1 + np.exp(z))")
    summed = ("X @ dZ.T / m", "X @ dZ.T"), ("np.sum(dZ) / m", "np.sum(dZ)")
    found = checks(pool, logistic, overflow, *summed)
    assert found["sigmoid-large"].mistake == "sigmoid-overflow"
    propagate = found["propagate-hidden"]
    assert (propagate.mistake, propagate.rests_on) == ("propagate-missing-mean", None)


@pytest.mark.sandbox
def test_a_function_that_does_not_use_the_broken_one_stands_for_itself(
    pool: SandboxPool, logistic: LabBundle
) -> None:
    own = "A = 1 / (1 + np.exp(-(w.T @ X + b)))"
    found = checks(
        pool,
        logistic,
        ("return 1 / (1 + np.exp(-z))", "return z"),
        ("    m = X.shape[1]\n    A = sigmoid(w.T @ X + b)", f"    m = X.shape[1]\n    {own}"),
        ("-np.sum(Y * np.log(A)", "-0.5 * np.sum(Y * np.log(A)"),
    )
    propagate = found["propagate-hidden"]
    assert (propagate.mistake, propagate.rests_on) != (None, "sigmoid")
    assert propagate.rests_on is None


@pytest.mark.sandbox
def test_evidence_tells_no_hidden_value(pool: SandboxPool, logistic: LabBundle) -> None:
    found = checks(pool, logistic, ('X @ dZ.T / m, "db"', 'X @ dZ.T, "db"'))
    hidden = found["propagate-hidden"]
    assert hidden.mistake
    numbers = [value for value in _numbers(hidden.evidence) if value != int(value)]
    assert not numbers


def _numbers(value: object) -> list[float]:
    text = json.dumps(value)
    return [float(part) for part in text.replace(",", " ").split() if _is_number(part)]


def _is_number(text: str) -> bool:
    return text.strip("[]{}").replace(".", "").isdigit()


@pytest.mark.sandbox
def test_the_terminal_report_says_it_in_words(pool: SandboxPool, averages: LabBundle) -> None:
    source = averages.files["solution.py"].replace(
        "return float(np.mean(", "return -float(np.mean("
    )
    outcome = grade(bundle=averages, source=source, seed=5, mode="submit", pool=pool)
    assert "The result has the opposite sign" in render(outcome, averages, 5, "en")
    assert "戻り値の符号が逆です" in render(outcome, averages, 5, "ja")


def test_what_a_function_uses_is_read_from_its_text() -> None:
    text = (
        "def sigmoid(z):\n    return z\n"
        "act = sigmoid\n"
        "def helper(z):\n    return act(z)\n"
        "def propagate(z):\n    return helper(z)\n"
        "def alone(z):\n    return z + 1\n"
    )
    assert uses(text, "propagate", "sigmoid")
    assert not uses(text, "alone", "sigmoid")
    assert uses("def broken(:", "a", "b")
    assert uses("def f(x):\n    return globals()['g'](x)\ndef g(x): return x\n", "f", "g")
