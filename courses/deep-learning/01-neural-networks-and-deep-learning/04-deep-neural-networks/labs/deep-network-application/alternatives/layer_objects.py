"""Layers as objects that keep their own notes; He's scale; an array of costs; a generator."""

import numpy as np


class Layer:
    def __init__(self, inputs, units, last):
        rng = np.random.default_rng()
        self.W = rng.standard_normal((units, inputs)) * np.sqrt(2 / inputs)
        self.b = np.zeros((units, 1))
        self.last = last

    def up(self, below):
        self.below = below
        self.z = np.einsum("ij,jk->ik", self.W, below) + self.b
        return np.exp(-np.logaddexp(0, -self.z)) if self.last else np.where(self.z > 0, self.z, 0)

    def down(self, slope, rate):
        dz = slope if self.last else np.where(self.z > 0, slope, 0)
        handed_on = self.W.T.dot(dz)
        self.W = self.W - rate * dz.dot(self.below.T) / dz.shape[1]
        self.b = self.b - rate * dz.mean(axis=1)[:, None]
        return handed_on


def learn(X, Y, sizes, rate):
    """Yield the cost before each step and the layers after it."""
    count = len(sizes) - 1
    layers = [Layer(sizes[i], sizes[i + 1], i == count - 1) for i in range(count)]
    while True:
        signal = X
        for layer in layers:
            signal = layer.up(signal)
        cost = -np.log(np.where(Y == 1, signal, 1 - signal)).mean()
        slope = signal - Y
        for layer in layers[::-1]:
            slope = layer.down(slope, rate)
        yield cost, layers


def L_layer_model(X, Y, layers_dims, learning_rate, num_iterations):
    training = learn(X, Y, layers_dims, learning_rate)
    record, layers = [], []
    for step in range(num_iterations):
        cost, layers = next(training)
        if not step % 100:
            record.append(cost)
    named = {}
    for number, layer in enumerate(layers, 1):
        named[f"W{number}"] = layer.W
        named[f"b{number}"] = layer.b
    return named, np.array(record)


def two_layer_model(X, Y, layers_dims, learning_rate, num_iterations):
    assert len(layers_dims) == 3
    return L_layer_model(X, Y, list(layers_dims), learning_rate, num_iterations)
