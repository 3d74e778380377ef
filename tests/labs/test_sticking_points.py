"""What learners of these courses were stuck on is recognised and named when it happens.

The sticking points stand in the week.yaml files. Each is met by names that a learner is told: of
a mistake of a lab, of a relation, or of a kind of error. That every mistake of a lab is named as
itself is part of the labs' own proof; relations and errors are shown by a wrong program each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from labs.diagnosis.phrases import PHRASES
from tests.labs.diagnosis.more_slips import MORE_SLIPS
from tests.labs.diagnosis.slips import SLIPS
from tests.labs.errors.failing import programs

PROVED = (Path(__file__).parent / "diagnosis" / "test_relations.py").read_text(encoding="utf-8")
COURSES = Path(__file__).parents[2] / "courses" / "deep-learning"
NAMED: dict[str, str] = {
    "The sizes of the arrays are unclear, so matrix operations fail": (
        "error:broadcast error:matmul_inner error:dot_inner relation:transposed "
        "relation:missing-keepdims logistic-regression/initialize-row "
        "logistic-regression/initialize-rank-one logistic-regression/propagate-transposed-dw"
    ),
    "No intuition for the derivatives in backpropagation": (
        "planar-classifier/backward-no-valve planar-classifier/backward-sigmoid-slope "
        "planar-classifier/backward-slope-of-score planar-classifier/backward-sign"
    ),
    "Deriving backpropagation by hand": (
        "deep-network-building-blocks/linear-back-no-mean "
        "deep-network-building-blocks/gate-sigmoid-value "
        "deep-network-building-blocks/gate-relu-by-slope deep-network-building-blocks/whole-sign"
    ),
    "The derivatives of backpropagation are hard to work out by oneself": (
        "numpy-basics/slope-of-x numpy-basics/slope-of-tanh relation:sign relation:times-size"
    ),
    "Seeing the whole of a from-scratch implementation": (
        "deep-network-building-blocks/model-all-sigmoid "
        "deep-network-building-blocks/model-last-cache-missing "
        "deep-network-building-blocks/whole-forward-order "
        "deep-network-building-blocks/whole-last-relu"
    ),
    "Gradient checking stays shallow": "gradient-checking/",
    "What the formulas of momentum and Adam intend": (
        "relation:bias-correction relation:argument-complement optimizers/"
    ),
    "TensorFlow's way of writing": (
        "error:gradient_none error:symbolic_bool error:variable_in_function "
        "error:tf_dtype_mismatch tensorflow-introduction/loss-not-transposed "
        "tensorflow-introduction/loss-without-from-logits"
    ),
    "Hyperparameters stay abstract without real tuning": "hyperparameter-search/",
    "Four-dimensional variables are hard to picture": (
        "error:keras_ndim error:conv_channels relation:permuted-axes convolution-step-by-step/"
    ),
    "Sums that do not add up": (
        "relation:wrong-axis relation:reduction-missing relation:sum-for-mean "
        "convolution-step-by-step/"
    ),
    "Concepts are clear but implementation is hard, and Keras is unknown": (
        "error:keras_layer_not_called error:keras_not_compiled error:keras_unknown_argument"
    ),
    "Adding the shortcut with + instead of an Add layer and getting an error": (
        "error:keras_merge_shapes error:keras_tensor_as_value"
    ),
    "Keras errors when the whole is unclear": (
        "error:keras_input_size error:keras_merge_count error:keras_disconnected"
    ),
    "What each dimension of the YOLO output holds": (
        "relation:permuted-axes relation:wrong-axis yolo-detection/"
    ),
    "Two days lost on a basic error": "error:name_unknown error:index_range error:unbound_local",
    "Style cost wrong because the activation was reshaped to [n_C, n_H*n_W] directly": (
        "relation:reshaped-argument relation:reshaped"
    ),
    "Forgetting an input when building the Keras model": (
        "error:keras_inputs_missing error:keras_inputs_count"
    ),
    "Writing RNN and LSTM in Keras": "error:keras_ndim error:keras_layer_not_called",
    "Building an LSTM for emoji prediction without having understood LSTM": (
        "error:keras_ndim error:embedding_range sentence-sentiment/"
    ),
    "Attention is not understood from the course alone": (
        "relation:wrong-axis error:matmul_inner attention-translation/"
    ),
}
READING = (  # no program of a learner shows these; lessons in Japanese and case studies meet them
    "Some videos have no translation",
    "From here on there is almost no Japanese translation",
    "Reading the long case study in English",
    "Many methods and only a vague picture of each",
    "Unfamiliar, hard and in English, so left vague",
)


def struggled() -> Iterator[str]:
    for path in sorted(COURSES.glob("*/*/week.yaml")):
        for texts in yaml.safe_load(path.read_text(encoding="utf-8")).get("struggled", []):
            yield texts["en"]


def mistakes_of(lab: str) -> set[str] | None:
    """Ids in the mistakes.py of a lab; None while the lab is in preparation."""
    for path in COURSES.glob(f"*/*/labs/{lab}/mistakes.py"):
        return set(re.findall(r'^    "([a-z0-9-]+)": Mistake\(', path.read_text(), re.MULTILINE))
    return None


@pytest.mark.parametrize("point", sorted(set(struggled())))
def test_a_sticking_point_is_met_by_names(point: str) -> None:
    if not point.startswith(READING):
        assert [key for key in NAMED if point.startswith(key)]


@pytest.mark.parametrize(
    "name", sorted({name for names in NAMED.values() for name in names.split()})
)
def test_the_names_are_given_to_wrong_programs(name: str) -> None:
    if name.startswith("error:"):
        assert name.removeprefix("error:") in {program.kind for program in programs()}
    elif name.startswith("relation:"):
        relation = name.removeprefix("relation:")
        assert relation in PHRASES
        slips = any(relation in wanted.split() for _, _, wanted, _ in (*SLIPS, *MORE_SLIPS))
        assert slips or f'"{relation}"' in PROVED
    else:
        lab, _, mistake = name.partition("/")
        known = mistakes_of(lab)
        if known is not None:
            assert mistake in known if mistake else len(known) >= 3
        else:
            assert not mistake  # a lab in preparation has no names yet
