"""What the right function would return for other inputs: as if an argument were 0, or turned round.

The oracle is the author's own function, run where authors' files run. It is asked little, since
asking costs time: first for the smallest wrong call, and for the others only if that one fits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, islice
from typing import Any

import numpy as np

from labs.diagnosis.seen import Seen, as_array, wide
from labs.diagnosis.wholes import same

Inputs = dict[str, Any]
Oracle = Callable[[Mapping[str, Any], int], Any]  # inputs by parameter, seed -> value; may raise
Change = Callable[[Seen], Inputs | None]
After = Callable[[Any], Any]
MOST_ASKED = 48
LARGEST = 20_000  # entries of an argument that is worth asking about


class UnansweredError(Exception):
    """The right function cannot say."""


@dataclass(frozen=True)
class Variant:
    """Other inputs for the right function, and what is done with its answer."""

    relation: str
    change: Change
    facts: Mapping[str, Any]
    after: After | None = None


def ask(calls: Sequence[Seen], oracle: Oracle, optional: Sequence[str] = ()) -> Variant | None:
    """The first variant that reproduces every call, right ones included."""
    failing = sorted((call for call in calls if not call.right), key=_size)
    if not failing or _size(failing[0]) > LARGEST:
        return None
    ordered = [*failing, *(call for call in calls if call.right)]
    for variant in islice(_variants(failing[0], optional), MOST_ASKED):
        if all(_reproduces(variant, call, oracle) for call in ordered):
            return variant
    return None


def _size(call: Seen) -> int:
    arrays = [as_array(value) for value in call.inputs.values()]
    return sum(array.size for array in arrays if array is not None)


def _reproduces(variant: Variant, call: Seen, oracle: Oracle) -> bool:
    inputs = variant.change(call)
    if inputs is None:
        return False
    try:
        value = oracle(inputs, call.seed)
        value = variant.after(value) if variant.after else value
    except (UnansweredError, ValueError, TypeError, IndexError):
        return False
    return same(value, call.got, call.rule)


def _variants(lead: Seen, optional: Sequence[str]) -> Iterator[Variant]:
    arrays = {name: a for name, v in lead.inputs.items() if (a := as_array(v)) is not None}
    yield from _exchanged(arrays)
    yield from _default(lead, optional)
    yield from _turned(arrays)
    yield from _reshaped(arrays)
    yield from _off_by_one(lead)
    yield from _as_zero(arrays)
    yield from _negated(arrays)
    yield from _as_one(lead)
    yield from _absolute(arrays)
    yield from _complements(lead)
    yield from _twice(lead, arrays)


def _set(call: Seen, **values: Any) -> Inputs:
    """Inputs with some replaced; a tensor stays one."""
    changed = dict(call.inputs)
    for name, value in values.items():
        old = changed[name]
        changed[name] = replace(old, array=value) if hasattr(old, "array") else value
    return changed


def _array(call: Seen, name: str) -> Any:
    value = as_array(call.inputs[name])
    if value is None:
        raise TypeError
    return value


def _exchanged(arrays: Mapping[str, Any]) -> Iterator[Variant]:
    for one, other in combinations(list(arrays)[:6], 2):
        if arrays[one].ndim == arrays[other].ndim:

            def change(call: Seen, one: str = one, other: str = other) -> Inputs:
                return {**call.inputs, one: call.inputs[other], other: call.inputs[one]}

            yield Variant("arguments-exchanged", change, {"arguments": [one, other]})


def _default(lead: Seen, optional: Sequence[str]) -> Iterator[Variant]:
    for name in optional:
        if name in lead.inputs:

            def change(call: Seen, name: str = name) -> Inputs:
                return {key: value for key, value in call.inputs.items() if key != name}

            yield Variant("default-used", change, {"argument": name})


def _turned(arrays: Mapping[str, Any]) -> Iterator[Variant]:
    """Rows taken for columns: the right function of the transposed argument, turned back."""
    for name in [name for name, array in arrays.items() if array.ndim == 2][:3]:

        def change(call: Seen, name: str = name) -> Inputs:
            return _set(call, **{name: _array(call, name).T})

        facts = {"argument": name}
        yield Variant("rows-for-columns", change, facts, _transposed)
        yield Variant("rows-for-columns", change, facts)


def _transposed(value: Any) -> Any:
    array = as_array(value)
    if array is None:
        raise TypeError
    return array.T


def _reshaped(arrays: Mapping[str, Any]) -> Iterator[Variant]:
    """The right function of entries that reshape has put where a transpose would not."""
    names = [name for name, array in arrays.items() if array.ndim >= 2 and array.size > 3]
    groups = [[name] for name in names] + ([names] if len(names) > 1 else [])
    for group in groups[:6]:

        def change(call: Seen, group: list[str] = group) -> Inputs:
            return _set(call, **{name: _relaid(_array(call, name)) for name in group})

        yield Variant("reshaped-argument", change, {"arguments": list(group)})


def _relaid(array: Any) -> Any:
    """What reshape(channels, -1) reads as the transpose of reshape(-1, channels)."""
    channels = array.shape[-1]
    return np.ascontiguousarray(array.reshape(channels, -1).T).reshape(array.shape)


def _off_by_one(lead: Seen) -> Iterator[Variant]:
    for name, value in lead.inputs.items():
        if type(value) is int and value > 0:
            for by in (-1, 1):

                def change(call: Seen, name: str = name, by: int = by) -> Inputs:
                    return {**call.inputs, name: call.inputs[name] + by}

                yield Variant("argument-off-by-one", change, {"argument": name, "by": by})


def _as_zero(arrays: Mapping[str, Any]) -> Iterator[Variant]:
    for name, array in arrays.items():
        if array.dtype.kind in "iuf" and array.any():

            def change(call: Seen, name: str = name) -> Inputs:
                return _set(call, **{name: _like(call.inputs[name], _array(call, name) * 0)})

            yield Variant("argument-as-zero", change, {"argument": name})


def _negated(arrays: Mapping[str, Any]) -> Iterator[Variant]:
    for name, array in arrays.items():
        if array.dtype.kind == "f" and array.any():

            def change(call: Seen, name: str = name) -> Inputs:
                return _set(call, **{name: _like(call.inputs[name], -_array(call, name))})

            yield Variant("argument-negated", change, {"argument": name})


def _as_one(lead: Seen) -> Iterator[Variant]:
    """A number that was left out of a product, or a loop that ended after its first pass."""
    for name, value in lead.inputs.items():
        if type(value) in (int, float) and value not in (0, 1):

            def change(call: Seen, name: str = name) -> Inputs:
                return {**call.inputs, name: type(call.inputs[name])(1)}

            number = "argument-as-one" if type(value) is float else "only-once"
            yield Variant(number, change, {"argument": name})


def _absolute(arrays: Mapping[str, Any]) -> Iterator[Variant]:
    for name, array in arrays.items():
        if array.dtype.kind in "if" and (array < 0).any():

            def change(call: Seen, name: str = name) -> Inputs:
                return _set(call, **{name: _like(call.inputs[name], np.abs(_array(call, name)))})

            yield Variant("argument-absolute", change, {"argument": name})


def _complements(lead: Seen) -> Iterator[Variant]:
    """1 - beta where beta belongs, and the other way round."""
    for name, value in lead.inputs.items():
        if isinstance(value, float) and 0 < value < 1:

            def change(call: Seen, name: str = name) -> Inputs:
                return {**call.inputs, name: 1 - call.inputs[name]}

            yield Variant("argument-complement", change, {"argument": name})


def _like(old: Any, array: Any) -> Any:
    return type(old)(array) if type(old) in (int, float) else array


def _twice(lead: Seen, arrays: Mapping[str, Any]) -> Iterator[Variant]:
    expected = as_array(lead.expected)
    for name, array in arrays.items():
        if expected is not None and expected.shape == array.shape:

            def change(call: Seen, name: str = name) -> Inputs:
                right = as_array(call.expected)
                if right is None:
                    raise TypeError
                return _set(call, **{name: _like(call.inputs[name], wide(right))})

            yield Variant("applied-twice", change, {"argument": name})
