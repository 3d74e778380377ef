import keras
import tensorflow as tf


@tf.function
def product(a, b):
    if tf.shape(a)[0] > 0:
        return a @ b
    return tf.zeros((0, 0), a.dtype)


def train(X, y):
    model = keras.Sequential([keras.layers.Input((X.shape[1],)), keras.layers.Dense(1)])
    model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse")
    history = model.fit(X, y, epochs=2, batch_size=8, shuffle=False, verbose=0)
    model.save_weights("/box/model.weights.h5")
    model.load_weights("/box/model.weights.h5")
    return {"losses": history.history["loss"], "predictions": model.predict(X, verbose=0)}
