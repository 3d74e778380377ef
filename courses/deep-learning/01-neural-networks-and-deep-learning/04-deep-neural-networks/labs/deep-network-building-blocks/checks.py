"""Inputs for the building blocks lab, and how outputs are compared or judged.

All sizes differ and biases are far from 0, so that no transpose, axis or lost term looks right.
"""

from itertools import pairwise

from authoring import Call, close, exact, said
from numpy import allclose, array, asarray, exp, isfinite, linspace, maximum, where
from numpy.random import Generator

CLOSELY = close(rtol=1e-6, atol=1e-9)
ENOUGH = 60  # entries from which on mean and spread of a matrix say something
NO_DICTIONARY = said(ja="辞書ではない値", en="no dictionary")
MISSING = said(ja="キーがない", en="missing")
SMALL = said(ja="小さい乱数", en="small and random")


def cases(rng: Generator) -> dict[str, list[Call]]:
    """Return the calls of every check, drawn from rng."""
    return {
        **initialise_cases(rng),
        **linear_forward_cases(rng),
        **activation_forward_cases(rng),
        **model_forward_cases(rng),
        **cost_cases(rng),
        **linear_backward_cases(rng),
        **activation_backward_cases(rng),
        **model_backward_cases(rng),
        **update_cases(rng),
    }


# initialize_parameters_deep: judged by its properties, whatever generator was used


def initialise_cases(rng: Generator) -> dict[str, list[Call]]:
    """A tiny network for the shapes, and layers large enough to measure the spread."""

    def call(dims: list[int]) -> Call:
        judge = "judge_start"
        return Call("initialize_parameters_deep", dims, compare=exact(), judge=judge, seed=3)

    hidden = [int(size) for size in rng.permutation([13, 17, 22, 29])]
    return {
        "initialize-example": [call([3, 4, 2, 1])],
        "initialize-hidden": [call([35, *hidden, 1]), call([64, 20, 1])],
    }


def judge_start(parameters, layer_dims) -> dict[str, object]:
    """Say of each expected entry what it is like, and whether there are others."""
    if not isinstance(parameters, dict):
        return NO_DICTIONARY
    found: dict[str, object] = {"len(parameters)": len(parameters)}
    for layer in range(1, len(layer_dims)):
        units, before = layer_dims[layer], layer_dims[layer - 1]
        weights, bias = parameters.get(f"W{layer}"), parameters.get(f"b{layer}")
        found[f"W{layer}"] = about_weights(weights, (units, before))
        found[f"b{layer}"] = about_bias(bias, (units, 1))
    return found


def about_weights(value, shape) -> dict[str, str]:
    """Shape first, then what the numbers are like."""
    if value is None:
        return MISSING
    weights = asarray(value, dtype=float)
    if weights.shape != shape:
        return said(ja=f"形 {weights.shape}", en=f"shape {weights.shape}")
    if not isfinite(weights).all():
        return said(ja="NaN や無限大を含む", en="not finite")
    if allclose(weights, weights.flat[0]) and weights.size > 1:
        return said(ja="すべて同じ値", en="all equal")
    return about_spread(weights) if weights.size >= ENOUGH else SMALL


def about_spread(weights) -> dict[str, str]:
    """Every usual choice from 0.01 to the root of 2/n is fine; 1 is too much for many inputs."""
    spread = weights.std()
    if abs(weights.mean()) > spread / 2:
        return said(ja="0 を中心としていない", en="not around 0")
    if spread > 2.2 / weights.shape[1] ** 0.5:
        return said(ja="大きすぎる", en="too large")
    return SMALL if spread > 0.004 else said(ja="小さすぎる", en="too small")


def about_bias(value, shape) -> dict[str, str]:
    """Zeros of the right shape."""
    if value is None:
        return MISSING
    bias = asarray(value, dtype=float)
    if bias.shape != shape:
        return said(ja=f"形 {bias.shape}", en=f"shape {bias.shape}")
    zero = (bias == 0).all()
    return said(ja="すべて 0", en="zeros") if zero else said(ja="0 でない値がある", en="not zero")


# forward


def layer(rng: Generator, units: int, before: int, m: int) -> tuple:
    """Return A_prev (before, m), W (units, before), b (units, 1), b well away from 0."""
    bias = rng.choice([-1.0, 1.0], size=(units, 1)) * rng.uniform(0.3, 0.9, size=(units, 1))
    return rng.normal(size=(before, m)), rng.normal(size=(units, before)) * 0.8, bias


def linear_forward_cases(rng: Generator) -> dict[str, list[Call]]:
    sizes = [(5, 3, 7), (1, 6, 4), (3, 5, 8)]
    return {
        "linear-forward-example": [
            Call("linear_forward", *layer(rng, 2, 3, 4), compare=CLOSELY),
        ],
        "linear-forward-hidden": [
            Call("linear_forward", *layer(rng, *size), compare=CLOSELY) for size in sizes
        ],
    }


def activation_forward_cases(rng: Generator) -> dict[str, list[Call]]:
    def calls(*size: int) -> list[Call]:
        return [
            Call("linear_activation_forward", *layer(rng, *size), name, compare=CLOSELY)
            for name in ("relu", "sigmoid")
        ]

    return {
        "activation-forward-example": calls(2, 3, 4),
        "activation-forward-hidden": [*calls(5, 3, 7), *calls(3, 6, 8)],
    }


def network(rng: Generator, dims: list[int], m: int) -> tuple:
    """Return X and parameters of a network whose ReLU units are sometimes on, sometimes off."""
    parameters = {}
    for number, (before, units) in enumerate(pairwise(dims), 1):
        _, W, b = layer(rng, units, before, 1)
        parameters[f"W{number}"], parameters[f"b{number}"] = W, b
    return rng.normal(size=(dims[0], m)), parameters


def model_forward_cases(rng: Generator) -> dict[str, list[Call]]:
    """Two, three and four layers, and one alone."""
    hidden = [([5, 3, 1], 4), ([6, 5, 4, 3, 1], 7), ([4, 1], 3)]
    return {
        "model-forward-example": [
            Call("L_model_forward", *network(rng, [3, 4, 2, 1], 5), compare=CLOSELY)
        ],
        "model-forward-hidden": [
            Call("L_model_forward", *network(rng, dims, m), compare=CLOSELY) for dims, m in hidden
        ],
    }


# cost


def answers(rng: Generator, m: int) -> tuple:
    """Return AL strictly between 0 and 1, and Y with both labels in unequal number."""
    Y = rng.permutation(where(linspace(0, 1, m) < 0.65, 1.0, 0.0)).reshape(1, m)
    return rng.uniform(0.08, 0.92, size=(1, m)), Y


def cost_cases(rng: Generator) -> dict[str, list[Call]]:
    return {
        "cost-example": [Call("compute_cost", *answers(rng, 5), compare=CLOSELY)],
        "cost-hidden": [Call("compute_cost", *answers(rng, m), compare=CLOSELY) for m in (7, 12)],
    }


# backward


def by_hand() -> Call:
    """One unit, two inputs, four examples, for the head; the ending changes dZ."""
    A_prev = array([[1.0, 2.0, 3.0, 2.0], [0.5, -1.0, 2.0, 1.0]])
    cache = A_prev, array([[0.5, -0.3]]), array([[0.7]])
    return Call("linear_backward", array([[1.0, 1.0, 1.0, 1.0]]), cache, compare=CLOSELY)


def linear_backward_cases(rng: Generator) -> dict[str, list[Call]]:
    def call(units: int, before: int, m: int) -> Call:
        return Call(
            "linear_backward",
            rng.normal(size=(units, m)) + 0.4,
            layer(rng, units, before, m),
            compare=CLOSELY,
        )

    return {
        "linear-backward-example": [by_hand(), call(2, 3, 4)],
        "linear-backward-hidden": [call(5, 3, 7), call(1, 6, 4), call(3, 5, 8)],
    }


def cache_of(A, W, b) -> tuple:
    return (A, W, b), W @ A + b


def activation_backward_cases(rng: Generator) -> dict[str, list[Call]]:
    def calls(units: int, before: int, m: int) -> list[Call]:
        cache = cache_of(*layer(rng, units, before, m))
        dA = rng.normal(size=(units, m)) + 0.4
        return [
            Call("linear_activation_backward", dA, cache, name, compare=CLOSELY)
            for name in ("relu", "sigmoid")
        ]

    return {
        "activation-backward-example": calls(2, 3, 4),
        "activation-backward-hidden": [*calls(5, 3, 7), *calls(3, 6, 8)],
        "activation-backward-zero": [at_zero(rng)],
    }


def at_zero(rng: Generator) -> Call:
    """Some scores are exactly 0: there the lab counts a ReLU as off."""
    A, W, b = layer(rng, 3, 4, 5)
    Z = W @ A + b
    Z[0, 1] = Z[1, 3] = Z[2, 0] = 0.0
    dA = rng.normal(size=(3, 5)) + 2.0
    return Call("linear_activation_backward", dA, ((A, W, b), Z), "relu", compare=CLOSELY)


def model_backward_cases(rng: Generator) -> dict[str, list[Call]]:
    """Caches as a right forward pass leaves them."""

    def call(dims: list[int], m: int) -> Call:
        X, parameters = network(rng, dims, m)
        AL, caches = forward(X, parameters)
        Y = answers(rng, m)[1]
        compare, judge = CLOSELY, "judge_gradients"
        return Call("L_model_backward", AL, Y, caches, compare=compare, judge=judge)

    hidden = [([5, 3, 1], 4), ([6, 5, 4, 3, 1], 7), ([4, 6, 1], 9)]
    return {
        "model-backward-example": [call([3, 4, 2, 1], 5)],
        "model-backward-hidden": [call(dims, m) for dims, m in hidden],
    }


def forward(X, parameters) -> tuple:
    """Return AL and the caches."""
    A, caches, L = X, [], len(parameters) // 2
    for number in range(1, L + 1):
        caches.append(cache_of(A, parameters[f"W{number}"], parameters[f"b{number}"]))
        Z = caches[-1][1]
        A = maximum(0, Z) if number < L else 1 / (1 + exp(-Z))
    return A, caches


def judge_gradients(grads, AL, Y, caches) -> dict[str, object]:
    """The slopes of the parameters. Whatever else the dictionary holds, dA for instance, is free."""
    if not isinstance(grads, dict):
        return NO_DICTIONARY
    wanted = [f"d{kind}{layer}" for layer in range(1, len(caches) + 1) for kind in "Wb"]
    return {name: grads[name] for name in wanted if name in grads}


# update


def update_cases(rng: Generator) -> dict[str, list[Call]]:
    def call(dims: list[int], rate: float) -> Call:
        parameters = network(rng, dims, 1)[1]
        grads = {f"d{name}": rng.normal(size=value.shape) for name, value in parameters.items()}
        return Call("update_parameters", parameters, grads, rate, compare=CLOSELY)

    rates = rng.uniform(0.02, 0.6, size=2)
    return {
        "update-example": [call([3, 2, 1], 0.1)],
        "update-hidden": [call([4, 3, 5, 1], float(rates[0])), call([2, 6, 1], float(rates[1]))],
    }
