"""Row by row, with np.random.normal and its scale, and the layers handled by recursion."""

import math

import numpy as np


def filled(sizes, scale_of):
    p = {}
    for i in range(len(sizes) - 1):
        rows = []
        for _ in range(sizes[i + 1]):
            scale = scale_of(sizes[i])
            rows.append(
                np.random.normal(loc=0, scale=scale, size=sizes[i]) if scale else np.zeros(sizes[i])
            )
        p[f"W{i + 1}"] = np.stack(rows)
        p[f"b{i + 1}"] = np.zeros(shape=(sizes[i + 1], 1))
    return p


def initialize_parameters_zeros(sizes):
    return filled(sizes, lambda before: 0)


def initialize_parameters_random(sizes):
    return filled(sizes, lambda before: 10)


def initialize_parameters_he(sizes):
    return filled(sizes, lambda before: math.sqrt(2 / before))


def signal_sizes(X, layers_dims, initialization):
    if initialization == "zeros":
        p = initialize_parameters_zeros(layers_dims)
    else:
        choice = [initialize_parameters_random, initialize_parameters_he]
        p = choice[initialization == "he"](layers_dims)
    return following(X, p, 1)


def following(A, p, layer):
    here = math.sqrt((A * A).mean())
    if f"W{layer}" not in p:
        return [here]
    Z = p[f"W{layer}"].dot(A) + p[f"b{layer}"]
    return [here, *following(Z * (Z > 0), p, layer + 1)]
