"""A classifier in TensorFlow / TensorFlow で作る分類器

Examples are in columns: X has shape (n_x, m), logits and one-hot labels have shape (C, m).
例は列に並びます。X の形は (n_x, m)、ロジットと one-hot ラベルの形は (C, m) です。
"""

import tensorflow as tf


def linear_function(W, X, b):
    """Return W X + b for W (n_1, n_0), X (n_0, m) and b (n_1, 1).

    W X + b を返します。W は (n_1, n_0)、X は (n_0, m)、b は (n_1, 1) です。
    """
    # write your code here / ここに書きます
    return None


def sigmoid(z):
    """Return the sigmoid of z as a float32 tensor; z may be a whole number or an array.

    z のシグモイドを float32 のテンソルで返します。z は整数でも配列でもかまいません。
    """
    # write your code here / ここに書きます
    return None


def one_hot_matrix(label, C):
    """Return the matrix (C, m) whose column i has its 1 in row label[i].

    列 i の label[i] 行目だけが 1 の行列を、形 (C, m) で返します。
    """
    # write your code here / ここに書きます
    return None


def initialize_parameters(layer_dims, seed=1):
    """Return {"W1", "b1", "W2", "b2", "W3", "b3"} as tf.Variable: Glorot normal and zeros.

    W1 から W3 (Glorot の正規分布) と b1 から b3 (0) を、tf.Variable の辞書で返します。
    layer_dims = [n_x, n_1, n_2, C]
    """
    # write your code here / ここに書きます
    return None


def forward_propagation(X, parameters):
    """Return the logits (C, m): linear, ReLU, linear, ReLU, linear.

    線形、ReLU、線形、ReLU、線形の順に計算し、ロジット (C, m) を返します。
    """
    # write your code here / ここに書きます
    return None


def compute_total_loss(logits, labels):
    """Return the sum over the examples of the softmax cross-entropy; both are (C, m).

    ソフトマックス交差エントロピーの、例についての和を返します。引数はどちらも (C, m) です。
    """
    # write your code here / ここに書きます
    return None


def train(X, labels, layer_dims, learning_rate=0.1, num_iterations=20, seed=1):
    """Run gradient descent with tf.GradientTape; return the mean loss before each update.

    tf.GradientTape で勾配降下法を行い、各更新の前の平均損失を、数のリストで返します。
    """
    # write your code here / ここに書きます
    return None
