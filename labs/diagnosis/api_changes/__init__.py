"""Removed and renamed APIs in a text of Python: TensorFlow 1 -> 2, Keras 2 -> 3, NumPy 1 -> 2.

Pure. `find(source)` never runs and never raises; `change_of(path)` is the same knowledge by name.
"""

from labs.diagnosis.api_changes.findings import Edit, Finding, apply
from labs.diagnosis.api_changes.search import CHECKED_CHARACTERS, find
from labs.diagnosis.api_changes.tables import Change, change_of, keywords_of

__all__ = [
    "CHECKED_CHARACTERS",
    "Change",
    "Edit",
    "Finding",
    "apply",
    "change_of",
    "find",
    "keywords_of",
]
