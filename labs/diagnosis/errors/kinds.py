"""What a kind of error is: how it is recognised and what is said of it, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from labs.diagnosis.errors.facts import Failure

Params = dict[str, str]
MAX_PARAM = 200


class Text(NamedTuple):
    """A sentence in both languages; `{name}` stands for a parameter, backticks for code."""

    en: str
    ja: str


@dataclass(frozen=True)
class Cause:
    """A likely cause; `when` says whether the facts speak for it, None that it is always likely."""

    text: Text
    when: Callable[[Failure, Params], bool] | None = None


Derive = Callable[[Failure, Params], Mapping[str, Any] | None]


@dataclass(frozen=True)
class Kind:
    """A kind of error. `derive` adds parameters; it returns None where this is no such error."""

    id: str
    title: Text
    what: Text
    causes: tuple[Cause, ...]
    look_at: tuple[Text, ...]
    patterns: tuple[re.Pattern[str], ...] = ()
    types: frozenset[str] = frozenset()
    derive: Derive | None = None
    library: str = field(default="python")

    def match(self, failure: Failure, message: str) -> Params | None:
        """The parameters when a failure is of this kind, else None."""
        if self.types and failure.type.rsplit(".", 1)[-1] not in self.types:
            return None
        params: Params | None = {} if not self.patterns else None
        for pattern in self.patterns:
            found = pattern.search(message)
            if found:
                params = {
                    name: shown(text.replace("`", "'"))
                    for name, text in found.groupdict().items()
                    if text
                }
                break
        if params is None or self.derive is None:
            return params
        more = self.derive(failure, params)
        return None if more is None else {**params, **{key: shown(v) for key, v in more.items()}}


def shown(value: Any) -> str:
    """A parameter as it stands in a sentence: short and on one line."""
    given = str(value)
    text = (" " if given.startswith(" ") else "") + " ".join(given.split())
    return text if len(text) <= MAX_PARAM else f"{text[: MAX_PARAM - 1]}…"


CauseGiven = tuple[str, str] | Cause


def kind(
    name: str,
    title: tuple[str, str],
    what: tuple[str, str],
    causes: Sequence[CauseGiven],
    look_at: Sequence[tuple[str, str]],
    *patterns: str,
    types: str = "",
    derive: Derive | None = None,
) -> Kind:
    """A kind from plain texts (English, Japanese); `types` is a list of names with spaces."""
    return Kind(
        id=name,
        title=Text(*title),
        what=Text(*what),
        causes=tuple(one if isinstance(one, Cause) else Cause(Text(*one)) for one in causes),
        look_at=tuple(Text(*one) for one in look_at),
        patterns=tuple(re.compile(pattern) for pattern in patterns),
        types=frozenset(types.split()),
        derive=derive,
    )


def when(test: Callable[[Failure, Params], bool], en: str, ja: str) -> Cause:
    """A cause that is named only where the facts speak for it; it then comes first."""
    return Cause(Text(en, ja), test)
