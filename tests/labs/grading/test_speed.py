"""What a speed check counts: the learner's work, and not the handing over of arrays."""

import numpy as np

from labs.diagnosis.compare import Rule
from labs.grading.authors import Case
from labs.grading.speed import Pace, speed_card, stand_in
from labs.sandbox import wire


def test_handing_over_is_taken_off_both_sides() -> None:
    pace = Pace(loops=0.020, handover=0.003, factor=10.0)
    assert pace.is_met(0.0049)
    assert not pace.is_met(0.0051)
    card = speed_card(0.013, pace)
    assert (card["cpu_ms"], card["allowed_ms"], card["handover_ms"]) == (10.0, 2.0, 3.0)
    assert card["speedup"] == 2.0


def test_nobody_is_measured_below_what_can_be_measured() -> None:
    assert Pace(loops=0.001, handover=0.0, factor=100.0).is_met(0.0004)


def test_a_stand_in_looks_the_same_and_tells_nothing() -> None:
    X = np.random.default_rng(1).normal(size=(40, 30)).astype("float32")
    args = ([X, wire.Tensor(X), {"labels": np.arange(9)}, "relu", 0.5], {"axis": 1})
    case = Case(0, "fast", "f", 0, 5.0, Rule(), "", wire.encode(args, 1 << 20), None)
    (one, tensor, parts, name, rate), keywords = wire.decode(stand_in(case).payload)
    assert (one.shape, one.dtype, tensor.array.shape) == (X.shape, X.dtype, X.shape)
    assert (name, rate, keywords) == ("relu", 0.5, {"axis": 1})
    assert parts["labels"].dtype.kind == "i"
    assert X.min() <= one.min() <= one.max() <= X.max()
    assert not np.isin(one, X).any()
