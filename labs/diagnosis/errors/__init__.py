"""Explains exceptions of Python, NumPy, TensorFlow and Keras. Pure: plain data in, texts out."""

from labs.diagnosis.errors.explain import FALLBACK, Explanation, explain
from labs.diagnosis.errors.facts import Failure, Value
from labs.diagnosis.errors.tracebacks import MAX_CHARACTERS, read_traceback
from labs.diagnosis.errors.wording import Language, Worded, WordedValue, worded

__all__ = [
    "FALLBACK",
    "MAX_CHARACTERS",
    "Explanation",
    "Failure",
    "Language",
    "Value",
    "Worded",
    "WordedValue",
    "explain",
    "read_traceback",
    "worded",
]
