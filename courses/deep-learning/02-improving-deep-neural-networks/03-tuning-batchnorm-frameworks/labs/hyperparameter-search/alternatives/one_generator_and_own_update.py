"""Layers added one by one, one-hot labels, and updates without an optimiser."""

import numpy as np
import tensorflow as tf


def sample_log_uniform(low, high, size, seed=0):
    rng = np.random.default_rng(seed)
    return np.array([2.0 ** rng.uniform(np.log2(low), np.log2(high)) for _ in range(size)])


def sample_trials(space, num_trials, seed=0):
    rng = np.random.default_rng(seed)
    columns = {}
    for name, knob in space.items():
        if knob["scale"] == "log":
            values = 10 ** rng.uniform(np.log10(knob["low"]), np.log10(knob["high"]), num_trials)
        else:
            values = rng.uniform(knob["low"], knob["high"], num_trials)
        columns[name] = np.rint(values).astype(int) if knob.get("integer") else values
    return [{name: columns[name][i] for name in space} for i in range(num_trials)]


def build_model(input_shape, num_classes, hidden_units=32, dropout_rate=0.0, learning_rate=0.1):
    model = tf.keras.models.Sequential()
    model.add(tf.keras.layers.InputLayer(shape=input_shape))
    model.add(tf.keras.layers.Dense(units=int(hidden_units), activation="relu"))
    model.add(tf.keras.layers.Dropout(rate=float(dropout_rate)))
    model.add(tf.keras.layers.Dense(units=num_classes, activation="linear"))
    model.compile("sgd", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    model.optimizer.learning_rate = float(learning_rate)
    return model


def train_and_score(trial, X_train, labels_train, X_dev, labels_dev, num_steps=8, seed=1):
    tf.keras.utils.set_random_seed(seed)
    C = int(max(labels_train)) + 1
    model = build_model(X_train.shape[1:], C, trial["hidden_units"], trial["dropout_rate"])

    def loss_on(X, labels, training):
        logits = model(X, training=training)
        losses = tf.nn.softmax_cross_entropy_with_logits(tf.one_hot(labels, C), logits)
        return tf.reduce_mean(losses)

    for _ in range(num_steps):
        with tf.GradientTape() as tape:
            loss = loss_on(X_train, labels_train, True)
        for v, g in zip(model.weights, tape.gradient(loss, model.weights), strict=True):
            v.assign_sub(float(trial["learning_rate"]) * g)
    return loss_on(X_dev, labels_dev, False)


def random_search(space, num_trials, X_train, labels_train, X_dev, labels_dev, num_steps=8, seed=0):
    trials = sample_trials(space, num_trials, seed)
    losses = [
        float(train_and_score(trial, X_train, labels_train, X_dev, labels_dev, num_steps))
        for trial in trials
    ]
    order = np.argsort(losses)
    return [(trials[i], losses[i]) for i in order]
