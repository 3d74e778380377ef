"""Batch normalisation / バッチ正規化

Examples are in rows: x has shape (m, n), one column per unit; gamma and beta have shape (n,).
例は行に並びます。x の形は (m, n) で、列がユニットです。gamma と beta の形は (n,) です。
"""

import numpy as np
import tensorflow as tf


def batchnorm_forward(x, gamma, beta, eps=1e-5):
    """Return (out, cache): out (m, n), and whatever batchnorm_backward needs.

    (out, cache) を返します。out の形は (m, n)、cache は batchnorm_backward で使うものです。
    """
    # write your code here / ここに書きます
    return None


def batchnorm_backward(dout, cache):
    """Return (dx, dgamma, dbeta) of shapes (m, n), (n,), (n,), given the slopes dout (m, n).

    出力の傾き dout (m, n) から、(dx, dgamma, dbeta) を返します。形は (m, n)、(n,)、(n,) です。
    """
    # write your code here / ここに書きます
    return None


def update_running_averages(running_mean, running_var, mean, var, momentum=0.9):
    """Return (running_mean, running_var) after one more mini-batch, each (n,).

    ミニバッチを一つ見たあとの (running_mean, running_var) を返します。形はどちらも (n,) です。
    """
    # write your code here / ここに書きます
    return None


def batchnorm_test(x, gamma, beta, running_mean, running_var, eps=1e-5):
    """Return the normalised x (m, n), using the running averages and nothing of the batch.

    バッチの統計量を使わず、移動平均で正規化した x (m, n) を返します。
    """
    # write your code here / ここに書きます
    return None


def train_with_batchnorm(
    X, labels, layer_dims, learning_rate=0.5, num_iterations=20, momentum=0.9, seed=1
):
    """Train linear, batch norm, ReLU, linear; return (losses, logits of X in test mode).

    線形、バッチ正規化、ReLU、線形のネットワークを訓練し、(損失のリスト, 予測用の動作での X のロジット)
    を返します。layer_dims = [n_x, n_h, C]
    """
    # write your code here / ここに書きます
    return None
