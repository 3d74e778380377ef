import tensorflow as tf


def product(a, b):
    kept = []
    while True:
        kept.append(tf.fill((3000, 3000), 1.5))
