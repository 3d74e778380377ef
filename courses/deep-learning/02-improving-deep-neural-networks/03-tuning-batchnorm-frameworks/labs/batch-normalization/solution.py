"""Batch normalisation by hand, forwards, backwards and at test time, with examples in rows."""

import numpy as np
import tensorflow as tf


def batchnorm_forward(
    x: tf.Tensor, gamma: tf.Tensor, beta: tf.Tensor, eps: float = 1e-5
) -> tuple[tf.Tensor, dict[str, tf.Tensor]]:
    """Normalise each column of x (m, n), then scale and shift; also return what goes backwards."""
    mean = tf.reduce_mean(x, axis=0)
    var = tf.reduce_mean(tf.square(x - mean), axis=0)
    std = tf.sqrt(var + eps)
    x_hat = (x - mean) / std
    return gamma * x_hat + beta, {"x_hat": x_hat, "gamma": gamma, "std": std}


def batchnorm_backward(
    dout: tf.Tensor, cache: dict[str, tf.Tensor]
) -> tuple[tf.Tensor, tf.Tensor, tf.Tensor]:
    """Return dx (m, n), dgamma (n,) and dbeta (n,) for the slopes dout (m, n) of the output."""
    x_hat = cache["x_hat"]
    dgamma = tf.reduce_sum(dout * x_hat, axis=0)
    dbeta = tf.reduce_sum(dout, axis=0)
    dx_hat = dout * cache["gamma"]
    through_mean = tf.reduce_mean(dx_hat, axis=0)
    through_variance = x_hat * tf.reduce_mean(dx_hat * x_hat, axis=0)
    return (dx_hat - through_mean - through_variance) / cache["std"], dgamma, dbeta


def update_running_averages(
    running_mean: tf.Tensor,
    running_var: tf.Tensor,
    mean: tf.Tensor,
    var: tf.Tensor,
    momentum: float = 0.9,
) -> tuple[tf.Tensor, tf.Tensor]:
    """Return both averages after one more mini-batch; momentum is the weight of the old value."""
    new_mean = momentum * running_mean + (1 - momentum) * mean
    new_var = momentum * running_var + (1 - momentum) * var
    return new_mean, new_var


def batchnorm_test(
    x: tf.Tensor,
    gamma: tf.Tensor,
    beta: tf.Tensor,
    running_mean: tf.Tensor,
    running_var: tf.Tensor,
    eps: float = 1e-5,
) -> tf.Tensor:
    """Normalise x (m, n) with the running averages, whatever else is in the batch."""
    return gamma * (x - running_mean) / tf.sqrt(running_var + eps) + beta


def train_with_batchnorm(
    X: np.ndarray,
    labels: np.ndarray,
    layer_dims: list[int],
    learning_rate: float = 0.5,
    num_iterations: int = 20,
    momentum: float = 0.9,
    seed: int = 1,
) -> tuple[list[float], tf.Tensor]:
    """Train linear, batch norm, ReLU, linear; return the losses and the logits of X in test mode."""
    n_x, n_h, C = layer_dims
    start = tf.keras.initializers.GlorotNormal(seed=seed)
    W1, W2 = tf.Variable(start((n_x, n_h))), tf.Variable(start((n_h, C)))
    gamma, beta = tf.Variable(tf.ones(n_h)), tf.Variable(tf.zeros(n_h))
    b2 = tf.Variable(tf.zeros(C))
    running = tf.zeros(n_h), tf.ones(n_h)
    losses = []
    for _ in range(num_iterations):
        with tf.GradientTape() as tape:
            Z = tf.matmul(X, W1)
            A = tf.nn.relu(batchnorm_forward(Z, gamma, beta)[0])
            loss = tf.reduce_mean(
                tf.nn.sparse_softmax_cross_entropy_with_logits(labels, tf.matmul(A, W2) + b2)
            )
        variables = [W1, gamma, beta, W2, b2]
        for variable, gradient in zip(variables, tape.gradient(loss, variables), strict=True):
            variable.assign_sub(learning_rate * gradient)
        mean, var = tf.nn.moments(Z, axes=[0])
        running = update_running_averages(*running, mean, var, momentum)
        losses.append(float(loss))
    hidden = batchnorm_test(tf.matmul(X, W1), gamma, beta, *running)
    return losses, tf.matmul(tf.nn.relu(hidden), W2) + b2
