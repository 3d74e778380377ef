"""The one thing to do next: a pure, deterministic rule.

First what somebody waits for, then what is half done, then the weeks: those begun, those not yet
begun, those finished to which something was added, each in the order of the path. Within a week the
order is lesson, quiz, labs; what comes second and third is offered too, since some people learn by
starting at the other end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

SHOWN = 3
COMMENT_MINUTES = 3

PartKind = Literal["lesson", "quiz", "lab"]
ActionKind = Literal[
    "read_comments", "resume_quiz", "read_lesson", "take_quiz", "solve_lab", "all_done"
]
ReasonCode = Literal[
    "mentor_wrote",
    "quiz_half_done",
    "first_step",
    "next_week",
    "lesson_left",
    "lesson_read",
    "quiz_not_passed",
    "lab_begun",
    "practise",
    "start_here_too",
    "new_part",
    "nothing_open",
]
KINDS: dict[PartKind, ActionKind] = {
    "lesson": "read_lesson",
    "quiz": "take_quiz",
    "lab": "solve_lab",
}


@dataclass(frozen=True)
class OpenPart:
    """A published part of a week that is not finished.

    ``value``: the best result in [0, 1], None when it was never tried.
    """

    key: str
    kind: PartKind
    minutes: int
    value: float | None = None


@dataclass(frozen=True)
class OpenWeek:
    """A week that has open parts, in the order lesson, quiz, labs."""

    week_id: int
    parts: tuple[OpenPart, ...]
    begun: bool = False
    done: bool = False
    lesson_read: bool = False


@dataclass(frozen=True)
class OpenAttempt:
    """A quiz begun and not finished."""

    id: str
    week_id: int
    answered: int
    size: int
    minutes: int


@dataclass(frozen=True)
class Situation:
    """What the rule looks at. ``weeks`` stand in the order of the path, attempts newest first.

    ``unseen_comments``: ids of submissions with remarks that the learner has not seen.
    ``begun``: whether anything was ever done.
    """

    weeks: tuple[OpenWeek, ...]
    unseen_comments: Sequence[str] = ()
    attempts: Sequence[OpenAttempt] = ()
    begun: bool = False


@dataclass(frozen=True)
class Action:
    """What to do, why, and how many minutes it takes about.

    ``target``: the submission, the attempt, or the key of the part. ``value`` as in OpenPart;
    ``answered`` and ``size`` count the questions of a quiz that is half done.
    """

    kind: ActionKind
    reason: ReasonCode
    minutes: int
    week_id: int | None = None
    target: str = ""
    value: float | None = None
    answered: int = 0
    size: int = 0


def next_actions(situation: Situation) -> list[Action]:
    """Return the next action first, then up to two runners-up; never an empty list."""
    actions = list(islice(_candidates(situation), SHOWN))
    return actions or [Action("all_done", "nothing_open", 0)]


def _candidates(situation: Situation) -> Iterator[Action]:
    if situation.unseen_comments:
        newest = situation.unseen_comments[0]
        yield Action("read_comments", "mentor_wrote", COMMENT_MINUTES, target=newest)
    yield from (_resume(attempt) for attempt in situation.attempts)
    half_done = {attempt.week_id for attempt in situation.attempts}
    for week in sorted(situation.weeks, key=_rank):
        for part in week.parts:
            if not (part.kind == "quiz" and week.week_id in half_done):
                reason = _reason(situation, week, part)
                kind = KINDS[part.kind]
                yield Action(kind, reason, part.minutes, week.week_id, part.key, part.value)


def _rank(week: OpenWeek) -> int:
    """Begun, not begun, done; sorting is stable, so that the path's order holds within each."""
    if week.done:
        return 2
    return 0 if week.begun else 1


def _resume(attempt: OpenAttempt) -> Action:
    return Action(
        "resume_quiz",
        "quiz_half_done",
        attempt.minutes,
        attempt.week_id,
        attempt.id,
        answered=attempt.answered,
        size=attempt.size,
    )


def _reason(situation: Situation, week: OpenWeek, part: OpenPart) -> ReasonCode:
    if week.done:
        return "new_part"
    if part.kind == "lesson":
        return _lesson_reason(situation, week)
    if part.value is not None:
        return "quiz_not_passed" if part.kind == "quiz" else "lab_begun"
    if any(other.kind == "lesson" for other in week.parts):
        return "start_here_too"
    if part.kind == "quiz":
        return "lesson_read" if week.lesson_read else "next_week"
    return "practise"


def _lesson_reason(situation: Situation, week: OpenWeek) -> ReasonCode:
    if week.begun:
        return "lesson_left"
    return "next_week" if situation.begun else "first_step"
