"""Three ways to start a network of ReLU layers, and what each does to the size of the signal."""

import numpy as np


def initialize_parameters_zeros(layers_dims: list[int]) -> dict[str, np.ndarray]:
    """Return W1, b1, ..., WL, bL, all zero: W (n_l, n_(l-1)), b (n_l, 1)."""
    parameters = {}
    for layer in range(1, len(layers_dims)):
        parameters[f"W{layer}"] = np.zeros((layers_dims[layer], layers_dims[layer - 1]))
        parameters[f"b{layer}"] = np.zeros((layers_dims[layer], 1))
    return parameters


def initialize_parameters_random(layers_dims: list[int]) -> dict[str, np.ndarray]:
    """Return normal weights of standard deviation 10 and zero biases."""
    parameters = initialize_parameters_zeros(layers_dims)
    for layer in range(1, len(layers_dims)):
        parameters[f"W{layer}"] = np.random.randn(layers_dims[layer], layers_dims[layer - 1]) * 10
    return parameters


def initialize_parameters_he(layers_dims: list[int]) -> dict[str, np.ndarray]:
    """Return normal weights of variance 2 / n_(l-1) and zero biases."""
    parameters = initialize_parameters_zeros(layers_dims)
    for layer in range(1, len(layers_dims)):
        units, before = layers_dims[layer], layers_dims[layer - 1]
        parameters[f"W{layer}"] = np.random.randn(units, before) * np.sqrt(2 / before)
    return parameters


def signal_sizes(X: np.ndarray, layers_dims: list[int], initialization: str) -> list[float]:
    """Return the root mean square of X and of the output of every ReLU layer: L + 1 numbers."""
    start = {
        "zeros": initialize_parameters_zeros,
        "random": initialize_parameters_random,
        "he": initialize_parameters_he,
    }[initialization]
    parameters = start(layers_dims)
    A, sizes = X, [np.sqrt(np.mean(X**2))]
    for layer in range(1, len(layers_dims)):
        A = np.maximum(0, parameters[f"W{layer}"] @ A + parameters[f"b{layer}"])
        sizes.append(np.sqrt(np.mean(A**2)))
    return sizes
