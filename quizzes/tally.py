"""What a file of questions comes to in figures, for authors. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from quizzes.parameters import is_parameterised

CHOICES = frozenset({"options", "slips", "lines", "steps", "pairs"})
"""Lists whose entries are what a learner may choose or fall for; each is to have feedback."""
LANGUAGES = ("ja", "en")


def quiz_tally(bodies: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Questions by type, the share with drawn numbers, and choices that answer nothing."""
    listed = list(bodies)
    drawn = sum(is_parameterised(dict(body)) for body in listed)
    offered = [choice for body in listed for choice in choices(body)]
    return {
        "items": len(listed),
        "by_type": dict(sorted(Counter(body["type"] for body in listed).items())),
        "parameterised": drawn,
        "parameterised_share": round(drawn / len(listed), 3) if listed else 0.0,
        "options": len(offered),
        "options_without_feedback": sum(not _answered(choice) for choice in offered),
    }


def choices(part: Any) -> Iterator[Mapping[str, Any]]:
    """Everything choosable in a question, however deep (blanks and rounds hold options)."""
    if isinstance(part, Mapping):
        for key, value in part.items():
            if key in CHOICES and isinstance(value, list):
                yield from (entry for entry in value if isinstance(entry, Mapping))
            yield from choices(value)
    elif isinstance(part, list):
        for entry in part:
            yield from choices(entry)


def _answered(choice: Mapping[str, Any]) -> bool:
    feedback = choice.get("feedback")
    if not isinstance(feedback, Mapping):
        return False
    return all(str(feedback.get(language) or "").strip() for language in LANGUAGES)
