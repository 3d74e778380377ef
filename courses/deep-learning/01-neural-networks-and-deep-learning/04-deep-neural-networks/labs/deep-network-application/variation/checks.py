"""Inputs for the variation: training that goes on from given parameters."""

from authoring import Call, close, said
from numpy import asarray, linspace, squeeze, where
from numpy.random import Generator

CLOSELY = close(rtol=1e-6, atol=1e-8, lists=True)


def cases(rng: Generator) -> dict[str, list[Call]]:
    """Return the calls of every check, drawn from rng."""
    return {
        "onward-example": [call(rng, [3, 4, 1], 6, 0.05, 11)],
        "onward-hidden": [
            call(rng, [4, 5, 3, 1], 9, 0.03, 20),
            call(rng, [5, 1], 7, 0.1, 25),
            call(rng, [3, 6, 5, 4, 1], 8, 0.02, 1),
        ],
    }


def call(rng: Generator, dims: list[int], m: int, rate: float, steps: int) -> Call:
    """Parameters as after some training: no bias is 0."""
    parameters = {}
    for layer in range(1, len(dims)):
        units, before = dims[layer], dims[layer - 1]
        parameters[f"W{layer}"] = rng.normal(size=(units, before)) / before**0.5
        parameters[f"b{layer}"] = rng.normal(size=(units, 1)) * 0.3 + 0.2
    Y = rng.permutation(where(linspace(0, 1, m) < 0.6, 1.0, 0.0)).reshape(1, m)
    X = rng.normal(size=(dims[0], m))
    setting = X, Y, parameters, rate, steps
    return Call("L_layer_model", *setting, compare=CLOSELY, judge="judge_onward")


def judge_onward(result, X, Y, parameters, rate, steps) -> dict[str, object]:
    """Parameters and costs, each of which may be a number or an array with one entry."""
    if not isinstance(result, (list, tuple)) or len(result) != 2 or not hasattr(result[0], "items"):
        return {"return": said(ja="辞書とリストの組ではない", en="not a dictionary and a list")}
    found = {name: asarray(value, dtype=float) for name, value in result[0].items()}
    return {**found, "costs": asarray([float(squeeze(cost)) for cost in result[1]])}
