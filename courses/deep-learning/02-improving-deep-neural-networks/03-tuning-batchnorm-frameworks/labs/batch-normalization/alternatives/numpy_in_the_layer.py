"""The layer in NumPy with a tuple as cache; training with TensorFlow's own operations."""

import numpy as np
import tensorflow as tf


def batchnorm_forward(x, gamma, beta, eps=1e-5):
    if isinstance(x, tf.Tensor):
        mu, var = tf.nn.moments(x, axes=[0])
        normalised = (x - mu) * tf.math.rsqrt(var + eps)
        return normalised * gamma + beta, (normalised, gamma, 1 / tf.sqrt(var + eps))
    mu, var = np.mean(x, axis=0), np.var(x, axis=0)
    inverse = 1 / np.sqrt(var + eps)
    normalised = (x - mu) * inverse
    return normalised * gamma + beta, (normalised, gamma, inverse)


def batchnorm_backward(dout, cache):
    normalised, gamma, inverse = cache
    m = dout.shape[0]
    d = dout * gamma
    dx = inverse / m * (m * d - d.sum(axis=0) - normalised * (d * normalised).sum(axis=0))
    return dx, (dout * normalised).sum(axis=0), dout.sum(axis=0)


def update_running_averages(running_mean, running_var, mean, var, momentum=0.9):
    return (
        running_mean + (1 - momentum) * (mean - running_mean),
        running_var + (1 - momentum) * (var - running_var),
    )


def batchnorm_test(x, gamma, beta, running_mean, running_var, eps=1e-5):
    scale = gamma / np.sqrt(running_var + eps)
    return x * scale + (beta - running_mean * scale)


def train_with_batchnorm(
    X, labels, layer_dims, learning_rate=0.5, num_iterations=20, momentum=0.9, seed=1
):
    n_x, n_h, C = layer_dims
    make = tf.keras.initializers.GlorotNormal(seed=seed)
    theta = {
        "W1": tf.Variable(make(shape=(n_x, n_h))),
        "gamma": tf.Variable(tf.ones((n_h,))),
        "beta": tf.Variable(tf.zeros((n_h,))),
        "W2": tf.Variable(make(shape=(n_h, C))),
        "b2": tf.Variable(tf.zeros((C,))),
    }
    one_hot = tf.one_hot(labels, C)
    mean_run, var_run = np.zeros(n_h, "float32"), np.ones(n_h, "float32")
    optimizer = tf.keras.optimizers.SGD(learning_rate)
    history = []
    for _ in range(num_iterations):
        with tf.GradientTape() as tape:
            Z1 = X @ theta["W1"]
            out, _ = batchnorm_forward(Z1, theta["gamma"], theta["beta"])
            logits = tf.nn.relu(out) @ theta["W2"] + theta["b2"]
            losses = tf.nn.softmax_cross_entropy_with_logits(labels=one_hot, logits=logits)
            loss = tf.reduce_mean(losses)
        names = list(theta)
        gradients = tape.gradient(loss, [theta[name] for name in names])
        optimizer.apply_gradients(zip(gradients, theta.values(), strict=True))
        mean_run, var_run = update_running_averages(
            mean_run, var_run, Z1.numpy().mean(axis=0), Z1.numpy().var(axis=0), momentum
        )
        history.append(loss.numpy())
    out = batchnorm_test(X @ theta["W1"].numpy(), theta["gamma"], theta["beta"], mean_run, var_run)
    return history, tf.maximum(out, 0.0) @ theta["W2"] + theta["b2"]
