"""Moves each entry where it stands and puts it back; sums of squares without norm()."""

import math

import numpy as np


def forward_propagation(x, theta):
    return math.log1p(math.exp(-x * theta))


def backward_propagation(x, theta):
    e = math.exp(-x * theta)
    return -x * e / (1 + e)


def relative(ones, others):
    gap = math.sqrt(sum((p - q) ** 2 for p, q in zip(ones, others, strict=False)))
    return gap / (math.sqrt(sum(p**2 for p in ones)) + math.sqrt(sum(q**2 for q in others)))


def gradient_check(x, theta, epsilon):
    costs = [forward_propagation(x, t) for t in (theta - epsilon, theta + epsilon)]
    return relative([backward_propagation(x, theta)], [(costs[1] - costs[0]) / epsilon / 2])


def forward_propagation_n(X, Y, parameters):
    A = X
    for layer in "123":
        Z = parameters["W" + layer] @ A + parameters["b" + layer]
        A = np.maximum(0, Z)
    return float(np.mean(np.logaddexp(0, np.where(Y == 1, -Z, Z))))


def gradient_check_n(parameters, gradients, X, Y, epsilon):
    ours, theirs = [], []
    for name in parameters:
        entries = parameters[name]
        for r in range(entries.shape[0]):
            for c in range(entries.shape[1]):
                before = entries[r, c]
                entries[r, c] = before + epsilon
                up = forward_propagation_n(X, Y, parameters)
                entries[r, c] = before - epsilon
                down = forward_propagation_n(X, Y, parameters)
                entries[r, c] = before
                ours.append((up - down) / (2 * epsilon))
                theirs.append(gradients["d" + name][r, c])
    return relative(ours, theirs)
