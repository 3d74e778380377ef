"""The average as a move towards the new value; the corrections put into the learning rate."""

import random

import numpy as np


def update_parameters_with_gd(parameters, grads, learning_rate):
    result = dict(parameters)
    for name in result:
        result[name] = np.add(result[name], np.multiply(-learning_rate, grads[f"d{name}"]))
    return result


def random_mini_batches(X, Y, mini_batch_size, seed):
    columns = list(range(X.shape[1]))
    random.Random(seed).shuffle(columns)
    batches = []
    while columns:
        chosen, columns = columns[:mini_batch_size], columns[mini_batch_size:]
        batches.append([np.take(X, chosen, axis=1), np.take(Y, chosen, axis=1)])
    return batches


def initialize_velocity(parameters):
    return {f"d{name}": 0.0 * value for name, value in parameters.items()}


def towards(averages, values, beta):
    """Move every average by 1 - beta of the way to its new value."""
    return {name: old + (1 - beta) * (values[name] - old) for name, old in averages.items()}


def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    velocity = towards(v, grads, beta)
    return update_parameters_with_gd(parameters, velocity, learning_rate), velocity


def initialize_adam(parameters):
    start = initialize_velocity(parameters)
    return start, {name: value.copy() for name, value in start.items()}


def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon):
    v = towards(v, grads, beta1)
    s = towards(s, {name: slope * slope for name, slope in grads.items()}, beta2)
    root = (1 - beta2**t) ** 0.5
    rate = learning_rate * root / (1 - beta1**t)
    steps = {name: v[name] / (s[name] ** 0.5 + epsilon * root) for name in v}
    return update_parameters_with_gd(parameters, steps, rate), v, s


def update_lr(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 * (1 + decay_rate * epoch_num) ** -1


def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval):
    falls = 0
    while (falls + 1) * time_interval <= epoch_num:
        falls += 1
    return update_lr(learning_rate0, falls, decay_rate)
