"""What the warm parent rehearses leaves no trace that a run could tell."""

from __future__ import annotations

import random
import sys
import threading
from pathlib import Path
from typing import Any

import numpy as np

from labs.runner.rehearsing import rehearse


def traces() -> Any:
    """Chance, what is loaded, what is open, who runs."""
    kind, keys, *rest = np.random.get_state(legacy=True)
    files = len(list(Path("/proc/self/fd").iterdir()))
    chance = (random.getstate(), kind, keys.tolist(), rest)
    return chance, set(sys.modules), files, threading.active_count()


def test_rehearsing_touches_no_chance_and_leaves_nothing_behind() -> None:
    rehearse()  # what is loaded with the first one stays loaded
    before = traces()
    rehearse()
    assert traces() == before
