"""Gradient checking: for one parameter, then for all parameters of a three-layer network."""

import numpy as np

Arrays = dict[str, np.ndarray]


def forward_propagation(x: float, theta: float) -> float:
    """Return the cost J = log(1 + e^(-theta x)) of one example with label 1."""
    return np.log(1 + np.exp(-theta * x))


def backward_propagation(x: float, theta: float) -> float:
    """Return the derivative of J with respect to theta."""
    return -x / (1 + np.exp(theta * x))


def gradient_check(x: float, theta: float, epsilon: float) -> float:
    """Return the relative difference between derivative and difference quotient."""
    plus = forward_propagation(x, theta + epsilon)
    minus = forward_propagation(x, theta - epsilon)
    approximation = (plus - minus) / (2 * epsilon)
    gradient = backward_propagation(x, theta)
    return abs(gradient - approximation) / (abs(gradient) + abs(approximation))


def forward_propagation_n(X: np.ndarray, Y: np.ndarray, parameters: Arrays) -> float:
    """Return the cost of a network ReLU, ReLU, sigmoid. Given in the starter."""
    A1 = np.maximum(0, parameters["W1"] @ X + parameters["b1"])
    A2 = np.maximum(0, parameters["W2"] @ A1 + parameters["b2"])
    A3 = 1 / (1 + np.exp(-(parameters["W3"] @ A2 + parameters["b3"])))
    return -np.mean(Y * np.log(A3) + (1 - Y) * np.log(1 - A3))


def gradient_check_n(
    parameters: Arrays, gradients: Arrays, X: np.ndarray, Y: np.ndarray, epsilon: float
) -> float:
    """Return the relative difference between `gradients` and difference quotients."""
    given, approximated = [], []
    for name, value in parameters.items():
        for place in np.ndindex(value.shape):
            costs = []
            for step in (epsilon, -epsilon):
                moved = value.copy()
                moved[place] += step
                costs.append(forward_propagation_n(X, Y, {**parameters, name: moved}))
            approximated.append((costs[0] - costs[1]) / (2 * epsilon))
            given.append(gradients["d" + name][place])
    difference = np.linalg.norm(np.subtract(given, approximated))
    return difference / (np.linalg.norm(given) + np.linalg.norm(approximated))
