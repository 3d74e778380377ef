"""The one thing to do next: a pure, deterministic rule.

First what somebody waits for or what is half done, then the path in its order. Within a week the
order is lesson, quiz, labs; each action names quicker ways in, for those who learn by starting.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

ActionKind = Literal[
    "read_comments", "resume_quiz", "read_lesson", "take_quiz", "solve_lab", "all_done"
]
ReasonCode = Literal[
    "mentor_wrote", "quiz_half_done", "first_step", "next_in_path", "quiz_not_passed",
    "lab_begun", "lesson_read", "nothing_open",
]  # fmt: skip


@dataclass(frozen=True)
class OpenPart:
    """A published part of a week that is not finished. ``value``: best result in [0, 1]."""

    key: str
    kind: Literal["lesson", "quiz", "lab"]
    minutes: int
    value: float


@dataclass(frozen=True)
class OpenWeek:
    """A week that has open parts, in the order lesson, quiz, labs."""

    week_id: int
    parts: tuple[OpenPart, ...]
    begun: bool


@dataclass(frozen=True)
class Situation:
    """What the rule looks at. ``weeks`` stand in the order of the path."""

    weeks: tuple[OpenWeek, ...]
    unseen_comments: Sequence[str] = ()  # ids of submissions
    open_attempt: str | None = None
    open_attempt_week: int | None = None
    open_attempt_minutes: int = 0


@dataclass(frozen=True)
class Action:
    """What to do, why, and how long it takes about. ``target`` is an id the page links to."""

    kind: ActionKind
    reason: ReasonCode
    minutes: int
    week_id: int | None = None
    target: str = ""


def next_actions(situation: Situation) -> list[Action]:
    """Return the next action first, then up to two runners-up; never an empty list."""
    actions: list[Action] = []
    if situation.unseen_comments:
        target = situation.unseen_comments[0]
        actions.append(Action("read_comments", "mentor_wrote", 3, target=target))
    if situation.open_attempt:
        actions.append(
            Action(
                "resume_quiz",
                "quiz_half_done",
                situation.open_attempt_minutes,
                situation.open_attempt_week,
                situation.open_attempt,
            )
        )
    for week in situation.weeks:
        actions += [
            _action(week, part)
            for part in week.parts
            if not (part.kind == "quiz" and week.week_id == situation.open_attempt_week)
        ]
        if len(actions) >= 3:
            break
    return actions[:3] or [Action("all_done", "nothing_open", 0)]


def _action(week: OpenWeek, part: OpenPart) -> Action:
    kinds: dict[str, ActionKind] = {
        "lesson": "read_lesson",
        "quiz": "take_quiz",
        "lab": "solve_lab",
    }
    return Action(kinds[part.kind], _reason(week, part), part.minutes, week.week_id, part.key)


def _reason(week: OpenWeek, part: OpenPart) -> ReasonCode:
    if not week.begun:
        return "first_step" if part.kind == "lesson" else "next_in_path"
    if part.value > 0:
        return "quiz_not_passed" if part.kind == "quiz" else "lab_begun"
    return "lesson_read" if part.kind == "quiz" else "next_in_path"
