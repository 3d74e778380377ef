"""The functional form, natural logarithms, legacy random numbers, and Keras's own training step."""

import math
import random

import numpy as np
from tensorflow import keras


def sample_log_uniform(low, high, size, seed=0):
    np.random.seed(seed)
    return np.exp(np.random.rand(size) * (np.log(high) - np.log(low)) + np.log(low))


def sample_trials(space, num_trials, seed=0):
    generator = random.Random(seed)
    trials = []
    for _ in range(num_trials):
        trial = {}
        for name in space:
            knob = space[name]
            u = generator.random()
            if knob["scale"] == "log":
                value = knob["low"] * (knob["high"] / knob["low"]) ** u
            else:
                value = knob["low"] + u * (knob["high"] - knob["low"])
            trial[name] = math.floor(value + 0.5) if knob.get("integer", False) else value
        trials.append(trial)
    return trials


def build_model(input_shape, num_classes, hidden_units=32, dropout_rate=0.0, learning_rate=0.1):
    inputs = keras.Input(shape=input_shape)
    x = keras.layers.Dense(hidden_units, activation=keras.activations.relu)(inputs)
    x = keras.layers.Dropout(dropout_rate)(x)
    outputs = keras.layers.Dense(num_classes, activation=None)(x)
    model = keras.Model(inputs, outputs)
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=learning_rate),
        loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    )
    return model


def train_and_score(trial, X_train, labels_train, X_dev, labels_dev, num_steps=8, seed=1):
    keras.utils.set_random_seed(seed)
    model = build_model(
        (X_train.shape[1],),
        len(np.unique(labels_train)),
        hidden_units=trial["hidden_units"],
        dropout_rate=trial["dropout_rate"],
        learning_rate=trial["learning_rate"],
    )
    model.run_eagerly = True
    for _ in range(num_steps):
        model.train_on_batch(X_train, labels_train)
    logits = np.asarray(model(X_dev))
    logits = logits - logits.max(axis=1, keepdims=True)
    log_p = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
    return -log_p[np.arange(len(labels_dev)), labels_dev].mean()


def random_search(space, num_trials, X_train, labels_train, X_dev, labels_dev, num_steps=8, seed=0):
    found = []
    for trial in sample_trials(space, num_trials, seed):
        score = train_and_score(trial, X_train, labels_train, X_dev, labels_dev, num_steps, seed)
        found.append([trial, score])
    found.sort(key=lambda pair: pair[1])
    return found
