import tensorflow as tf


def linear(W, X, b):
    """W X + b."""
    raise NotImplementedError


def softmax(z):
    """Columns of probabilities."""
    raise NotImplementedError


def loss(logits, labels):
    """Mean cross-entropy of one-hot labels."""
    raise NotImplementedError
