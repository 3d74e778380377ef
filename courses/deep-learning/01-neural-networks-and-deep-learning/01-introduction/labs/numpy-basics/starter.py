"""Basic functions in NumPy / NumPy の基本関数

Every function takes arrays and returns an array or a number; the docstrings give the shapes.
どの関数も配列を受け取り、配列か一つの数を返します。形は各関数の説明にあります。
"""

import numpy as np


def sigmoid(x):
    """Return the sigmoid of x, entry by entry, in the shape of x.

    x の各要素のシグモイドを、x と同じ形で返します。
    """
    # write your code here / ここに書きます
    return None


def sigmoid_derivative(x):
    """Return the slope of the sigmoid at x, entry by entry, in the shape of x.

    x の各要素でのシグモイドの傾きを、x と同じ形で返します。
    """
    # write your code here / ここに書きます
    return None


def image2vector(image):
    """Return the entries of image (height, width, channels) as a column (height*width*channels, 1).

    形 (高さ, 幅, 色) の image の要素を、列 (高さ*幅*色, 1) に並べて返します。
    """
    # write your code here / ここに書きます
    return None


def normalize_rows(x):
    """Return x (m, n) with every row divided by its own Euclidean length, shape (m, n).

    x (m, n) の各行を、その行のユークリッドの長さで割り、形 (m, n) で返します。
    """
    # write your code here / ここに書きます
    return None


def softmax(x):
    """Return the softmax of every row of x (m, n), shape (m, n); right for large entries too.

    x (m, n) の行ごとのソフトマックスを、形 (m, n) で返します。大きな値でも正しく求めます。
    """
    # write your code here / ここに書きます
    return None


def L1(yhat, y):
    """Return the sum of the absolute differences of yhat and y, both (m,): one number.

    形 (m,) の yhat と y の差の絶対値の和を、一つの数で返します。
    """
    # write your code here / ここに書きます
    return None


def L2(yhat, y):
    """Return the sum of the squared differences of yhat and y, both (m,): one number.

    形 (m,) の yhat と y の差の二乗の和を、一つの数で返します。
    """
    # write your code here / ここに書きます
    return None
