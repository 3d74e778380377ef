"""Loops over single numbers, printing on the way, and a generator given the seed."""

import math

import numpy as np


def each(shape):
    return np.ndindex(*shape)


def update_parameters_with_gd(parameters, grads, learning_rate):
    new = {}
    for key in parameters:
        table = parameters[key].copy()
        for place in each(table.shape):
            table[place] = table[place] - learning_rate * grads["d" + key][place]
        new[key] = table
    print("updated", sorted(new))
    return new


def random_mini_batches(X, Y, mini_batch_size, seed):
    generator = np.random.default_rng(seed)
    where = np.arange(X.shape[1])
    where = generator.permutation(where)
    count = -(-len(where) // mini_batch_size)
    result = []
    for j in range(count):
        part = where[j * mini_batch_size : (j + 1) * mini_batch_size]
        result.append((X[:, part], Y[:, part]))
    return result


def initialize_velocity(parameters):
    v = {}
    for key, table in parameters.items():
        rows, columns = table.shape
        v["d" + key] = np.array([[0.0] * columns for _ in range(rows)])
    return v


def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    for key, table in v.items():
        for place in each(table.shape):
            table[place] = beta * table[place] + (1 - beta) * grads[key][place]
    return update_parameters_with_gd(parameters, v, learning_rate), v


def initialize_adam(parameters):
    v = initialize_velocity(parameters)
    s = initialize_velocity(parameters)
    return v, s


def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon):
    new = {key: table.copy() for key, table in parameters.items()}
    for key, table in new.items():
        d = "d" + key
        for place in each(table.shape):
            g = grads[d][place]
            v[d][place] = beta1 * v[d][place] + (1 - beta1) * g
            s[d][place] = beta2 * s[d][place] + (1 - beta2) * g * g
            top = v[d][place] / (1 - beta1**t)
            below = math.sqrt(s[d][place] / (1 - beta2**t)) + epsilon
            table[place] = table[place] - learning_rate * top / below
    return new, v, s


def update_lr(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (decay_rate * epoch_num + 1)


def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval):
    return learning_rate0 / (1 + decay_rate * int(epoch_num / time_interval))
