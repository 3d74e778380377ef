import tensorflow as tf


def product(a, b):
    kept = []
    while True:
        kept.append(tf.random.normal((1000, 1000)))


def train(X, y):
    return tf.zeros((200_000, 200_000))
