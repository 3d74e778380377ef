"""Gradient checking / 勾配チェック

x and theta are numbers. In the last function X is (n_x, m), Y is (1, m), and parameters holds
W1, b1, W2, b2, W3, b3.
x と theta は数です。最後の関数では X の形が (n_x, m)、Y の形が (1, m) で、
parameters には W1, b1, W2, b2, W3, b3 が入っています。
"""

import numpy as np


def forward_propagation(x, theta):
    """Return the cost J = log(1 + e^(-theta x)), a number.

    コスト J = log(1 + e^(-theta x)) を返します。
    """
    # write your code here / ここに書きます
    return None


def backward_propagation(x, theta):
    """Return the derivative of J with respect to theta, found on paper.

    紙の上で求めた、J の theta による微分を返します。
    """
    # write your code here / ここに書きます
    return None


def gradient_check(x, theta, epsilon):
    """Return the relative difference between derivative and two-sided difference quotient.

    微分と、両側の差分商との相対的な差を返します。
    """
    # write your code here / ここに書きます
    return None


def forward_propagation_n(X, Y, parameters):
    """Given: the cost of a network ReLU, ReLU, sigmoid.

    用意してある関数です。ReLU、ReLU、シグモイドの三層のネットワークのコストを返します。
    """
    A1 = np.maximum(0, parameters["W1"] @ X + parameters["b1"])
    A2 = np.maximum(0, parameters["W2"] @ A1 + parameters["b2"])
    A3 = 1 / (1 + np.exp(-(parameters["W3"] @ A2 + parameters["b3"])))
    return -np.mean(Y * np.log(A3) + (1 - Y) * np.log(1 - A3))


def gradient_check_n(parameters, gradients, X, Y, epsilon):
    """Return the relative difference between gradients and the difference quotients of all entries.

    gradients と、全要素の差分商との相対的な差を返します。
    """
    # write your code here / ここに書きます
    return None
