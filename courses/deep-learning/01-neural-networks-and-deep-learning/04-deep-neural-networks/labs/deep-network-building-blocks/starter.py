"""The parts of a deep network / 深いネットワークの部品

X has shape (n_x, m): one column per example. W of layer l has shape (n_l, n_(l-1)), b (n_l, 1).
X の形は (n_x, m) で、1 列が 1 個の例です。第 l 層の W の形は (n_l, n_(l-1))、b の形は (n_l, 1) です。
"""

import numpy as np


def initialize_parameters_deep(layer_dims):
    """Return {"W1", "b1", ..., "WL", "bL"}: small random weights, zero biases.

    {"W1", "b1", ..., "WL", "bL"} を返します。重みは小さな乱数、バイアスは 0 です。
    """
    # write your code here / ここに書きます
    return None


def linear_forward(A, W, b):
    """Return (Z, cache): Z = W A + b, cache = (A, W, b).

    (Z, cache) を返します。Z = W A + b、cache = (A, W, b) です。
    """
    # write your code here / ここに書きます
    return None


def linear_activation_forward(A_prev, W, b, activation):
    """Return (A, cache) with cache = ((A_prev, W, b), Z). activation: "relu" or "sigmoid".

    (A, cache) を返します。cache = ((A_prev, W, b), Z)、activation は "relu" か "sigmoid" です。
    """
    # write your code here / ここに書きます
    return None


def L_model_forward(X, parameters):
    """Return (AL, caches): ReLU in layers 1 to L-1, sigmoid in layer L; one cache per layer.

    (AL, caches) を返します。第 1〜L-1 層は ReLU、第 L 層はシグモイド、cache は層ごとに一つです。
    """
    # write your code here / ここに書きます
    return None


def compute_cost(AL, Y):
    """Return the mean cross-entropy, a number.

    交差エントロピーの平均 (数) を返します。
    """
    # write your code here / ここに書きます
    return None


def linear_backward(dZ, cache):
    """Return (dA_prev, dW, db); cache is (A_prev, W, b).

    (dA_prev, dW, db) を返します。cache は (A_prev, W, b) です。
    """
    # write your code here / ここに書きます
    return None


def linear_activation_backward(dA, cache, activation):
    """Return (dA_prev, dW, db); cache is ((A_prev, W, b), Z).

    (dA_prev, dW, db) を返します。cache は ((A_prev, W, b), Z) です。
    """
    # write your code here / ここに書きます
    return None


def L_model_backward(AL, Y, caches):
    """Return grads with "dW1", "db1", ..., "dWL", "dbL".

    "dW1", "db1", ..., "dWL", "dbL" を持つ辞書 grads を返します。
    """
    # write your code here / ここに書きます
    return None


def update_parameters(parameters, grads, learning_rate):
    """Return the parameters after one step of gradient descent, under the same keys.

    勾配降下法を 1 回行ったあとのパラメータを、同じキーの辞書で返します。
    """
    # write your code here / ここに書きます
    return None
