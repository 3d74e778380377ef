"""A random search over the declared knobs of a small Keras classifier."""

from typing import Any

import numpy as np
import tensorflow as tf
from tensorflow import keras

Knob = dict[str, Any]
Trial = dict[str, Any]


def sample_log_uniform(low: float, high: float, size: int, seed: int = 0) -> np.ndarray:
    """Return size numbers between low and high, each power of ten equally likely."""
    exponents = np.random.default_rng(seed).uniform(np.log10(low), np.log10(high), size)
    return 10**exponents


def sample_trials(space: dict[str, Knob], num_trials: int, seed: int = 0) -> list[Trial]:
    """Return num_trials dictionaries with a value for each knob, drawn on the knob's scale."""
    rng = np.random.default_rng(seed)
    return [{name: draw(knob, rng) for name, knob in space.items()} for _ in range(num_trials)]


def draw(knob: Knob, rng: np.random.Generator) -> float | int:
    """Return one value of a knob: logarithmic or linear, rounded when it is to be whole."""
    low, high = knob["low"], knob["high"]
    if knob["scale"] == "log":
        value = 10 ** rng.uniform(np.log10(low), np.log10(high))
    else:
        value = rng.uniform(low, high)
    return round(value) if knob.get("integer") else float(value)


def build_model(
    input_shape: tuple[int, ...],
    num_classes: int,
    hidden_units: int = 32,
    dropout_rate: float = 0.0,
    learning_rate: float = 0.1,
) -> keras.Model:
    """Return a compiled classifier: dense ReLU, dropout, dense logits."""
    model = keras.Sequential(
        [
            keras.layers.Input(shape=input_shape),
            keras.layers.Dense(hidden_units, activation="relu"),
            keras.layers.Dropout(dropout_rate),
            keras.layers.Dense(num_classes),
        ]
    )
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(optimizer=keras.optimizers.SGD(learning_rate), loss=loss, metrics=["accuracy"])
    return model


def train_and_score(
    trial: Trial,
    X_train: np.ndarray,
    labels_train: np.ndarray,
    X_dev: np.ndarray,
    labels_dev: np.ndarray,
    num_steps: int = 8,
    seed: int = 1,
) -> float:
    """Train a new model with the trial's values on all training data; return its dev loss."""
    keras.utils.set_random_seed(seed)
    model = build_model(X_train.shape[1:], int(labels_train.max()) + 1, **trial)
    for _ in range(num_steps):
        with tf.GradientTape() as tape:
            loss = model.loss(labels_train, model(X_train, training=True))
        gradients = tape.gradient(loss, model.trainable_variables)
        model.optimizer.apply_gradients(zip(gradients, model.trainable_variables, strict=True))
    return float(model.loss(labels_dev, model(X_dev, training=False)))


def random_search(
    space: dict[str, Knob],
    num_trials: int,
    X_train: np.ndarray,
    labels_train: np.ndarray,
    X_dev: np.ndarray,
    labels_dev: np.ndarray,
    num_steps: int = 8,
    seed: int = 0,
) -> list[tuple[Trial, float]]:
    """Return (trial, dev loss) of every trial, the best first."""
    data = X_train, labels_train, X_dev, labels_dev
    trials = sample_trials(space, num_trials, seed)
    results = [(trial, train_and_score(trial, *data, num_steps)) for trial in trials]
    return sorted(results, key=lambda result: result[1])
