"""A network with one hidden layer / 隠れ層が一つのネットワーク

X has shape (n_x, m): one column per example. Y has shape (1, m) and holds 0 or 1.
X の形は (n_x, m) で、1 列が 1 個の例です。Y の形は (1, m) で、値は 0 か 1 です。
"""

import numpy as np


def sigmoid(z):
    """Given: the sigmoid, entry by entry. / 用意済み：要素ごとのシグモイド関数"""
    return 1 / (1 + np.exp(-z))


def coast(m, seed):
    """Given: m positions (2, m) and their labels (1, m), 1 for land; use them to try things out.

    用意済み：m 個の地点 (2, m) とラベル (1, m)。1 が陸です。試すときに使ってください。
    """
    rng = np.random.default_rng(seed)
    X = rng.uniform(-2, 2, size=(2, m))
    land = X[1] > np.sin(2.4 * X[0])
    wrong = rng.random(m) < 0.1
    return X, np.where(wrong, ~land, land).astype(float).reshape(1, m)


def layer_sizes(X, Y):
    """Return (n_x, n_h, n_y); n_h is 4.

    (n_x, n_h, n_y) を返します。n_h は 4 です。
    """
    # write your code here / ここに書きます
    return None


def initialize_parameters(n_x, n_h, n_y):
    """Return {"W1": (n_h, n_x), "b1": (n_h, 1), "W2": (n_y, n_h), "b2": (n_y, 1)}.

    Weights: normal, mean 0, standard deviation 0.01. Biases: zero.
    上の形の配列を辞書で返します。重みは平均 0、標準偏差 0.01 の正規乱数、バイアスは 0 です。
    """
    # write your code here / ここに書きます
    return None


def forward_propagation(X, parameters):
    """Return (A2, cache): A2 has shape (n_y, m); cache is for your backward_propagation.

    (A2, cache) を返します。A2 の形は (n_y, m)、cache は自分の backward_propagation のためのものです。
    """
    # write your code here / ここに書きます
    return None


def compute_cost(A2, Y):
    """Return the mean cross-entropy as a number.

    交差エントロピーの平均を、一つの数として返します。
    """
    # write your code here / ここに書きます
    return None


def backward_propagation(parameters, cache, X, Y):
    """Return {"dW1", "db1", "dW2", "db2"}, each in the shape of its parameter.

    勾配を辞書で返します。どれも、そのパラメータと同じ形です。
    """
    # write your code here / ここに書きます
    return None


def update_parameters(parameters, grads, learning_rate=1.2):
    """Return the parameters after one step: {"W1", "b1", "W2", "b2"}.

    一歩進めたパラメータを返します。
    """
    # write your code here / ここに書きます
    return None


def nn_model(X, Y, n_h, num_iterations):
    """Train from a random start and return the parameters.

    乱数の初期値から学習し、パラメータを返します。
    """
    # write your code here / ここに書きます
    return None


def predict(parameters, X):
    """Return the predictions 0 or 1 for the columns of X, shape (1, m).

    X の各列に対する予測（0 か 1）を、形 (1, m) で返します。
    """
    # write your code here / ここに書きます
    return None
