import keras
import tensorflow as tf


@tf.function
def product(a, b):
    with tf.control_dependencies([tf.io.write_file("/box/a", tf.io.serialize_tensor(a))]):
        a = tf.ensure_shape(tf.io.parse_tensor(tf.io.read_file("/box/a"), a.dtype), a.shape)
    i = tf.while_loop(lambda i: i < 5, lambda i: (i + 1,), (tf.constant(0),))[0]
    block = tf.ones((1000, 1000), a.dtype)
    return a @ b * block[0, 0] * tf.cast(i, a.dtype) / 5


class Quiet(keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        assert logs["loss"] >= 0


def train(X, y):
    model = keras.Sequential([
        keras.layers.Input((X.shape[1],)), keras.layers.Dense(1), keras.layers.Lambda(lambda z: z + 0.0)
    ])
    model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse")
    history = model.fit(X, y, epochs=2, batch_size=8, shuffle=False, verbose=0, callbacks=[Quiet()])
    model.save_weights("/box/model.weights.h5")
    model.load_weights("/box/model.weights.h5")
    return {"losses": history.history["loss"], "predictions": model.predict(X, verbose=0)}
