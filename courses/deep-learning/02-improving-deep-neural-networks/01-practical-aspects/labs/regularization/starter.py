"""L2 regularisation and dropout / L2 正則化とドロップアウト

A network of three layers: ReLU, ReLU, sigmoid. X is (n_0, m), Y is (1, m), Wl is (n_l, n_(l-1)).
ReLU、ReLU、シグモイドの三層です。X の形は (n_0, m)、Y は (1, m)、Wl は (n_l, n_(l-1)) です。
"""

import numpy as np


def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy plus lambd / (2 m) times the sum of all squared weights, a number.

    交差エントロピーに、重みの二乗和の lambd / (2 m) 倍を足した数を返します。
    """
    # write your code here / ここに書きます
    return None


def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Return grads with dW1, db1, ..., dW3, db3.

    cache = (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3)
    dW1, db1, ..., dW3, db3 を持つ辞書 grads を返します。
    """
    # write your code here / ここに書きます
    return None


def forward_propagation_with_dropout(X, parameters, keep_prob):
    """Return (A3, cache), with inverted dropout after both ReLU layers.

    (A3, cache) を返します。二つの ReLU のあとに、反転ドロップアウトを入れます。
    cache = (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)
    """
    # write your code here / ここに書きます
    return None


def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    """Return grads with dW1, db1, ..., dW3, db3.

    cache = (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)
    dW1, db1, ..., dW3, db3 を持つ辞書 grads を返します。
    """
    # write your code here / ここに書きます
    return None
