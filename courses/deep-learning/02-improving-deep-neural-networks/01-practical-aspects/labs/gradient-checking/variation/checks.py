"""Inputs for the variation: right gradients, and faults in one or two of the parameters.

The steps are large enough for the error of the quotients to stand far above rounding.
"""

from itertools import pairwise

from authoring import Call, close
from numpy import exp, linspace, maximum, mean, where
from numpy.linalg import norm
from numpy.random import Generator

# The difference for a single entry keeps fewer digits than that of all entries together.
OF_DIFFERENCES = close(
    rtol=1e-3,
    atol=1e-9,
    why={
        "ja": "ほとんど等しい二つのコストの差をとるので、正しい式どうしでも後ろの桁は一致しません。",
        "en": "Nearly equal costs are subtracted, so equally right formulas agree in fewer digits.",
    },
)


def cases(rng: Generator) -> dict[str, list[Call]]:
    """Return the calls of every check, drawn from rng."""
    return {
        "apart-right": [checked(rng, [2, 3, 2, 1], 4, 1e-2)],
        "apart-fault": [checked(rng, [2, 3, 2, 1], 5, 1e-2, {"dW2": 2.0})],
        "apart-hidden": [
            checked(rng, [3, 4, 2, 1], 5, 0.03),
            checked(rng, [2, 4, 3, 1], 6, 0.01, {"db1": 4.0}, extras=True),
            checked(rng, [3, 2, 4, 1], 8, 0.02, {"db3": -1.0, "dW1": 0.5}),
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
    X, Y, parameters, gradients = network(rng, dims, m)
    for name, factor in (factors or {}).items():
        gradients[name] = gradients[name] * factor
    if extras:  # as a backward pass leaves them: last layer first, with dZ and dA between
        given = dict(reversed(gradients.items()))
    else:
        given = {"d" + name: gradients["d" + name] for name in parameters}
    return Call("gradient_check_n", parameters, given, X, Y, step, compare=OF_DIFFERENCES)


def network(rng: Generator, dims: list[int], m: int) -> tuple:
    """Return X, Y, parameters and their slopes, none of which is near 0 as a whole."""
    Y = rng.permutation(where(linspace(0, 1, m) < 0.6, 1.0, 0.0)).reshape(1, m)
    while True:
        X = rng.normal(size=(dims[0], m))
        parameters = {}
        for number, (before, units) in enumerate(pairwise(dims), 1):
            parameters[f"W{number}"] = rng.normal(size=(units, before)) * 0.9
            parameters[f"b{number}"] = rng.normal(size=(units, 1)) * 0.5 + 0.3
        gradients = slopes(X, Y, parameters)
        steep = all(norm(gradients["d" + name]) > 0.02 for name in parameters)
        if steep and far_from_corners(X, parameters):
            return X, Y, parameters, gradients


def far_from_corners(X, parameters) -> bool:
    """Whether steps of the size used switch no ReLU, and each layer has units on and off."""
    Z1 = parameters["W1"] @ X + parameters["b1"]
    Z2 = parameters["W2"] @ maximum(0, Z1) + parameters["b2"]
    Z3 = parameters["W3"] @ maximum(0, Z2) + parameters["b3"]
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
