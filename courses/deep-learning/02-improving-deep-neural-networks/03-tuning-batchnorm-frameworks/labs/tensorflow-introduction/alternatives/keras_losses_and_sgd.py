"""The same by Keras: activations, losses, optimiser; parameters written out one by one."""

import tensorflow as tf


def linear_function(W, X, b):
    W = tf.constant(W)
    X = tf.constant(X)
    b = tf.constant(b)
    return tf.add(tf.linalg.matmul(W, X), b)


def sigmoid(z):
    z = tf.cast(z, tf.float32)
    return tf.keras.activations.sigmoid(z)


def one_hot_matrix(label, C):
    return tf.transpose(tf.one_hot(label, depth=C))


def initialize_parameters(layer_dims, seed=1):
    initializer = tf.keras.initializers.GlorotNormal(seed=seed)
    n_x, n_1, n_2, C = layer_dims
    return {
        "W1": tf.Variable(initializer(shape=[n_1, n_x])),
        "b1": tf.Variable(tf.zeros([n_1, 1])),
        "W2": tf.Variable(initializer(shape=[n_2, n_1])),
        "b2": tf.Variable(tf.zeros([n_2, 1])),
        "W3": tf.Variable(initializer(shape=[C, n_2])),
        "b3": tf.Variable(tf.zeros([C, 1])),
    }


def forward_propagation(X, parameters):
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]
    A1 = tf.keras.activations.relu(tf.math.add(tf.linalg.matmul(W1, X), b1))
    A2 = tf.keras.activations.relu(tf.math.add(tf.linalg.matmul(W2, A1), b2))
    return tf.math.add(tf.linalg.matmul(W3, A2), b3)


def compute_total_loss(logits, labels):
    losses = tf.keras.losses.categorical_crossentropy(
        tf.transpose(labels), tf.transpose(logits), from_logits=True
    )
    return tf.reduce_sum(losses)


def train(X, labels, layer_dims, learning_rate=0.1, num_iterations=20, seed=1):
    parameters = initialize_parameters(layer_dims, seed)
    variables = [parameters[name] for name in ("W1", "b1", "W2", "b2", "W3", "b3")]
    optimizer = tf.keras.optimizers.SGD(learning_rate=learning_rate)
    Y = one_hot_matrix(labels, layer_dims[-1])
    losses = []
    for _ in range(num_iterations):
        with tf.GradientTape() as tape:
            logits = forward_propagation(tf.constant(X), parameters)
            loss = compute_total_loss(logits, Y) / len(labels)
        gradients = tape.gradient(loss, variables)
        optimizer.apply_gradients(zip(gradients, variables, strict=True))
        losses.append(loss.numpy())
    return losses
