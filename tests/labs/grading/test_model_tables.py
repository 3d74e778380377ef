"""Keras models are compared as tables of layers, whatever their layers are called."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.utils.translation import override

from labs.diagnosis.compare import Rule, first_difference
from labs.grading.bundle import LabBundle
from labs.grading.card import make_card
from labs.grading.engine import grade
from labs.grading.models import layer_difference
from labs.results.cards import present_card
from labs.sandbox.pool import SandboxPool
from labs.verdicts import Verdict

FIXTURE = Path(__file__).parent.parent / "fixtures" / "networks"
RULE = Rule()


def row(name: str, **settings: Any) -> dict[str, Any]:
    return {"class": name, **settings, "inputs": [-1], "output_shape": [None, 4], "params": 0}


def table(*rows: dict[str, Any]) -> dict[str, Any]:
    return {"layers": list(rows), "input_shape": [None, 4], "params": 7}


def test_the_first_layer_that_differs_is_found_wherever_the_model_is() -> None:
    right = table(row("Dense", units=4), row("Dropout", rate=0.5), row("Dense", units=2))
    wrong = table(row("Dense", units=4), row("Dropout", rate=0.2), row("Dense", units=3))
    facts = layer_difference({"model": (1, right)}, {"model": (1, wrong)}, RULE, show=True)
    assert facts is not None
    assert (facts["number"], facts["differs"]) == (2, ["rate"])
    assert facts["got"].startswith("Dropout(rate=0.2)")
    assert facts["expected"].startswith("Dropout(rate=0.5)")
    assert (facts["class"], facts["rows"]) == ("Dropout", [["rate", "0.5", "0.2"]])
    assert layer_difference(right, right, RULE, show=True) is None
    assert layer_difference([1, 2], [1, 3], RULE, show=True) is None


def test_a_missing_layer_is_the_first_that_differs() -> None:
    right, wrong = table(row("Dense"), row("ReLU")), table(row("Dense"))
    facts = layer_difference(right, wrong, RULE, show=False)
    assert facts is not None
    assert (facts["number"], facts["got"], facts["count"]) == (2, None, [2, 1])


def test_what_a_hidden_check_expects_stays_hidden() -> None:
    right, wrong = table(row("Dense", units=4321)), table(row("Dense", units=1))
    facts = layer_difference(right, wrong, RULE, show=False)
    assert "4321" not in json.dumps(facts)
    assert facts is not None
    assert facts["differs"] == ["units"]


@pytest.mark.parametrize(("show", "told"), [(True, "0.5"), (False, "not shown")])
def test_a_card_has_the_settings_of_the_layer_as_a_table(show: bool, told: str) -> None:
    right, wrong = table(row("Dropout", rate=0.5)), table(row("Dropout", rate=0.2))
    difference = first_difference(right, wrong, RULE)
    assert difference is not None
    card = make_card(difference, RULE, show_values=show)
    card |= {"layer": layer_difference(right, wrong, RULE, show=show)}
    with override("en"):
        said = present_card(card)
    assert [(row.label, row.expected, row.got) for row in said.rows] == [("rate", told, "0.2")]
    assert said.facts[0] == "Layer 1, Dropout, is the first that differs."
    assert not said.where


@pytest.mark.sandbox
def test_models_are_graded_by_what_they_do_not_by_how_they_are_written(pool: SandboxPool) -> None:
    bundle = LabBundle.from_folder(FIXTURE)
    source = bundle.files["solution.py"]
    plus = source.replace("layers.Add()([x, inputs])", "x + inputs").replace(
        'padding="same")(x)', 'padding="same", name="mine")(x)'
    )
    assert plus != source
    outcome = grade(bundle=bundle, source=plus, seed=3, mode="submit", pool=pool)
    assert outcome.verdict is Verdict.PASSED, outcome
    wrong = source.replace("layers.Add()([x, inputs])", "layers.Add()([x, x])")
    checks = grade(bundle=bundle, source=wrong, seed=3, mode="submit", pool=pool).checks
    for check in checks:
        assert check.verdict is Verdict.WRONG
        assert check.card is not None
        assert check.card["path"].startswith("['layers'][2]['inputs']")
        assert (check.card["layer"]["number"], check.card["layer"]["differs"]) == (3, ["inputs"])
