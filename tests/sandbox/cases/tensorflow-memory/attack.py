import tensorflow as tf


def product(a, b):
    kept = []
    while True:
        kept.append(tf.random.normal((1000, 1000)))
