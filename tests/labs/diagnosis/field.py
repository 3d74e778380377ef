"""Functions that labs of this kind ask for, right; inputs vary in every size."""

from typing import Any

import numpy as np

from tests.labs.diagnosis.world import World, world


def normalize_rows(x):
    return x / np.linalg.norm(x, axis=1, keepdims=True)


def softmax(z):
    e = np.exp(z - z.max(axis=0, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)


def image2vector(image):
    return image.reshape(image.shape[0] * image.shape[1] * image.shape[2], 1)


def compute_layer_style_cost(a_S, a_G):
    _, n_H, n_W, n_C = a_G.shape
    S = a_S.reshape(n_H * n_W, n_C).T
    G = a_G.reshape(n_H * n_W, n_C).T
    return np.sum((S @ S.T - G @ G.T) ** 2) / (4 * n_C**2 * (n_H * n_W) ** 2)


def unrolled(a):
    """The activations of one image as (n_C, n_H * n_W)."""
    return a.reshape(-1, a.shape[-1]).T


def gram_matrix(A):
    return A @ A.T


def linear_backward(dZ, A_prev, W):
    m = A_prev.shape[1]
    dW, db = dZ @ A_prev.T / m, dZ.sum(axis=1, keepdims=True) / m
    return W.T @ dZ, dW, db


def tanh_backward(dA, A):
    return dA * (1 - A**2)


def update_velocity(v, dW, beta):
    return beta * v + (1 - beta) * dW


def update_parameter(W, dW, learning_rate):
    return W - learning_rate * dW


def clip(gradient, max_value):
    return np.clip(gradient, -max_value, max_value)


def rnn_cell(x, a, Wx, Wa, b):
    return np.tanh(Wx @ x + Wa @ a + b)


def zero_pad(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))


def conv_single_step(a_slice, W, b):
    return float(np.sum(a_slice * W) + b)


def boxes_to_corners(xy, wh):
    low, high = xy - wh / 2, xy + wh / 2
    return np.concatenate([low[:, 1:], low[:, :1], high[:, 1:], high[:, :1]], axis=1)


def iou(box1, box2):
    x1, y1, x2, y2 = box1
    u1, v1, u2, v2 = box2
    w, h = max(min(x2, u2) - max(x1, u1), 0), max(min(y2, v2) - max(y1, v1), 0)
    return w * h / ((x2 - x1) * (y2 - y1) + (u2 - u1) * (v2 - v1) - w * h)


def positional_encoding(positions, d):
    angles = np.arange(positions)[:, None] / 10000 ** (2 * (np.arange(d)[None] // 2) / d)
    out = angles.copy()
    out[:, 0::2], out[:, 1::2] = np.sin(angles[:, 0::2]), np.cos(angles[:, 1::2])
    return out


def look_ahead_mask(size):
    return np.tril(np.ones((size, size)))


def attention_scores(q, k):
    return q @ k.T / np.sqrt(k.shape[1])


def numerical_gradient(x, theta, epsilon):
    return ((theta + epsilon) ** 2 * x - (theta - epsilon) ** 2 * x) / (2 * epsilon)


def he_weights(n_out, n_in):
    return np.random.default_rng(3).normal(size=(n_out, n_in)) * np.sqrt(2 / n_in)


def class_indices(scores):
    return np.argmax(scores, axis=0)


def entropy(p):
    return -np.sum(p * np.log(p), axis=0)


def relu(z):
    return np.maximum(z, 0)


def batch_mean(x):
    return x.mean(axis=0)


def moving_average(values, beta):
    v, out = 0.0, []
    for t, value in enumerate(values, 1):
        v = beta * v + (1 - beta) * value
        out.append(v / (1 - beta**t))
    return out


def field() -> dict[str, World]:
    """By name."""
    r = np.random.default_rng(5)

    def n(*shape: int) -> Any:
        return r.normal(size=shape)

    def boxes(count: int) -> list[tuple[Any, Any]]:
        low = r.uniform(0, 1, size=(count, 2))
        first = [(*a, *(a + r.uniform(0.6, 1.4, 2))) for a in low]
        return [(box, (box[0] + 0.2, box[1] + 0.1, box[2] + 0.3, box[3] - 0.1)) for box in first]

    worlds = [
        world("normalize_rows(x)", normalize_rows, [(n(3, 4),), (n(5, 2),)]),
        world("softmax(z)", softmax, [(n(4, 6),), (n(3, 5),)]),
        world("image2vector(image)", image2vector, [(n(3, 4, 2),), (n(2, 5, 3),)]),
        world("compute_layer_style_cost(a_S, a_G)", compute_layer_style_cost,
              [(n(1, 4, 3, 2), n(1, 4, 3, 2)), (n(1, 5, 2, 3), n(1, 5, 2, 3))]),
        world("unrolled(a)", unrolled, [(n(1, 4, 3, 2),), (n(1, 5, 2, 3),)]),
        world("gram_matrix(A)", gram_matrix, [(n(2, 7),), (n(3, 5),)]),
        world("linear_backward(dZ, A_prev, W)", linear_backward,
              [(n(2, 5), n(3, 5), n(2, 3)), (n(4, 7), n(2, 7), n(4, 2))]),
        world("tanh_backward(dA, A)", tanh_backward,
              [(n(2, 5), np.tanh(n(2, 5))), (n(4, 3), np.tanh(n(4, 3)))]),
        world("update_velocity(v, dW, beta)", update_velocity,
              [(n(2, 3), n(2, 3), 0.9), (n(4, 2), n(4, 2), 0.7)]),
        world("update_parameter(W, dW, learning_rate)", update_parameter,
              [(n(2, 3), n(2, 3), 0.05), (n(4, 2), n(4, 2), 0.2)]),
        world("clip(gradient, max_value)", clip, [(n(3, 4) * 5, 2.0), (n(5, 2) * 9, 3.5)]),
        world("rnn_cell(x, a, Wx, Wa, b)", rnn_cell,
              [(n(3, 4), n(5, 4), n(5, 3), n(5, 5), n(5, 1)),
               (n(2, 6), n(4, 6), n(4, 2), n(4, 4), n(4, 1))]),
        world("zero_pad(X, pad)", zero_pad, [(n(2, 3, 3, 2), 2), (n(1, 4, 4, 3), 3)]),
        world("conv_single_step(a_slice, W, b)", conv_single_step,
              [(n(3, 3, 2), n(3, 3, 2), 0.7), (n(2, 2, 4), n(2, 2, 4), -1.3),
               (n(4, 4, 1), n(4, 4, 1), 2.1)]),
        world("boxes_to_corners(xy, wh)", boxes_to_corners,
              [(n(4, 2), abs(n(4, 2))), (n(6, 2), abs(n(6, 2)))]),
        world("iou(box1, box2)", iou, boxes(4)),
        world("positional_encoding(positions, d)", positional_encoding, [(6, 8), (9, 4)]),
        world("look_ahead_mask(size)", look_ahead_mask, [(5,), (8,)]),
        world("attention_scores(q, k)", attention_scores,
              [(n(3, 5), n(4, 5)), (n(6, 7), n(2, 7))]),
        world("numerical_gradient(x, theta, epsilon)", numerical_gradient,
              [(n(4), n(4), 1e-3), (n(6), n(6), 1e-2)]),
        world("he_weights(n_out, n_in)", he_weights, [(3, 5), (4, 7)]),
        world("class_indices(scores)", class_indices, [(n(5, 30),), (n(4, 24),)]),
        world("entropy(p)", entropy, [(softmax(n(4, 5)),), (softmax(n(3, 7)),)]),
        world("relu(z)", relu, [(n(4, 5),), (n(3, 7),)]),
        world("batch_mean(x)", batch_mean, [(n(5, 4),), (n(8, 3),)]),
        world("moving_average(values, beta)", moving_average,
              [(list(n(6)), 0.9), (list(n(9)), 0.5)]),
    ]  # fmt: skip
    return {one.name: one for one in worlds}
