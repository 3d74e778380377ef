"""One example, one layer, one variable after another; lists on the way, NumPy where it serves."""

import numpy as np
import tensorflow as tf


def linear_function(weights, inputs, bias):
    columns = [tf.linalg.matvec(weights, inputs[:, j]) for j in range(inputs.shape[1])]
    return tf.stack(columns, axis=1) + bias


def sigmoid(value):
    value = tf.constant(np.array(value, dtype="float32"))
    return 0.5 * (tf.tanh(value / 2.0) + 1.0)


def one_hot_matrix(classes, how_many):
    matrix = np.zeros((how_many, len(classes)), dtype=np.float32)
    for example, number in enumerate(classes):
        matrix[int(number), example] = 1
    return tf.constant(matrix)


def initialize_parameters(sizes, seed=1):
    found = {}
    for layer in range(1, len(sizes)):
        rule = tf.keras.initializers.GlorotNormal(seed)
        found[f"W{layer}"] = tf.Variable(rule(shape=(sizes[layer], sizes[layer - 1])))
        found[f"b{layer}"] = tf.Variable(np.zeros((sizes[layer], 1), dtype="float32"))
    return found


def forward_propagation(data, found):
    signal = data
    for layer in ["1", "2", "3"]:
        scores = tf.matmul(found["W" + layer], signal)
        scores = scores + found["b" + layer]
        signal = scores if layer == "3" else tf.where(scores > 0, scores, 0.0)
    return signal


def compute_total_loss(scores, truth):
    logs = tf.nn.log_softmax(scores, axis=0)
    return -sum(tf.reduce_sum(truth[k] * logs[k]) for k in range(len(truth)))


def train(data, classes, sizes, learning_rate=0.1, num_iterations=20, seed=1):
    truth = one_hot_matrix(classes, sizes[3])
    found = initialize_parameters(sizes, seed)
    history = []
    while len(history) < num_iterations:
        with tf.GradientTape() as tape:
            loss = compute_total_loss(forward_propagation(data, found), truth) / data.shape[1]
        names = sorted(found)
        slopes = tape.gradient(loss, [found[name] for name in names])
        for name, slope in zip(names, slopes, strict=True):
            found[name].assign_sub(slope * learning_rate)
        history.append(float(loss))
    return np.array(history)
