"""Layer by layer, in place, defaults of its own, and the corrected averages returned as well."""

import math

import numpy as np


def update_parameters_with_gd(parameters, grads, learning_rate=0.01):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        parameters["W" + str(l)] -= learning_rate * grads["dW" + str(l)]
        parameters["b" + str(l)] -= learning_rate * grads["db" + str(l)]
    return parameters


def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    mini_batches = []
    permutation = list(np.random.permutation(m))
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation].reshape((1, m))
    complete = math.floor(m / mini_batch_size)
    for k in range(complete):
        first, last = k * mini_batch_size, (k + 1) * mini_batch_size
        mini_batches.append((shuffled_X[:, first:last], shuffled_Y[:, first:last]))
    if m % mini_batch_size != 0:
        rest = complete * mini_batch_size
        mini_batches.append((shuffled_X[:, rest:], shuffled_Y[:, rest:]))
    return mini_batches


def initialize_velocity(parameters):
    v = {}
    for l in range(len(parameters) // 2):
        v["dW" + str(l + 1)] = np.zeros_like(parameters["W" + str(l + 1)])
        v["db" + str(l + 1)] = np.zeros_like(parameters["b" + str(l + 1)])
    return v


def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    for l in range(1, len(parameters) // 2 + 1):
        for kind in "Wb":
            slope = "d" + kind + str(l)
            v[slope] = beta * v[slope] + (1 - beta) * grads[slope]
            parameters[kind + str(l)] = parameters[kind + str(l)] - learning_rate * v[slope]
    return parameters, v


def initialize_adam(parameters):
    v, s = {}, {}
    for l in range(1, len(parameters) // 2 + 1):
        for kind in "Wb":
            v["d" + kind + str(l)] = np.zeros(parameters[kind + str(l)].shape)
            s["d" + kind + str(l)] = np.zeros(parameters[kind + str(l)].shape)
    return v, s


def update_parameters_with_adam(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for l in range(1, len(parameters) // 2 + 1):
        for kind in "Wb":
            slope = "d" + kind + str(l)
            v[slope] = beta1 * v[slope] + (1 - beta1) * grads[slope]
            v_corrected[slope] = v[slope] / (1 - np.power(beta1, t))
            s[slope] = beta2 * s[slope] + (1 - beta2) * np.power(grads[slope], 2)
            s_corrected[slope] = s[slope] / (1 - np.power(beta2, t))
            step = v_corrected[slope] / (np.sqrt(s_corrected[slope]) + epsilon)
            parameters[kind + str(l)] = parameters[kind + str(l)] - learning_rate * step
    return parameters, v, s, v_corrected, s_corrected


def update_lr(learning_rate0, epoch_num, decay_rate):
    return (1 / (1 + decay_rate * epoch_num)) * learning_rate0


def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return (1 / (1 + decay_rate * np.floor(epoch_num / time_interval))) * learning_rate0
