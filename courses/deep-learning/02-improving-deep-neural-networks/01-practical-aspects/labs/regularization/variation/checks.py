"""Inputs for the variation: weights of both signs, a few of them exactly 0, sizes that differ."""

from itertools import pairwise

from authoring import Call, close, said
from numpy import exp, linspace, maximum, where
from numpy.random import Generator

CLOSELY = close(rtol=1e-6, atol=1e-9)


def cases(rng: Generator) -> dict[str, list[Call]]:
    """Return the calls of every check, drawn from rng."""
    return {
        "absolute-cost": [cost(rng, [2, 3, 2, 1], 5, 0.4)],
        "absolute-backward": [backward(rng, [2, 3, 2, 1], 4, 0.5, still=True)],
        "absolute-hidden": [
            backward(rng, [4, 5, 3, 1], 7, 0.7, zeros=True),
            backward(rng, [3, 6, 2, 1], 9, 2.2),
            backward(rng, [5, 3, 4, 1], 6, 0.0),
        ],
        "absolute-cost-hidden": [
            cost(rng, [4, 5, 3, 1], 7, 0.8),
            cost(rng, [3, 6, 2, 1], 9, 2.5),
        ],
    }


def network(rng: Generator, dims: list[int], m: int) -> tuple:
    """Return X, Y and parameters with biases away from 0."""
    parameters = {}
    for number, (before, units) in enumerate(pairwise(dims), 1):
        parameters[f"W{number}"] = rng.normal(size=(units, before)) * 0.7
        parameters[f"b{number}"] = rng.uniform(0.2, 0.7, size=(units, 1))
    Y = rng.permutation(where(linspace(0, 1, m) < 0.6, 1.0, 0.0)).reshape(1, m)
    return rng.normal(size=(dims[0], m)), Y, parameters


def cost(rng: Generator, dims: list[int], m: int, lambd: float) -> Call:
    _, Y, parameters = network(rng, dims, m)
    A3 = rng.uniform(0.08, 0.92, size=(1, m))
    return Call("compute_cost_with_regularization", A3, Y, parameters, lambd, compare=CLOSELY)


def backward(
    rng: Generator, dims: list[int], m: int, lambd: float, still: bool = False, zeros: bool = False
) -> Call:
    """A call with the cache of a forward pass; `still`: the first feature is 0 in every example."""
    X, Y, p = network(rng, dims, m)
    if still:
        X[0] = 0.0
        p["W1"][0, 0], p["W1"][1, 0] = 0.8, -0.3
    if zeros:
        p["W1"][1, 2] = p["W2"][0, 1] = p["W3"][0, 2] = 0.0
    Z1 = p["W1"] @ X + p["b1"]
    A1 = maximum(0, Z1)
    Z2 = p["W2"] @ A1 + p["b2"]
    A2 = maximum(0, Z2)
    Z3 = p["W3"] @ A2 + p["b3"]
    A3 = 1 / (1 + exp(-Z3))
    cache = (Z1, A1, p["W1"], p["b1"], Z2, A2, p["W2"], p["b2"], Z3, A3, p["W3"], p["b3"])
    function, judge = "backward_propagation_with_regularization", "judge_gradients"
    return Call(function, X, Y, cache, lambd, compare=CLOSELY, judge=judge)


def judge_gradients(grads, X, Y, cache, lambd) -> dict[str, object]:
    """The slopes of the parameters. Whatever else the dictionary holds, dZ for instance, is free."""
    if not isinstance(grads, dict):
        return {"return": said(ja="辞書ではない", en="no dictionary")}
    wanted = [f"d{kind}{layer}" for layer in (1, 2, 3) for kind in "Wb"]
    return {name: grads[name] for name in wanted if name in grads}
