"""Every intermediate value has a name, and the way back follows them one by one."""

import tensorflow as tf


def batchnorm_forward(x, gamma, beta, eps=1e-5):
    m = len(x)
    mu = tf.reduce_sum(x, 0) / m
    centred = x - mu
    squared = centred**2
    var = tf.reduce_sum(squared, 0) / m
    sqrtvar = tf.sqrt(var + eps)
    ivar = 1.0 / sqrtvar
    xhat = centred * ivar
    out = xhat * gamma + beta
    return out, {"xhat": xhat, "gamma": gamma, "centred": centred, "ivar": ivar}


def batchnorm_backward(dout, cache):
    xhat, gamma, centred, ivar = (cache[key] for key in ("xhat", "gamma", "centred", "ivar"))
    m = len(dout)
    dbeta = tf.reduce_sum(dout, 0)
    dgamma = tf.reduce_sum(dout * xhat, 0)
    dxhat = dout * gamma
    dvar = tf.reduce_sum(dxhat * centred, 0) * -0.5 * ivar**3
    dmu = tf.reduce_sum(-dxhat * ivar, 0) + dvar * tf.reduce_sum(-2.0 * centred, 0) / m
    dx = dxhat * ivar + dvar * 2.0 * centred / m + dmu / m
    return dx, dgamma, dbeta


def update_running_averages(running_mean, running_var, mean, var, momentum=0.9):
    averages = []
    for old, new in ((running_mean, mean), (running_var, var)):
        averages.append(old * momentum + new * (1.0 - momentum))
    return tuple(averages)


def batchnorm_test(x, gamma, beta, running_mean, running_var, eps=1e-5):
    x_hat = (x - running_mean) / (running_var + eps) ** 0.5
    print("test mode")
    return x_hat * gamma + beta


def train_with_batchnorm(
    X, labels, layer_dims, learning_rate=0.5, num_iterations=20, momentum=0.9, seed=1
):
    n_x, n_h, C = layer_dims
    W1 = tf.Variable(tf.keras.initializers.GlorotNormal(seed=seed)(shape=(n_x, n_h)))
    W2 = tf.Variable(tf.keras.initializers.GlorotNormal(seed=seed)(shape=(n_h, C)))
    gamma = tf.Variable([1.0] * n_h)
    beta = tf.Variable([0.0] * n_h)
    b2 = tf.Variable([0.0] * C)
    X = tf.constant(X)
    running_mean, running_var = tf.zeros([n_h]), tf.ones([n_h])
    losses = []
    for _ in range(num_iterations):
        with tf.GradientTape() as tape:
            Z1 = X @ W1
            mean, var = tf.reduce_mean(Z1, 0), tf.math.reduce_variance(Z1, 0)
            running_mean, running_var = update_running_averages(
                running_mean, running_var, mean, var, momentum
            )
            Z1_tilde, _ = batchnorm_forward(Z1, gamma, beta)
            A1 = tf.nn.relu(Z1_tilde)
            Z2 = A1 @ W2 + b2
            loss_function = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
            loss = loss_function(labels, Z2)
        dW1, dgamma, dbeta, dW2, db2 = tape.gradient(loss, [W1, gamma, beta, W2, b2])
        W1.assign(W1 - learning_rate * dW1)
        gamma.assign(gamma - learning_rate * dgamma)
        beta.assign(beta - learning_rate * dbeta)
        W2.assign(W2 - learning_rate * dW2)
        b2.assign(b2 - learning_rate * db2)
        losses.append(loss)
    A1 = tf.nn.relu(batchnorm_test(X @ W1, gamma, beta, running_mean, running_var))
    return losses, A1 @ W2 + b2
