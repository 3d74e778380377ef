"""A stored question and a seed make the question that one learner sees.

The rules in this module decide which numbers a seed means. Changing them would change questions
that were answered long ago, so they stay as they are; a new rule needs a new `RULES` name that
bodies opt into.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from quizzes.parameters.draws import Stream, draw_all, drawing_order
from quizzes.parameters.filling import LANGUAGES, filled
from quizzes.parameters.functions import Faulty
from quizzes.parameters.language import evaluate

RULES = "numbers-1"
TRIES = 500
ORDER = "drawn_in"
Body = Mapping[str, Any]


def is_parameterised(body: Body) -> bool:
    """Whether its numbers depend on the seed."""
    return bool(body.get("parameters"))


def concrete(body: Body, *, seed: int) -> dict[str, Any]:
    """The body with the numbers that `seed` means; a body without parameters comes back as it is.

    Draws that break `where`, or that make two options equal or a slip right, are drawn again.
    Raises Faulty when that never ends.
    """
    if not is_parameterised(body):
        return dict(body)
    for attempt in range(TRIES):
        found = drawn(body, seed=seed, attempt=attempt)
        if found is not None:
            return found
    raise Faulty(f"parameters that meet `where` at least once in {TRIES} draws")


def ordered(body: Body) -> dict[str, Any]:
    """A parameterised body that says in which order its parameters are drawn."""
    return {**body, ORDER: drawing_order(body["parameters"])}


def _names(body: Body, seed: int, attempt: int) -> dict[str, Any]:
    stream = Stream(RULES, seed, body["id"], attempt)
    return draw_all(body["parameters"], stream, body.get(ORDER, ()))


def drawn(body: Body, *, seed: int, attempt: int) -> dict[str, Any] | None:
    """One draw; None when it breaks a condition."""
    names = _names(body, seed, attempt)
    if not all(evaluate(str(condition), names) for condition in body.get("where", [])):
        return None
    kept = [str(blank["id"]) for blank in body.get("blanks", [])]
    result = filled(body, names, kept)
    del result["parameters"]
    result.pop("where", None)
    result.pop(ORDER, None)
    return None if _collides(result) else result


def numbers(body: Body, *, seed: int) -> dict[str, Any]:
    """The drawn values by name, for comparing versions."""
    for attempt in range(TRIES):
        if drawn(body, seed=seed, attempt=attempt) is not None:
            return _names(body, seed, attempt)
    raise Faulty(f"parameters that meet `where` at least once in {TRIES} draws")


def variants(bodies: Iterable[Body]) -> int:
    """How many different questions these bodies are."""
    return len({json.dumps(body, sort_keys=True, ensure_ascii=False) for body in bodies})


def _collides(body: Body) -> bool:
    """Whether two choices read the same, or a known mistake gives the right answer."""
    for group in _groups(body):
        for language in LANGUAGES:
            texts = [part[language] for part in group]
            if len(set(texts)) < len(texts):
                return True
    return _slips_collide(body)


def _groups(body: Body) -> Iterator[list[Mapping[str, str]]]:
    holders = [body, *body.get("blanks", [])]
    for holder in holders:
        yield [option["text"] for option in holder.get("options", []) if "text" in option]
    yield [step["text"] for step in body.get("steps", [])]
    yield [pair["left"] for pair in body.get("pairs", [])]
    yield [pair["right"] for pair in body.get("pairs", [])]


def _slips_collide(body: Body) -> bool:
    values = [body.get("answer"), *(slip["value"] for slip in body.get("slips", []))]
    room = body.get("tolerance", 0)
    pairs = ((a, b) for place, a in enumerate(values) for b in values[place + 1 :])
    return any(_same(a, b, room) for a, b in pairs)


def _same(one: Any, other: Any, room: float) -> bool:
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other, [room] * len(one)))
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) <= room + 1e-9 * max(1.0, abs(one))
    return bool(one == other)
