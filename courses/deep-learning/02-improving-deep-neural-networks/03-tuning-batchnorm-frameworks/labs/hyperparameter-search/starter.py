"""A random search over the knobs of a Keras classifier / Keras の分類器のつまみを探す

Examples are in rows: X has shape (m, n_x), labels (m,). A knob is declared as
{"scale": "log" or "linear", "low": ..., "high": ..., "integer": True (or left out)}.
例は行に並びます。X の形は (m, n_x)、labels は (m,) です。つまみは上のように宣言します。
"""

import numpy as np
import tensorflow as tf
from tensorflow import keras


def sample_log_uniform(low, high, size, seed=0):
    """Return an array (size,) of numbers between low and high, even on a log scale.

    low から high までの数を、対数尺度で一様に size 個選び、形 (size,) の配列で返します。
    """
    # write your code here / ここに書きます
    return None


def sample_trials(space, num_trials, seed=0):
    """Return a list of num_trials dictionaries {knob: value}, each value drawn by itself.

    つまみの名前と値の辞書を num_trials 個、リストで返します。値はそれぞれ独立に選びます。
    """
    # write your code here / ここに書きます
    return None


def build_model(input_shape, num_classes, hidden_units=32, dropout_rate=0.0, learning_rate=0.1):
    """Return a compiled Keras model: dense ReLU, dropout, dense logits.

    全結合と ReLU、ドロップアウト、ロジットを出す全結合の順のモデルを、compile して返します。
    """
    # write your code here / ここに書きます
    return None


def train_and_score(trial, X_train, labels_train, X_dev, labels_dev, num_steps=8, seed=1):
    """Train a new model with the trial's values; return its loss on the dev data, a number.

    trial の値で新しいモデルを訓練し、開発データでの損失を一つの数で返します。
    """
    # write your code here / ここに書きます
    return None


def random_search(space, num_trials, X_train, labels_train, X_dev, labels_dev, num_steps=8, seed=0):
    """Return a list of (trial, dev loss), the best first.

    (trial, 開発データでの損失) のリストを、良いものから順に返します。
    """
    # write your code here / ここに書きます
    return None
