"""Inputs for the optimisers lab, and how outputs are compared or judged.

All sizes differ, slopes are far from 0, and neither betas nor epsilon are the usual values throughout.
"""

from itertools import pairwise
from random import Random

from authoring import Call, close, exact
from numpy import array, asarray, concatenate
from numpy.random import Generator, RandomState, default_rng

CLOSELY = close(rtol=1e-7, atol=1e-10)
USUAL_EPSILON = 1e-8


def cases(rng: Generator) -> dict[str, list[Call]]:
    """Return the calls of every check, drawn from rng."""
    return {
        **descent_cases(rng),
        **batch_cases(rng),
        **start_cases(rng),
        **momentum_cases(rng),
        **adam_cases(rng),
        **rate_cases(rng),
    }


def network(rng: Generator, dims: list[int], prefix: str = "") -> dict:
    """Return arrays in the shapes of a network's parameters, entries between 0.2 and 2 in size."""

    def away(*shape: int):
        return rng.choice([-1.0, 1.0], size=shape) * rng.uniform(0.2, 2.0, size=shape)

    arrays = {}
    for layer, (before, units) in enumerate(pairwise(dims), 1):
        arrays[f"{prefix}W{layer}"] = away(units, before)
        arrays[f"{prefix}b{layer}"] = away(units, 1)
    return arrays


def slopes(rng: Generator, dims: list[int]) -> dict:
    return network(rng, dims, "d")


def squares(rng: Generator, dims: list[int]) -> dict:
    """Averages of squared slopes, so never negative."""
    return {name: value**2 for name, value in slopes(rng, dims).items()}


def zeros(dims: list[int]) -> dict:
    return {name: 0 * value for name, value in slopes(default_rng(0), dims).items()}


# update_parameters_with_gd


def descent_cases(rng: Generator) -> dict[str, list[Call]]:
    def call(dims: list[int], rate: float) -> Call:
        arguments = network(rng, dims), slopes(rng, dims), rate
        return Call("update_parameters_with_gd", *arguments, compare=CLOSELY)

    rates = [float(rate) for rate in rng.uniform(0.02, 0.6, size=2)]
    return {
        "gd-example": [call([3, 2, 1], 0.1)],
        "gd-hidden": [call([4, 3, 5, 1], rates[0]), call([2, 6], rates[1])],
    }


# random_mini_batches: judged by what the instructions fix


def batch_cases(rng: Generator) -> dict[str, list[Call]]:
    """Remainders of all kinds, then none, more room than examples, and single examples."""

    def call(n: int, m: int, size: int) -> Call:
        X, Y = rng.normal(size=(n, m)), rng.normal(size=(1, m))
        seed = int(rng.integers(1, 10_000))
        return Call("random_mini_batches", X, Y, size, seed, compare=exact(), judge="judge_batches")

    numbers = array([[10.0 + k for k in range(10)], [20.0 + k for k in range(10)]])
    example = Call(
        "random_mini_batches", numbers, numbers[:1] * 10, 4, 7,
        compare=exact(), judge="judge_batches",
    )  # fmt: skip
    return {
        "batches-example": [example],
        "batches-hidden": [call(5, 37, 8), call(3, 130, 64), call(2, 29, 7)],
        "batches-edges": [call(4, 24, 8), call(3, 11, 16), call(6, 13, 1), call(2, 20, 20)],
    }


def judge_batches(batches, X, Y, mini_batch_size, seed) -> dict[str, object]:
    """Say of a list of pairs how it is cut, whether pairs were kept, and how it was shuffled."""
    if not isinstance(batches, list | tuple):
        return {"returned": "no list"}
    if any(not isinstance(pair, list | tuple) or len(pair) != 2 for pair in batches):
        return {"returned": "an entry that is no pair of X and Y"}
    pairs = [(asarray(one, dtype=float), asarray(other, dtype=float)) for one, other in batches]
    said: dict[str, object] = {"number of mini-batches": len(pairs)}
    said["shapes of X"] = " ".join(str(one.shape) for one, _ in pairs)
    said["shapes of Y"] = " ".join(str(other.shape) for _, other in pairs)
    if all(one.ndim == 2 == other.ndim for one, other in pairs):
        said.update(about_columns(pairs, X, Y, seed))
    return said


def about_columns(pairs, X, Y, seed) -> dict[str, str]:
    """Find every column of the mini-batches among the examples."""
    if any(len(one) != len(X) or len(other) != len(Y) for one, other in pairs) or not pairs:
        return {"examples": "cut the wrong way"}
    columns = concatenate([one for one, _ in pairs], axis=1)
    labels = concatenate([other for _, other in pairs], axis=1)
    order = [place for column in columns.T for place in (column == X.T).all(axis=1).nonzero()[0]]
    if len(order) != columns.shape[1]:
        return {"examples": "not those of X"}
    return {
        "examples": about_order(order, X.shape[1]),
        "labels": about_labels(labels, Y, order),
        "shuffling": about_shuffling(order, X.shape[1], seed),
    }


def about_order(order: list, m: int) -> str:
    if len(set(order)) < len(order):
        return "some more than once"
    return "each exactly once" if len(order) == m else "some missing"


def about_labels(labels, Y, order: list) -> str:
    if labels.shape[1] != len(order):
        return "too many or too few"
    if (labels == Y[:, order]).all():
        return "with their examples"
    return "in their old order" if (labels == Y[:, : len(order)]).all() else "with other examples"


def about_shuffling(order: list, m: int, seed: int) -> str:
    """Any of the usual generators will do, as long as it was given the seed."""
    by_hand = list(range(m))
    Random(seed).shuffle(by_hand)
    usual = [default_rng(seed).permutation(m), RandomState(seed).permutation(m), by_hand]
    if any(list(one)[: len(order)] == order for one in usual):
        return "by the seed"
    return "none" if order == sorted(order) else "not by the seed"


# initialize_velocity, initialize_adam


def start_cases(rng: Generator) -> dict[str, list[Call]]:
    def call(function: str, dims: list[int]) -> Call:
        return Call(function, network(rng, dims), compare=CLOSELY)

    hidden = ([4, 3, 5, 1], [2, 6], [5, 2, 3])
    return {
        "velocity-example": [call("initialize_velocity", [3, 2, 1])],
        "velocity-hidden": [call("initialize_velocity", dims) for dims in hidden],
        "adam-start-example": [call("initialize_adam", [3, 2, 1])],
        "adam-start-hidden": [call("initialize_adam", dims) for dims in hidden],
    }


# update_parameters_with_momentum


def momentum_cases(rng: Generator) -> dict[str, list[Call]]:
    """In the middle of training, and at its first step, where v is still zero."""

    def call(dims: list[int], v: dict, beta: float, rate: float) -> Call:
        arguments = network(rng, dims), slopes(rng, dims), v, beta, rate
        return Call("update_parameters_with_momentum", *arguments, compare=CLOSELY)

    betas = [float(beta) for beta in rng.uniform(0.6, 0.95, size=3)]
    rates = [float(rate) for rate in rng.uniform(0.05, 0.6, size=3)]
    small, wide, deep = [3, 2, 1], [2, 6], [4, 3, 5, 1]
    return {
        "momentum-example": [call(small, slopes(rng, small), 0.9, 0.1)],
        "momentum-hidden": [
            call(deep, slopes(rng, deep), betas[0], rates[0]),
            call(wide, slopes(rng, wide), betas[1], rates[1]),
            call(deep, zeros(deep), betas[2], rates[2]),
        ],
    }


# update_parameters_with_adam


def adam_cases(rng: Generator) -> dict[str, list[Call]]:
    """The first step, later ones, a large epsilon, and entries that never had a slope."""

    def call(dims: list[int], t: int, betas: tuple, epsilon: float) -> Call:
        rate = float(rng.uniform(0.01, 0.3))
        first = t == 1
        v = zeros(dims) if first else slopes(rng, dims)
        s = zeros(dims) if first else squares(rng, dims)
        arguments = network(rng, dims), slopes(rng, dims), v, s, t, rate, *betas, epsilon
        return adam_call(*arguments)

    def betas() -> tuple:
        return float(rng.uniform(0.6, 0.93)), float(rng.uniform(0.95, 0.999))

    return {
        "adam-example": [first_step()],
        "adam-hidden": [
            call([4, 3, 5, 1], 2, betas(), USUAL_EPSILON),
            call([2, 6], 1, betas(), USUAL_EPSILON),
            call([3, 5, 2], 7, betas(), 0.05),
            call([5, 2], 400, (0.9, 0.999), USUAL_EPSILON),
        ],
        "adam-zero": [without_slope(rng)],
    }


def adam_call(*arguments: object) -> Call:
    return Call(
        "update_parameters_with_adam", *arguments, compare=CLOSELY, judge="judge_adam"
    )  # fmt: skip


def first_step() -> Call:
    """Slopes of very different size, all of which lead to a step of the learning rate."""
    parameters = {"W1": array([[1.0, -0.5, 2.0], [0.3, 0.8, -1.2]]), "b1": array([[0.4], [-0.7]])}
    grads = {"dW1": array([[2.0, -0.05, 30.0], [-4.0, 0.6, 0.01]]), "db1": array([[-7.0], [0.2]])}
    v = {name: 0 * value for name, value in grads.items()}
    s = {name: 0 * value for name, value in grads.items()}
    return adam_call(parameters, grads, v, s, 1, 0.1, 0.9, 0.999, USUAL_EPSILON)


def without_slope(rng: Generator) -> Call:
    """A dead unit: nothing in its row has ever had a slope."""
    dims = [3, 4, 2]
    parameters, grads = network(rng, dims), slopes(rng, dims)
    grads["dW1"][1] = grads["db1"][1] = 0.0
    return adam_call(
        parameters, grads, zeros(dims), zeros(dims), 1, 0.02, 0.9, 0.99, USUAL_EPSILON
    )  # fmt: skip


def judge_adam(returned, *arguments) -> dict[str, object]:
    """Parameters, v and s. Corrected averages returned behind them are free."""
    if not isinstance(returned, list | tuple) or len(returned) < 3:
        return {"returned": "not parameters, v and s"}
    return {"parameters": returned[0], "v": returned[1], "s": returned[2]}


# update_lr, schedule_lr_decay


def rate_cases(rng: Generator) -> dict[str, list[Call]]:
    """Epoch 0 as well, both sides of a stair, and intervals that do not divide the epoch."""

    def rate() -> float:
        return float(rng.uniform(0.05, 0.9))

    def falling(epoch: int) -> Call:
        return Call("update_lr", rate(), epoch, float(rng.uniform(0.1, 1.8)), compare=CLOSELY)

    def stairs(epoch: int, interval: int) -> Call:
        decay = float(rng.uniform(0.1, 1.8))
        return Call("schedule_lr_decay", rate(), epoch, decay, interval, compare=CLOSELY)

    interval = int(rng.integers(20, 300))
    return {
        "lr-example": [Call("update_lr", 0.5, 2, 1.0, compare=CLOSELY)],
        "lr-hidden": [falling(0), falling(7), falling(int(rng.integers(20, 400)))],
        "schedule-example": [Call("schedule_lr_decay", 0.5, 100, 0.3, 40, compare=CLOSELY)],
        "schedule-hidden": [
            stairs(0, 50),
            stairs(interval - 1, interval),
            stairs(3 * interval, interval),
            stairs(4 * interval + interval * 3 // 4, interval),
            stairs(2 * interval + interval // 4, interval),
            stairs(9, 1),
        ],
    }
