"""Arguments that a call offers: for functions in a form that has one more parameter.

Runs in the learner's process, after her file. Whatever her signature claims, she gets values that
were sent to this process for her to have.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from typing import Any

BY_NAME = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)


def asked_for(function: Any, args: Sequence[Any], keywords: Mapping[str, Any]) -> list[str]:
    """Names of the parameters that a call with these arguments would leave without a value."""
    try:
        signature = inspect.signature(function)
        bound = signature.bind_partial(*args, **keywords).arguments
    except (TypeError, ValueError):  # no signature, or the call does not fit: calling says so
        return []
    return [
        name
        for name, parameter in signature.parameters.items()
        if parameter.kind in BY_NAME and parameter.default is parameter.empty and name not in bound
    ]


def accepted(
    function: Any,
    args: Sequence[Any],
    keywords: Mapping[str, Any],
    offer: Callable[[], Mapping[str, Any]],
) -> dict[str, Any]:
    """Those of the offered arguments that the function requires and was not given."""
    wanted = asked_for(function, args, keywords)
    offered = offer() if wanted else {}
    return {name: offered[name] for name in wanted if name in offered}


def checked(offered: Mapping[str, Any], keywords: Mapping[str, Any]) -> dict[str, Any]:
    """What an author offers; ValueError for what cannot be the name of one more parameter."""
    for name in offered:
        if not isinstance(name, str) or not name.isidentifier():
            raise ValueError(f"offered needs names of parameters, not {name!r}")
        if name in keywords:
            raise ValueError(f"{name} is both offered and passed")
    return dict(offered)


def needless(function: Any, offered: Mapping[str, Any]) -> list[str]:
    """Offered names that are parameters of the solution, so that they have to be passed."""
    return [name for name in inspect.signature(function).parameters if name in offered]
