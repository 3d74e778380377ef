"""From loops to whole-array operations / ループから配列全体の演算へ

The instructions show each function as a slow loop. Write it without looping over entries.
手順には、各関数を遅いループで書いたものが載っています。要素のループなしで書き直してください。
"""

import numpy as np


def dot_product(a, b):
    """Return the sum of a[i] * b[i]; a and b have shape (n,).

    a[i] * b[i] の和を返します。a と b の形は (n,) です。
    """
    # write your code here / ここに書きます
    return None


def outer_product(a, b):
    """Return the table of a[i] * b[j], shape (len(a), len(b)).

    a[i] * b[j] の表を、形 (len(a), len(b)) で返します。
    """
    # write your code here / ここに書きます
    return None


def relu_and_derivative(Z):
    """Return (A, slope): max(0, Z), and 1. where Z > 0, else 0.; both in the shape of Z.

    (A, slope) を返します。A は max(0, Z)、slope は Z > 0 なら 1.、それ以外は 0. です。
    """
    # write your code here / ここに書きます
    return None


def column_norms(X):
    """Return the Euclidean length of every column of X (n_x, m), shape (1, m).

    X (n_x, m) の各列の長さ (ユークリッドノルム) を、形 (1, m) で返します。
    """
    # write your code here / ここに書きます
    return None


def linear_scores(w, b, X):
    """Return w.T X + b, shape (1, m), for w (n_x, 1), a number b and X (n_x, m).

    w (n_x, 1)、数 b、X (n_x, m) から、wᵀX + b を形 (1, m) で返します。
    """
    # write your code here / ここに書きます
    return None


def gradient_sums(X, dZ):
    """Return (dw, db): the sums over examples of x * dz, shape (n_x, 1), and of dz, a number.

    例についての和 (dw, db) を返します。dw は x * dz の和で形 (n_x, 1)、db は dz の和で数です。
    """
    # write your code here / ここに書きます
    return None


def standardize_features(X):
    """Return X (n_x, m) with mean 0 and standard deviation 1 in every row (feature).

    X (n_x, m) の各行 (特徴量) を、平均 0、標準偏差 1 にして返します。
    """
    # write your code here / ここに書きます
    return None


def pairwise_squared_distances(A, B):
    """Return the squared distance of each column of A (n, p) to each of B (n, q): (p, q).

    A (n, p) の各列と B (n, q) の各列との距離の二乗を、形 (p, q) で返します。
    """
    # write your code here / ここに書きます
    return None
