import tensorflow as tf


@tf.function
def product(a, b):
    i = tf.constant(0)
    while i < 1:
        i = i * 1
    return a + tf.cast(i, a.dtype)
