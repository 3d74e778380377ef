import tensorflow as tf


def linear(W, X, b):
    """W X + b."""
    return tf.matmul(W, X) + b


def softmax(z):
    """Columns of probabilities."""
    return tf.nn.softmax(z, axis=0)


def loss(logits, labels):
    """Mean cross-entropy of one-hot labels."""
    return tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels, logits))
