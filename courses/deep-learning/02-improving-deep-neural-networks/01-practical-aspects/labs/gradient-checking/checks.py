"""Inputs for the gradient checking lab, and how outputs are compared.

The steps are large enough for the error of the difference quotient to stand far above rounding:
then the result itself is a number that can be compared, and a one-sided quotient shows.
"""

from itertools import pairwise

from authoring import Call, close
from numpy import exp, linspace, maximum, mean, where
from numpy.random import Generator

CLOSELY = close(rtol=1e-6, atol=1e-12)
# Differences of nearly equal costs lose digits; the right result keeps five of them.
OF_DIFFERENCES = close(
    rtol=1e-4,
    atol=1e-11,
    why={
        "ja": "ほとんど等しい二つのコストの差をとるので、正しい式どうしでも後ろの桁は一致しません。",
        "en": "Nearly equal costs are subtracted, so equally right formulas agree in fewer digits.",
    },
)


def cases(rng: Generator) -> dict[str, list[Call]]:
    """Return the calls of every check, drawn from rng."""
    return {**cost_cases(rng), **slope_cases(rng), **check_cases(rng), **network_cases(rng)}


def pair(rng: Generator, sign: int) -> tuple[float, float]:
    """Return x of that sign, and theta with theta x between 0.6 and 2.4 in size."""
    x = float(sign * rng.uniform(1.5, 2.5))
    return x, float(rng.choice([-1, 1]) * rng.uniform(0.6, 2.4)) / x


def cost_cases(rng: Generator) -> dict[str, list[Call]]:
    return {
        "forward-example": [
            Call("forward_propagation", 2.0, 0.5, compare=CLOSELY),
            Call("forward_propagation", 3.0, 0.0, compare=CLOSELY),
        ],
        "forward-hidden": [
            Call("forward_propagation", *pair(rng, sign), compare=CLOSELY) for sign in (1, -1, 1)
        ],
    }


def slope_cases(rng: Generator) -> dict[str, list[Call]]:
    return {
        "backward-example": [
            Call("backward_propagation", 2.0, 0.5, compare=CLOSELY),
            Call("backward_propagation", 3.0, 0.0, compare=CLOSELY),
        ],
        "backward-hidden": [
            Call("backward_propagation", *pair(rng, sign), compare=CLOSELY) for sign in (1, -1, 1)
        ],
    }


def check_cases(rng: Generator) -> dict[str, list[Call]]:
    """Steps of several sizes, none of them tiny; slopes of both signs, since a wrong sign gives 1."""
    steps = [float(step) for step in rng.uniform(0.02, 0.3, size=3)]
    return {
        "check-example": [Call("gradient_check", 2.0, 0.5, 0.1, compare=OF_DIFFERENCES)],
        "check-hidden": [
            Call("gradient_check", *pair(rng, sign), step, compare=OF_DIFFERENCES)
            for sign, step in zip((-1, 1, -1), steps, strict=True)
        ],
    }


# gradient_check_n


def network_cases(rng: Generator) -> dict[str, list[Call]]:
    """Right gradients with large steps, and gradients with a fault that the check must find."""
    return {
        "network-example": [checked(rng, [2, 3, 2, 1], 4, 1e-2)],
        "network-right": [
            checked(rng, [3, 4, 2, 1], 5, 0.03),
            checked(rng, [4, 3, 5, 1], 7, 0.01, extras=True),
        ],
        "network-wrong": [
            checked(rng, [3, 5, 2, 1], 6, 1e-3, factors={"dW2": 2.0}),
            checked(rng, [2, 4, 3, 1], 5, 1e-3, factors={"db1": 4.0}, extras=True),
            checked(rng, [3, 2, 4, 1], 8, 1e-3, factors={"db3": -1.0}),
        ],
    }


def checked(
    rng: Generator,
    dims: list[int],
    m: int,
    step: float,
    factors: dict[str, float] | None = None,
    extras: bool = False,
) -> Call:
    """A call with right gradients, some of them multiplied by a factor, perhaps with others."""
    X, Y, parameters = network(rng, dims, m)
    gradients = slopes(X, Y, parameters)
    for name, factor in (factors or {}).items():
        gradients[name] = gradients[name] * factor
    wanted = ["d" + name for name in parameters]
    if extras:  # as a backward pass leaves them: last layer first, with dZ and dA between
        given = dict(reversed(gradients.items()))
    else:
        given = {name: gradients[name] for name in wanted}
    return Call("gradient_check_n", parameters, given, X, Y, step, compare=OF_DIFFERENCES)


def network(rng: Generator, dims: list[int], m: int) -> tuple:
    """Return X, Y and parameters; no ReLU is near its corner and the sigmoid is not saturated."""
    while True:
        X = rng.normal(size=(dims[0], m))
        parameters = {}
        for number, (before, units) in enumerate(pairwise(dims), 1):
            parameters[f"W{number}"] = rng.normal(size=(units, before)) * 0.9
            parameters[f"b{number}"] = rng.normal(size=(units, 1)) * 0.5 + 0.3
        if far_from_corners(X, parameters):
            break
    Y = rng.permutation(where(linspace(0, 1, m) < 0.6, 1.0, 0.0)).reshape(1, m)
    return X, Y, parameters


def far_from_corners(X, parameters) -> bool:
    """Whether steps of the size used switch no ReLU, and each layer has units on and off."""
    Z1 = parameters["W1"] @ X + parameters["b1"]
    Z2 = parameters["W2"] @ maximum(0, Z1) + parameters["b2"]
    Z3 = parameters["W3"] @ maximum(0, Z2) + parameters["b3"]
    # Where the sigmoid is all but 1, the logarithm of what is left to 1 loses digits.
    clear = min(abs(Z1).min(), abs(Z2).min()) > 0.12 and abs(Z3).max() < 4
    mixed = all(0.2 < mean(Z > 0) < 0.9 for Z in (Z1, Z2))
    return bool(clear and mixed and (Z2 > 0).any(axis=1).all() and (Z1 > 0).any(axis=1).all())


def slopes(X, Y, parameters) -> dict:
    """Right gradients of the mean cross-entropy, with those of Z and A beside them."""
    W2, W3, m = parameters["W2"], parameters["W3"], X.shape[1]
    A1 = maximum(0, parameters["W1"] @ X + parameters["b1"])
    A2 = maximum(0, W2 @ A1 + parameters["b2"])
    dZ3 = 1 / (1 + exp(-(W3 @ A2 + parameters["b3"]))) - Y
    dA2 = W3.T @ dZ3
    dZ2 = dA2 * (A2 > 0)
    dA1 = W2.T @ dZ2
    dZ1 = dA1 * (A1 > 0)

    def mean_of(dZ):
        return dZ.sum(axis=1, keepdims=True) / m

    return {
        "dW1": dZ1 @ X.T / m, "db1": mean_of(dZ1), "dZ1": dZ1, "dA1": dA1,
        "dW2": dZ2 @ A1.T / m, "db2": mean_of(dZ2), "dZ2": dZ2, "dA2": dA2,
        "dW3": dZ3 @ A2.T / m, "db3": mean_of(dZ3), "dZ3": dZ3,
    }  # fmt: skip
