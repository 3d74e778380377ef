"""Inputs for the application lab, and the judge of a training.

Starting values are random, so no two right results are equal. But a few short steps can be taken
back: P after a step and the rule P = Q - rate * slope(Q) have one Q, found by iteration. Where all
steps are taken back, training began: there biases are 0, and the cost must be the recorded one.
Of long trainings, in which ReLU units switch on and off, only the recorded costs are looked at.
"""

from itertools import pairwise

from authoring import Call, exact, said
from numpy import abs as absolute
from numpy import (
    allclose,
    array,
    asarray,
    exp,
    isfinite,
    linspace,
    log,
    maximum,
    mean,
    squeeze,
    where,
)
from numpy.random import Generator

SAME_COST = 1e-12
ROUNDS = 14
FEW = 10  # steps that can be taken back
ENOUGH = 60  # weights from which on mean and spread say something


def cases(rng: Generator) -> dict[str, list[Call]]:
    """Return the calls of every check, drawn from rng."""
    rate = float(rng.uniform(0.02, 0.04))
    few, one = float(rng.uniform(0.00008, 0.00012)), float(rng.uniform(2e-6, 4e-6))
    ended = easy("two_layer_model", rng, 100)
    return {
        "two-layer-example": [
            ended,
            call("two_layer_model", rng, [3, 4, 1], 6, 0.0001, 3),
            call("two_layer_model", rng, [3, 4, 1], 8, 0.03, 101),
        ],
        "two-layer-hidden": [
            call("two_layer_model", rng, [5, 3, 1], 9, one, 1),
            call("two_layer_model", rng, [64, 5, 1], 9, one, 1),
            call("two_layer_model", rng, [3, 5, 1], 7, few, 4),
            call("two_layer_model", rng, [4, 6, 1], 13, rate, 201),
            call("two_layer_model", rng, [3, 5, 1], 10, rate / 2, 350),
        ],
        "deep-example": [
            call("L_layer_model", rng, [3, 4, 2, 1], 6, 0.000003, 1),
            call("L_layer_model", rng, [3, 4, 2, 1], 8, 0.03, 101),
        ],
        "deep-hidden": [
            call("L_layer_model", rng, [5, 4, 3, 1], 9, one, 1),
            call("L_layer_model", rng, [64, 5, 3, 1], 9, one, 1),
            call("L_layer_model", rng, [4, 5, 6, 3, 1], 8, one, 1),
            call("L_layer_model", rng, [5, 6, 1], 7, few, 3),
            call("L_layer_model", rng, [4, 6, 5, 3, 1], 11, rate, 201),
            call("L_layer_model", rng, [6, 4, 1], 12, rate / 2, 350),
        ],
        "deep-one-layer": [
            call("L_layer_model", rng, [4, 1], 7, few, 3),
            call("L_layer_model", rng, [3, 1], 9, rate, 101),
        ],
    }


def call(name: str, rng: Generator, dims: list[int], m: int, rate: float, steps: int) -> Call:
    """Labels follow the first feature, two in three are 1: a first step has a slope everywhere."""
    X = rng.normal(size=(dims[0], m))
    Y = rng.permutation(where(linspace(0, 1, m) < 0.67, 1.0, 0.0)).reshape(1, m)
    X[0] += Y[0]
    return Call(name, X, Y, dims, rate, steps, compare=exact(), judge="judge_training", seed=5)


def easy(name: str, rng: Generator, steps: int) -> Call:
    """Small inputs, so that every start has a cost near log 2; labels that are easy to separate.

    The ending changes the number of steps.
    """
    Y = array([[1.0, 1.0, 0.0, 0.0, 1.0, 0.0] * 5])
    X = rng.normal(size=(3, 30)) * 0.1
    X[0] += 0.2 * (2 * Y[0] - 1)
    return Call(name, X, Y, [3, 8, 1], 2.0, steps, compare=exact(), judge="judge_training", seed=5)


# the judge


Words = dict[str, str]
FALL = said(ja="下がっていく", en="fall")
NO_FALL = said(ja="下がっていかない", en="do not fall")
RANDOM = said(ja="小さな乱数から始まる", en="small and random at the start")
EQUAL = said(ja="すべて同じ値から始まる", en="all equal at the start")
LARGE = said(ja="大きすぎる値から始まる", en="too large at the start")
LOPSIDED = said(ja="0 のまわりでない値から始まる", en="not around 0 at the start")
ZERO = said(ja="0 から始まる", en="zero at the start")
NOT_ZERO = said(ja="0 から始まっていない", en="not zero at the start")
NO_RULE = said(ja="更新の式に合わない", en="do not follow from the rule")


def judge_training(result, X, Y, dims, rate, steps) -> dict[str, object]:
    """Say what is returned, how many costs there are, and what the steps were like."""
    form = form_of(result, dims)
    if form:
        return {"return": form}
    given = {name: asarray(value, dtype=float) for name, value in result[0].items()}
    costs = [float(squeeze(cost)) for cost in result[1]]
    about: dict[str, object] = {"len(costs)": len(costs)}
    if costs and steps < FEW:
        about |= first_steps(given, costs[0], (X, Y, rate), steps)
    if costs and steps >= FEW:
        falling = all(before > after for before, after in pairwise(costs))
        better = cost_of(forward(X, given)[-1], Y) < costs[0]
        about["costs"] = FALL if falling and better else NO_FALL
    return about


def form_of(result, dims) -> Words | None:
    """Why the result cannot be read; None when it can."""
    if isinstance(result, dict):
        return said(ja="パラメータだけで、コストがない", en="parameters alone, without costs")
    if not isinstance(result, (list, tuple)) or len(result) != 2:
        return said(ja="二つの値の組ではない", en="not a pair")
    parameters, costs = result
    if not isinstance(parameters, dict):
        return said(ja="パラメータの辞書がない", en="no dictionary of parameters")
    wanted = {}
    for layer in range(1, len(dims)):
        wanted[f"W{layer}"], wanted[f"b{layer}"] = (dims[layer], dims[layer - 1]), (dims[layer], 1)
    found = {name: asarray(value).shape for name, value in parameters.items()}
    if found != wanted:
        return said(
            ja=f"パラメータの名前か形が違う: {found}",
            en=f"parameters of other names or shapes: {found}",
        )
    if not all(isfinite(asarray(value, dtype=float)).all() for value in parameters.values()):
        return said(ja="有限でない値がパラメータにある", en="parameters that are not finite")
    listed = isinstance(costs, (list, tuple)) or asarray(costs).ndim == 1
    return None if listed else said(ja="コストのリストがない", en="no list of costs")


def beginning(start) -> dict[str, object]:
    """How the parameters looked before the only step."""
    weights = [start[name] for name in start if name[0] == "W" and start[name].size > 1]
    odd = [kind for kind in map(kind_of, weights) if kind != RANDOM]
    zero = all((start[name] == 0).all() for name in start if name[0] == "b")
    return {"W": odd[0] if odd else RANDOM, "b": ZERO if zero else NOT_ZERO}


def kind_of(W) -> Words:
    """What starting weights are like; of few, not much can be said."""
    if allclose(W, W.flat[0], atol=1e-12):
        return EQUAL
    if W.size < ENOUGH:
        return LARGE if absolute(W).mean() > 2.5 else RANDOM
    if absolute(W.mean()) > W.std() / 2:
        return LOPSIDED
    return LARGE if W.std() > 2.2 / W.shape[1] ** 0.5 else RANDOM


def first_steps(given, recorded, setting, steps) -> dict[str, object]:
    """The name of the first rule that explains the recorded cost, and where the steps began."""
    X, Y, _ = setting
    for words, rule in RULES:
        start = given
        for left in range(steps, 0, -1):
            start = start and taken_back(start, setting, rule, first=left == 1)
        if start is None:
            continue
        activations = forward(X, start, rule.get("hidden", "relu"))
        if absolute(cost_of(activations[-1], Y) - recorded) < SAME_COST:
            return {"parameters": words, **beginning(start)}
    return {"parameters": NO_RULE}


RULES: list[tuple[Words, dict[str, object]]] = [
    (said(ja="勾配降下法で動く", en="move by gradient descent"), {}),
    (said(ja="傾きを足している", en="the slope is added"), {"factor": -1.0}),
    (
        said(ja="傾きが平均でなく和になっている", en="the slopes are sums, not means"),
        {"sum": True},
    ),
    (
        said(ja="学習率が渡した値でなく 0.0075 になっている", en="another learning rate, 0.0075"),
        {"rate": 0.0075},
    ),
    (said(ja="b が更新されていない", en="b is not updated"), {"frozen": "b"}),
    (said(ja="W が更新されていない", en="W is not updated"), {"frozen": "W"}),
    (said(ja="第 1 層が更新されていない", en="layer 1 is not updated"), {"frozen": "1"}),
    (said(ja="最後の層が更新されていない", en="the last layer is not updated"), {"frozen": "last"}),
    (
        said(
            ja="何も更新されていないか、コストが更新後のもの",
            en="nothing is updated, or the cost is that after the update",
        ),
        {"factor": 0.0},
    ),
    (
        said(ja="隠れ層にシグモイドを使っている", en="hidden layers use the sigmoid"),
        {"hidden": "sigmoid"},
    ),
    (
        said(ja="隠れ層に活性化関数がない", en="hidden layers have no activation"),
        {"hidden": "none"},
    ),
    (
        said(
            ja="逆伝播で ReLU の傾きが抜けている",
            en="the slope of ReLU is missing on the way back",
        ),
        {"gate": False},
    ),
]


def taken_back(given, setting, rule, first):
    """The parameters before a step, or None where the iteration finds none."""
    if not first:
        return iterated(given, setting, rule, still="")
    found = without_dust(iterated(given, setting, rule, still="b"))
    if found and all((found[name] == 0).all() for name in found if name[0] == "b"):
        return found
    return without_dust(iterated(given, setting, rule, still=""))


def iterated(given, setting, rule, still):
    """Solve Q = P + rate * slope(Q). Entries of a kind in `still` are held at 0 until the end.

    Biases begin at 0, and a unit whose score is 0 for that reason is off: it must not be switched
    on by a bias that is 0 but for rounding.
    """
    X, Y, rate = setting
    step = rule.get("rate", rate) * rule.get("factor", 1.0)
    present = {name: value * (name[0] != still) for name, value in given.items()}
    for _ in range(ROUNDS):
        slopes = slopes_at(present, X, Y, rule)
        following = {name: given[name] + step * slopes[name] for name in given}
        moving = [name for name in given if name[0] != still]
        change = max(absolute(following[name] - present[name]).max() for name in moving)
        if not isfinite(change) or change > 1e6:
            return None
        present = {name: present[name] if name[0] == still else following[name] for name in given}
        if change < 1e-14:
            return following
    return None


def without_dust(start):
    """Rounding errors around 0 are 0. After a step a bias as small as these may be meant."""
    return start and {
        name: where(absolute(value) < 1e-12, 0.0, value) for name, value in start.items()
    }


def slopes_at(parameters, X, Y, rule) -> dict:
    """The slopes by which a rule moves the parameters."""
    hidden = rule.get("hidden", "relu")
    activations = forward(X, parameters, hidden)
    L, m = len(activations) - 1, 1 if rule.get("sum") else Y.shape[1]
    slopes, dZ = {}, activations[-1] - Y
    for layer in range(L, 0, -1):
        below = activations[layer - 1]
        slopes[f"W{layer}"] = dZ @ below.T / m
        slopes[f"b{layer}"] = dZ.sum(axis=1, keepdims=True) / m
        dZ = parameters[f"W{layer}"].T @ dZ
        if rule.get("gate", True):
            dZ = dZ * gate(below, hidden)
    for name in slopes:
        if is_frozen(name, rule.get("frozen"), L):
            slopes[name] = slopes[name] * 0
    return slopes


def is_frozen(name, frozen, L) -> bool:
    layer = name[1:]
    return frozen in (name[0], layer) or (frozen == "last" and layer == str(L))


def gate(A, hidden):
    """The slope of the activation, from its value."""
    if hidden == "sigmoid":
        return A * (1 - A)
    return (A > 0) if hidden == "relu" else 1.0


def forward(X, parameters, hidden="relu") -> list:
    """A of every layer, from X to the probabilities."""
    activations, L = [X], len(parameters) // 2
    for layer in range(1, L + 1):
        Z = parameters[f"W{layer}"] @ activations[-1] + parameters[f"b{layer}"]
        if layer == L or hidden == "sigmoid":
            activations.append(1 / (1 + exp(-Z)))
        else:
            activations.append(maximum(0, Z) if hidden == "relu" else Z)
    return activations


def cost_of(AL, Y) -> float:
    return -mean(Y * log(AL) + (1 - Y) * log(1 - AL))
