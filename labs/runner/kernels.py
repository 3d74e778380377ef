"""TensorFlow's prepared kernels: kept from call to call where nothing random speaks against it."""

from __future__ import annotations

import importlib
import random
from contextlib import suppress
from typing import Any


def keep_kernels() -> None:
    """Have TensorFlow forget its prepared kernels on seeding only where one of them is random.

    Setting its seed throws all kernels away, since a random one holds a state; making them again
    takes most of the time of a small call. All random operations of its Python interface ask
    get_seed for theirs; until the first does, there is nothing to forget.
    """
    with suppress(ImportError, AttributeError):  # another version: slower, and as right
        context = importlib.import_module("tensorflow.python.eager.context").Context
        _keep_kernels(context, importlib.import_module("tensorflow.python.framework.random_seed"))


def _keep_kernels(context: Any, random_seed: Any) -> None:
    set_seed, get_seed = context._set_global_seed, random_seed.get_seed  # noqa: SLF001
    random_was_used = False

    def noting_get_seed(op_seed: Any) -> Any:
        nonlocal random_was_used
        random_was_used = True
        return get_seed(op_seed)

    def sparing_set_seed(self: Any, seed: Any) -> None:
        if random_was_used or type(seed) is not int:
            set_seed(self, seed)
        else:
            self._seed, self._rng = seed, random.Random(seed)

    random_seed.get_seed = noting_get_seed
    context._set_global_seed = sparing_set_seed  # noqa: SLF001
