"""New-style generators, pairs of sizes, norms, one function behind all three starts."""

from itertools import pairwise

import numpy as np

RNG = np.random.default_rng(12)


def start(layers_dims, spread):
    found = {}
    for index, (p, n) in enumerate(pairwise(layers_dims), 1):
        found[f"W{index}"] = RNG.normal(0.0, 1.0, size=(n, p)) * spread(p)
        found[f"b{index}"] = np.array([[0.0]] * n)
    return found


def initialize_parameters_zeros(layers_dims):
    return {name: np.zeros_like(value) for name, value in start(layers_dims, float).items()}


def initialize_parameters_random(layers_dims):
    return start(layers_dims, lambda _: 10)


def initialize_parameters_he(layers_dims):
    return start(layers_dims, lambda p: (2 / p) ** 0.5)


def rms(values):
    return float(np.linalg.norm(values) / values.size**0.5)


def signal_sizes(X, layers_dims, initialization):
    parameters = globals()[f"initialize_parameters_{initialization}"](layers_dims)
    outputs = [X]
    for index in range(1, len(layers_dims)):
        Z = np.einsum("ij,jk->ik", parameters[f"W{index}"], outputs[-1]) + parameters[f"b{index}"]
        outputs.append(np.where(Z > 0, Z, 0.0))
    return np.array([rms(values) for values in outputs])
