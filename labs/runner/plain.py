"""Turns what learners return into plain data: tensors become arrays, Keras models tables.

Runs in the learner's process, so nothing it says is believed; it only spares honest learners from
writing .numpy() everywhere.
"""

from __future__ import annotations

import sys
from typing import Any

import numpy as np

from labs.runner.models import layer_row, model_table
from labs.runner.values import Unsupported

UNSENDABLE = ("symbolic tensor", "sparse tensor")


def plain(value: Any) -> Any:
    """A plain value for a foreign one; Unsupported (with the type's name) when there is none."""
    keras = sys.modules.get("keras")
    if keras is not None and isinstance(value, keras.Model):
        return model_table(value)
    if keras is not None and isinstance(value, keras.layers.Layer):
        return layer_row(value)
    tensorflow = sys.modules.get("tensorflow")
    if tensorflow is not None:
        converted = _from_tensorflow(tensorflow, value)
        if converted is not None:
            return converted
    if isinstance(value, (range, map, filter, zip, set, frozenset)):
        return Unsupported(type(value).__name__)
    return Unsupported(type(value).__name__)


def _from_tensorflow(tf: Any, value: Any) -> Any:
    if isinstance(value, tf.RaggedTensor):
        return value.to_list()
    if isinstance(value, (tf.SparseTensor, tf.IndexedSlices)):
        return (
            np.asarray(tf.convert_to_tensor(value))
            if isinstance(value, tf.IndexedSlices)
            else Unsupported(UNSENDABLE[1])
        )
    if isinstance(value, tf.TensorShape):
        return tuple(value.as_list()) if value.rank is not None else Unsupported("unknown shape")
    if isinstance(value, tf.DType):
        return value.name
    if isinstance(value, tf.Tensor) or hasattr(value, "numpy"):
        return _array(value)
    if type(value).__name__ == "KerasTensor":
        return Unsupported(UNSENDABLE[0])
    if type(value).__name__ == "History" and isinstance(getattr(value, "history", None), dict):
        return dict(value.history)
    return None


def _array(value: Any) -> Any:
    try:
        return _readable(np.asarray(value.numpy()))
    except (AttributeError, NotImplementedError):
        return Unsupported(UNSENDABLE[0])


def _readable(array: np.ndarray[Any, Any]) -> Any:
    """Strings come back from TensorFlow as objects; they are sent as strings."""
    if array.dtype != object:
        return array
    if all(isinstance(item, bytes) for item in array.ravel()):
        return np.char.decode(array.astype("S"), "utf-8", "replace")
    return Unsupported("array of objects")
