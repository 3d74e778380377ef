"""Ways to update parameters. X is (n_x, m), Y is (1, m); the slope of "W1" is called "dW1"."""

import numpy as np

Arrays = dict[str, np.ndarray]


def update_parameters_with_gd(parameters: Arrays, grads: Arrays, learning_rate: float) -> Arrays:
    """Return the parameters after one step of gradient descent."""
    return {name: value - learning_rate * grads["d" + name] for name, value in parameters.items()}


def random_mini_batches(
    X: np.ndarray, Y: np.ndarray, mini_batch_size: int, seed: int
) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return shuffled pairs (X, Y) of at most mini_batch_size columns that cover all examples."""
    m = X.shape[1]
    order = np.random.default_rng(seed).permutation(m)
    X, Y = X[:, order], Y[:, order]
    cuts = [slice(start, start + mini_batch_size) for start in range(0, m, mini_batch_size)]
    return [(X[:, cut], Y[:, cut]) for cut in cuts]


def initialize_velocity(parameters: Arrays) -> Arrays:
    """Return zeros in the shape of every parameter, under the names of the slopes."""
    return {"d" + name: np.zeros(value.shape) for name, value in parameters.items()}


def update_parameters_with_momentum(
    parameters: Arrays, grads: Arrays, v: Arrays, beta: float, learning_rate: float
) -> tuple[Arrays, Arrays]:
    """Return the parameters after one step along the average slope, and that average."""
    v = {name: beta * old + (1 - beta) * grads[name] for name, old in v.items()}
    moved = {name: value - learning_rate * v["d" + name] for name, value in parameters.items()}
    return moved, v


def initialize_adam(parameters: Arrays) -> tuple[Arrays, Arrays]:
    """Return v and s, both zeros in the shape of every parameter."""
    return initialize_velocity(parameters), initialize_velocity(parameters)


def update_parameters_with_adam(
    parameters: Arrays,
    grads: Arrays,
    v: Arrays,
    s: Arrays,
    t: int,
    learning_rate: float,
    beta1: float,
    beta2: float,
    epsilon: float,
) -> tuple[Arrays, Arrays, Arrays]:
    """Return the parameters after step t = 1, 2, ..., and the averages v and s, uncorrected."""
    v = {name: beta1 * old + (1 - beta1) * grads[name] for name, old in v.items()}
    s = {name: beta2 * old + (1 - beta2) * grads[name] ** 2 for name, old in s.items()}
    moved = {}
    for name, value in parameters.items():
        direction = v["d" + name] / (1 - beta1**t)
        size = np.sqrt(s["d" + name] / (1 - beta2**t))
        moved[name] = value - learning_rate * direction / (size + epsilon)
    return moved, v, s


def update_lr(learning_rate0: float, epoch_num: int, decay_rate: float) -> float:
    """Return the learning rate of an epoch, counted from 0."""
    return learning_rate0 / (1 + decay_rate * epoch_num)


def schedule_lr_decay(
    learning_rate0: float, epoch_num: int, decay_rate: float, time_interval: int
) -> float:
    """Return the learning rate of an epoch when it falls every time_interval epochs only."""
    return learning_rate0 / (1 + decay_rate * (epoch_num // time_interval))
