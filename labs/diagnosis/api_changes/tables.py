"""What became of each name. `tables.json` is made by setup/api_tables.py from the pinned packages.

Paths are full: `numpy.product`, `tensorflow.train.AdamOptimizer`, `keras.layers.core.Dense`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from labs.diagnosis.api_changes import by_hand
from labs.diagnosis.api_changes.findings import Text

LIBRARIES = {"numpy": "NumPy", "tensorflow": "TensorFlow", "keras": "Keras"}
MADE = Path(__file__).with_name("tables.json")


@dataclass(frozen=True)
class Change:
    """`new` is "" for what has no successor; it may be a builtin (`builtins.int`) or `-numpy.inf`.

    `safe`: the new name can stand where the old one stood. `advice`: one more sentence, or None.
    """

    old: str
    new: str
    library: str
    version: str
    safe: bool = True
    breaks: bool = True
    advice: Text | None = None


@cache
def made() -> dict[str, Any]:
    """The generated tables: names, prefixes, public, keywords, versions."""
    tables: dict[str, Any] = json.loads(MADE.read_text(encoding="utf-8"))
    return tables


def library_of(path: str) -> str:
    """The library whose change it is: tf.keras belongs to Keras."""
    root = "keras" if path.startswith("tensorflow.keras.") else path.split(".", 1)[0]
    return LIBRARIES[root]


def change_of(path: str) -> Change | None:
    """What became of a full name; None for one that is still there (or never was)."""
    if path.split(".", 1)[0] not in LIBRARIES or path.startswith("tensorflow.compat."):
        return None
    if path in made()["names"]:
        return _change(path, made()["names"][path])
    for prefix in _above(path):
        if prefix in made()["prefixes"]:
            return _below(path, prefix, made()["prefixes"][prefix])
    return None


def _above(path: str) -> Iterator[str]:
    """The path itself and the modules it is in, the innermost first."""
    while path:
        yield path
        path = path.rpartition(".")[0]


def _below(path: str, prefix: str, new: str) -> Change | None:
    """Something in a module that has moved or gone."""
    rest = path[len(prefix) + 1 :]
    if not new or not rest:
        return _change(path, new)
    there = rest.split(".", 1)[0] in made()["public"].get(new, ())
    return _change(path, f"{new}.{rest}" if there else "")


def _change(path: str, new: str) -> Change:
    library = library_of(path)
    new = "" if by_hand.in_a_graph(path) else new
    return Change(
        old=path,
        new=new,
        library=library,
        version=by_hand.VERSIONS.get(path) or by_hand.SINCE[library],
        safe=bool(new) and path not in by_hand.NOT_ALIKE,
        breaks=path not in by_hand.STILL_THERE,
        advice=by_hand.advice_for(path, new),
    )


def keywords_of(path: str) -> dict[str, str]:
    """Old names of a function's arguments -> new ones, "" for those that have gone."""
    found: dict[str, str] = made()["keywords"].get(path, {})
    return found
