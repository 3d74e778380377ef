"""Inputs for the variation: first and later steps, weights far from 0, depths that differ."""

from itertools import pairwise

from authoring import Call, close
from numpy import full
from numpy.random import Generator

CLOSELY = close(rtol=1e-7, atol=1e-10)
EPSILON = 1e-8


def cases(rng: Generator) -> dict[str, list[Call]]:
    """Return the calls of every check, drawn from rng."""
    small = [3, 2, 1]
    fives = {name: full(value.shape, 5.0) for name, value in network(rng, small).items()}
    return {
        "decay-none": [step(rng, small, 4, 0.0)],
        "decay-first": [
            adam(fives, network(rng, small, "d"), zeros(small), zeros(small), 1, 0.1, 0.9, 0.999,
                 EPSILON, 0.2),
        ],
        "decay-hidden": [
            step(rng, [4, 3, 5, 1], 2, 0.5),
            step(rng, [2, 6], 9, 0.03),
            step(rng, [3, 5, 2], 1, 1.5, epsilon=0.05),
        ],
    }  # fmt: skip


def adam(*arguments: object) -> Call:
    return Call("update_parameters_with_adam", *arguments, compare=CLOSELY, judge="judge_adam")


def step(rng: Generator, dims: list[int], t: int, decay: float, epsilon: float = EPSILON) -> Call:
    """A step in the middle of training, or its first."""
    v = zeros(dims) if t == 1 else network(rng, dims, "d")
    s = {name: (0 if t == 1 else 1) * value**2 for name, value in network(rng, dims, "d").items()}
    rate = float(rng.uniform(0.08, 0.3))
    betas = float(rng.uniform(0.6, 0.93)), float(rng.uniform(0.95, 0.999))
    given = network(rng, dims), network(rng, dims, "d")
    return adam(*given, v, s, t, rate, *betas, epsilon, decay)


def network(rng: Generator, dims: list[int], prefix: str = "") -> dict:
    """Return arrays in the shapes of a network's parameters, entries between 0.2 and 2 in size."""

    def away(*shape: int):
        return rng.choice([-1.0, 1.0], size=shape) * rng.uniform(0.2, 2.0, size=shape)

    arrays = {}
    for layer, (before, units) in enumerate(pairwise(dims), 1):
        arrays[f"{prefix}W{layer}"] = away(units, before)
        arrays[f"{prefix}b{layer}"] = away(units, 1)
    return arrays


def zeros(dims: list[int]) -> dict:
    arrays = {}
    for layer, (before, units) in enumerate(pairwise(dims), 1):
        arrays[f"dW{layer}"], arrays[f"db{layer}"] = (
            full((units, before), 0.0),
            full((units, 1), 0.0),
        )
    return arrays


def judge_adam(returned, *arguments) -> dict[str, object]:
    """Parameters, v and s. Corrected averages returned behind them are free."""
    if not isinstance(returned, list | tuple) or len(returned) < 3:
        return {"returned": "not parameters, v and s"}
    return {"parameters": returned[0], "v": returned[1], "s": returned[2]}
