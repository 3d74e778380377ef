"""Two models made of the building blocks: X is (n_x, m), Y is (1, m)."""

import numpy as np

Parameters = dict[str, np.ndarray]


def starting_values(layers_dims: list[int]) -> Parameters:
    """Small random weights and zero biases for every layer."""
    parameters = {}
    for layer in range(1, len(layers_dims)):
        units, before = layers_dims[layer], layers_dims[layer - 1]
        parameters[f"W{layer}"] = np.random.randn(units, before) / np.sqrt(before)
        parameters[f"b{layer}"] = np.zeros((units, 1))
    return parameters


def forward(X: np.ndarray, parameters: Parameters) -> list[np.ndarray]:
    """Return A of every layer, from A[0] = X to A[L], the probabilities."""
    activations, L = [X], len(parameters) // 2
    for layer in range(1, L + 1):
        Z = parameters[f"W{layer}"] @ activations[-1] + parameters[f"b{layer}"]
        activations.append(1 / (1 + np.exp(-Z)) if layer == L else np.maximum(0, Z))
    return activations


def backward(activations: list[np.ndarray], Y: np.ndarray, parameters: Parameters) -> Parameters:
    """Return the slope of the cost for every parameter, under the parameter's own name."""
    slopes, dZ = {}, activations[-1] - Y
    for layer in range(len(activations) - 1, 0, -1):
        below = activations[layer - 1]
        slopes[f"W{layer}"] = dZ @ below.T / Y.shape[1]
        slopes[f"b{layer}"] = np.mean(dZ, axis=1, keepdims=True)
        dZ = parameters[f"W{layer}"].T @ dZ * (below > 0)
    return slopes


def trained(
    X: np.ndarray, Y: np.ndarray, layers_dims: list[int], learning_rate: float, num_iterations: int
) -> tuple[Parameters, list[float]]:
    """Return the parameters after num_iterations steps, and the cost of every 100th step."""
    parameters, costs = starting_values(layers_dims), []
    for i in range(num_iterations):
        activations = forward(X, parameters)
        if i % 100 == 0:
            AL = activations[-1]
            costs.append(-np.mean(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)))
        slopes = backward(activations, Y, parameters)
        for name, slope in slopes.items():
            parameters[name] = parameters[name] - learning_rate * slope
    return parameters, costs


def two_layer_model(
    X: np.ndarray, Y: np.ndarray, layers_dims: list[int], learning_rate: float, num_iterations: int
) -> tuple[Parameters, list[float]]:
    """Train LINEAR, RELU, LINEAR, SIGMOID; layers_dims is [n_x, n_h, n_y]."""
    return trained(X, Y, layers_dims, learning_rate, num_iterations)


def L_layer_model(
    X: np.ndarray, Y: np.ndarray, layers_dims: list[int], learning_rate: float, num_iterations: int
) -> tuple[Parameters, list[float]]:
    """Train a network of any depth: ReLU in the hidden layers, sigmoid at the end."""
    return trained(X, Y, layers_dims, learning_rate, num_iterations)
