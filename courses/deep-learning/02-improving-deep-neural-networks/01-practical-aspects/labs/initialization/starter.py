"""Three ways to start a network / ネットワークの三つの始め方

W of layer l has shape (n_l, n_(l-1)), b (n_l, 1). X has shape (n_0, m): one column per example.
第 l 層の W の形は (n_l, n_(l-1))、b の形は (n_l, 1) です。X の形は (n_0, m) で、1 列が 1 個の例です。
"""

import numpy as np


def initialize_parameters_zeros(layers_dims):
    """Return {"W1", "b1", ..., "WL", "bL"}, all zero.

    {"W1", "b1", ..., "WL", "bL"} を返します。要素はすべて 0 です。
    """
    # write your code here / ここに書きます
    return None


def initialize_parameters_random(layers_dims):
    """Return weights from a standard normal distribution times 10, and zero biases.

    重みは標準正規乱数の 10 倍、バイアスは 0 です。
    """
    # write your code here / ここに書きます
    return None


def initialize_parameters_he(layers_dims):
    """Return weights from a standard normal distribution times sqrt(2 / n_(l-1)), and zero biases.

    重みは標準正規乱数の sqrt(2 / n_(l-1)) 倍、バイアスは 0 です。
    """
    # write your code here / ここに書きます
    return None


def signal_sizes(X, layers_dims, initialization):
    """Return L + 1 numbers: the root mean square of X and of each layer's output (all ReLU).

    initialization is "zeros", "random" or "he".
    L + 1 個の数 (X と、各層の出力の二乗平均平方根) のリストを返します。活性化はどの層も ReLU です。
    initialization は "zeros"、"random"、"he" のどれかです。
    """
    # write your code here / ここに書きます
    return None
