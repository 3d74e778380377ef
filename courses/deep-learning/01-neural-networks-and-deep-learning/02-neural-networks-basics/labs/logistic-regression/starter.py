"""Logistic regression from scratch / ロジスティック回帰をゼロから書く

X has shape (n_x, m): one column per example. Y has shape (1, m) and holds 0 or 1.
X の形は (n_x, m) で、1 列が 1 個の例です。Y の形は (1, m) で、値は 0 か 1 です。
"""

import numpy as np


def sigmoid(z):
    """Return the sigmoid of z, entry by entry, in the shape of z.

    z の各要素のシグモイドを、z と同じ形で返します。
    """
    # write your code here / ここに書きます
    return None


def initialize_with_zeros(dim):
    """Return (w, b): w zeros of shape (dim, 1), b the number 0.

    (w, b) を返します。w は形 (dim, 1) の零ベクトル、b は数の 0 です。
    """
    # write your code here / ここに書きます
    return None


def propagate(w, b, X, Y):
    """Return (grads, cost): grads = {"dw": (n_x, 1), "db": number}, cost a number.

    (grads, cost) を返します。grads は {"dw": (n_x, 1), "db": 数}、cost は数です。
    """
    # 1. forward: A, cost / 順伝播
    # 2. backward: dw, db / 逆伝播
    # write your code here / ここに書きます
    return None


def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009):
    """Return (params, grads, costs) after num_iterations steps of gradient descent.

    勾配降下法を num_iterations 回行い、(params, grads, costs) を返します。
    params = {"w", "b"}, grads = {"dw", "db"}, costs: 100 回ごとのコストのリスト
    """
    # write your code here / ここに書きます
    return None


def predict(w, b, X):
    """Return the predictions 0. or 1. for the columns of X, shape (1, m).

    X の各列に対する予測 (0. または 1.) を、形 (1, m) で返します。
    """
    # write your code here / ここに書きます
    return None


def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5):
    """Train on the training set, predict both sets, and return everything in a dictionary.

    訓練データで学習し、両方のデータを予測して、結果を辞書で返します。
    Keys / キー: "costs", "Y_prediction_test", "Y_prediction_train", "w", "b",
    "learning_rate", "num_iterations"
    """
    # write your code here / ここに書きます
    return None
