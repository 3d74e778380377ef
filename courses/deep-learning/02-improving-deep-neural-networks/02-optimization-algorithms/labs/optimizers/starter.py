"""Ways to update parameters / パラメータを更新する方法

parameters holds "W1", "b1", "W2", "b2", ...; grads holds their slopes "dW1", "db1", ...
parameters には "W1"、"b1"、"W2"、"b2" などが、grads にはその勾配 "dW1"、"db1" などが入ります。
"""

import numpy as np


def update_parameters_with_gd(parameters, grads, learning_rate):
    """Return the parameters after one step of gradient descent.

    勾配降下法で一歩進んだあとのパラメータを返します。
    """
    # write your code here / ここに書きます
    return None


def random_mini_batches(X, Y, mini_batch_size, seed):
    """Return a list of shuffled pairs (X_batch, Y_batch). X: (n_x, m), Y: (1, m).

    混ぜて切り分けた組 (X_batch, Y_batch) のリストを返します。X は (n_x, m)、Y は (1, m) です。
    """
    # write your code here / ここに書きます
    return None


def initialize_velocity(parameters):
    """Return {"dW1", "db1", ...}: zeros in the shapes of the parameters.

    {"dW1", "db1", ...} を返します。パラメータと同じ形の零です。
    """
    # write your code here / ここに書きます
    return None


def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    """Return (parameters, v) after one step of momentum.

    モーメンタムで一歩進んだあとの (parameters, v) を返します。
    """
    # write your code here / ここに書きます
    return None


def initialize_adam(parameters):
    """Return (v, s), both {"dW1", "db1", ...} with zeros.

    (v, s) を返します。どちらも {"dW1", "db1", ...} で、中身は零です。
    """
    # write your code here / ここに書きます
    return None


def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon):
    """Return (parameters, v, s) after step t of Adam; t counts from 1. v and s are uncorrected.

    Adam の t 歩目のあとの (parameters, v, s) を返します。t は 1 から数えます。v と s は補正しません。
    """
    # write your code here / ここに書きます
    return None


def update_lr(learning_rate0, epoch_num, decay_rate):
    """Return the learning rate of epoch epoch_num = 0, 1, 2, ...

    エポック epoch_num = 0, 1, 2, ... の学習率を返します。
    """
    # write your code here / ここに書きます
    return None


def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval):
    """Return the learning rate when it falls every time_interval epochs only.

    time_interval エポックごとに階段状に下げたときの学習率を返します。
    """
    # write your code here / ここに書きます
    return None
