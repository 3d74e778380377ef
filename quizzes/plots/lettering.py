"""Curves of a plot question get letters by seed, so that neither id nor order says which is which.

Options that stand for a curve are sorted by its letter and need no text of their own.
"""

from collections.abc import Mapping
from typing import Any

from quizzes.parameters.draws import Stream

LETTERS = "ABCDE"
Body = Mapping[str, Any]


def lettered(body: Body, *, seed: int) -> dict[str, Any]:
    """The body of a plot question with letters; any other body unchanged."""
    if body.get("type") != "plot" or not _asks_for_curves(body):
        return dict(body)
    curves = _shuffled(body["plot"]["curves"], Stream("letters-1", seed, body["id"]))
    named = [curve | {"letter": LETTERS[place]} for place, curve in enumerate(curves)]
    letters = {curve["id"]: curve["letter"] for curve in named}
    options = sorted(
        (_worded(option, letters) for option in body["options"]),
        key=lambda option: letters.get(str(option.get("curve")), ""),
    )
    return {**body, "plot": {**body["plot"], "curves": named}, "options": options}


def _asks_for_curves(body: Body) -> bool:
    """Also false for bodies so broken that validation must say so."""
    try:
        curves = [curve["id"] for curve in body["plot"]["curves"]]
        chosen = [option["curve"] for option in body["options"]]
    except (KeyError, TypeError):
        return False
    return len(curves) <= len(LETTERS) and set(chosen) <= set(curves)


def _shuffled(curves: list[Any], stream: Stream) -> list[Any]:
    rest, found = list(curves), []
    while rest:
        found.append(rest.pop(stream.below(len(rest))))
    return found


def _worded(option: Body, letters: Mapping[str, str]) -> dict[str, Any]:
    letter = letters[option["curve"]]
    return {**option, "text": {"ja": f"曲線 {letter}", "en": f"Curve {letter}"}}
