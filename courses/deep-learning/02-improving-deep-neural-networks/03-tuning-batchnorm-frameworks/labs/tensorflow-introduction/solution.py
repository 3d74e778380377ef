"""A three-layer classifier in TensorFlow, with examples in columns."""

import numpy as np
import tensorflow as tf


def linear_function(W: np.ndarray, X: np.ndarray, b: np.ndarray) -> tf.Tensor:
    """Return W X + b for W (n_1, n_0), X (n_0, m) and b (n_1, 1), shape (n_1, m)."""
    return tf.matmul(W, X) + b


def sigmoid(z: np.ndarray | float) -> tf.Tensor:
    """Return the sigmoid of z as float32, in the shape of z."""
    return tf.math.sigmoid(tf.cast(z, tf.float32))


def one_hot_matrix(label: np.ndarray, C: int) -> tf.Tensor:
    """Return the labels (m,), whole numbers from 0 to C - 1, as columns of a (C, m) matrix."""
    return tf.one_hot(label, C, axis=0)


def initialize_parameters(layer_dims: list[int], seed: int = 1) -> dict[str, tf.Variable]:
    """Return W1 to W3 by the normal Glorot rule and b1 to b3 as zeros, all as variables."""
    parameters = {}
    for layer in (1, 2, 3):
        shape = (layer_dims[layer], layer_dims[layer - 1])
        weights = tf.keras.initializers.GlorotNormal(seed=seed)(shape)
        parameters[f"W{layer}"] = tf.Variable(weights)
        parameters[f"b{layer}"] = tf.Variable(tf.zeros((layer_dims[layer], 1)))
    return parameters


def forward_propagation(X: tf.Tensor, parameters: dict[str, tf.Tensor]) -> tf.Tensor:
    """Return the logits (C, m): linear, ReLU, linear, ReLU, linear."""
    A = X
    for layer in (1, 2):
        A = tf.nn.relu(tf.matmul(parameters[f"W{layer}"], A) + parameters[f"b{layer}"])
    return tf.matmul(parameters["W3"], A) + parameters["b3"]


def compute_total_loss(logits: tf.Tensor, labels: tf.Tensor) -> tf.Tensor:
    """Return the sum over examples of the softmax cross-entropy; both arguments are (C, m)."""
    losses = tf.nn.softmax_cross_entropy_with_logits(
        labels=tf.transpose(labels), logits=tf.transpose(logits)
    )
    return tf.reduce_sum(losses)


def train(
    X: np.ndarray,
    labels: np.ndarray,
    layer_dims: list[int],
    learning_rate: float = 0.1,
    num_iterations: int = 20,
    seed: int = 1,
) -> list[float]:
    """Run gradient descent on the mean loss; return that loss before each update."""
    Y = one_hot_matrix(labels, layer_dims[3])
    parameters = initialize_parameters(layer_dims, seed)
    losses = []
    for _ in range(num_iterations):
        with tf.GradientTape() as tape:
            loss = compute_total_loss(forward_propagation(X, parameters), Y) / X.shape[1]
        gradients = tape.gradient(loss, parameters)
        for name, variable in parameters.items():
            variable.assign_sub(learning_rate * gradients[name])
        losses.append(float(loss))
    return losses
