"""Two models made of the building blocks / 部品から作る二つのモデル

Put your nine functions of the building blocks lab here, or write what you need afresh.
部品のラボで書いた九つの関数をここに貼り付けるか、必要なものを新しく書いてください。
"""

import numpy as np


def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000):
    """Train LINEAR, RELU, LINEAR, SIGMOID and return (parameters, costs).

    LINEAR、RELU、LINEAR、SIGMOID のモデルを学習し、(parameters, costs) を返します。
    layers_dims = [n_x, n_h, n_y]; costs: every 100th cost / 100 回ごとのコスト
    """
    # write your code here / ここに書きます
    return None


def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000):
    """Train a network of L layers and return (parameters, costs).

    L 層のネットワークを学習し、(parameters, costs) を返します。
    layers_dims = [n_x, ..., n_y]; costs: every 100th cost / 100 回ごとのコスト
    """
    # write your code here / ここに書きます
    return None
