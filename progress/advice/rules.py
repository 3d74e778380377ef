"""The one thing to do next: a pure, deterministic rule.

First what somebody waits for, then what is half done, what was said to be too hard, what is due for
review, a plan that has slipped. Then the weeks: those begun, those not yet begun, those finished to
which something was added, each in the order of the path. A week whose prerequisites are missing is
never offered; what it misses is, instead. Within a week the order is lesson, quiz, labs; what comes
second and third is offered too, since some people learn by starting at the other end. What was put
off is left out, and who has little time gets what is short first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from progress.mastery.gaps import GapKind

SHOWN = 3
COMMENT_MINUTES = 3
REFRESH_MINUTES = 10
CATCH_UP_MINUTES = 3
SLIP_WORTH_SAYING = 120
"""Minutes behind the plan from which it is time to look at it."""
REFRESHERS_AT_ONCE = 2

PartKind = Literal["lesson", "quiz", "lab"]
ActionKind = Literal[
    "read_comments",
    "resume_quiz",
    "review",
    "catch_up",
    "refresh",
    "read_lesson",
    "take_quiz",
    "solve_lab",
    "rest",
    "all_done",
]
ReasonCode = Literal[
    "mentor_wrote",
    "quiz_half_done",
    "was_too_hard",
    "reviews_due",
    "behind_plan",
    "week_needs",
    "gap_failed",
    "gap_stale",
    "gap_skipped",
    "first_step",
    "next_week",
    "lesson_left",
    "lesson_read",
    "quiz_not_passed",
    "lab_begun",
    "practise",
    "start_here_too",
    "new_part",
    "put_off",
    "goal_reached",
    "nothing_open",
]
KINDS: dict[PartKind, ActionKind] = {
    "lesson": "read_lesson",
    "quiz": "take_quiz",
    "lab": "solve_lab",
}
OF_GAPS: dict[GapKind, ReasonCode] = {
    "failed": "gap_failed",
    "stale": "gap_stale",
    "skipped": "gap_skipped",
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
    """A week that has open parts, in the order lesson, quiz, labs.

    `missing`: concepts that the week needs and that are not familiar, those that block most first.
    """

    week_id: int
    parts: tuple[OpenPart, ...]
    begun: bool = False
    done: bool = False
    lesson_read: bool = False
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class OpenAttempt:
    """A quiz begun and not finished; `free`: it checks or practises, so that nothing is needed."""

    id: str
    week_id: int
    answered: int
    size: int
    minutes: int
    free: bool = False


@dataclass(frozen=True)
class OpenGap:
    """A gap that something waits for: `weeks` is how many unfinished weeks rest on it."""

    concept: str
    kind: GapKind
    weeks: int


@dataclass(frozen=True)
class Situation:
    """What the rule looks at. ``weeks`` stand in the order of the path, attempts newest first.

    ``unseen_comments``: ids of submissions with remarks that the learner has not seen.
    ``begun``: whether anything was ever done. ``reviews``: how many questions are due, and the
    minutes they take. ``gaps``: those that block most first. ``slip``: minutes behind the plan.
    ``too_hard``: concepts to refresh because what rests on them was too hard. ``put_off``: keys of
    actions not to offer. ``at_most``: what takes longer comes after what does not. ``hidden``:
    whether the goal leaves open weeks out.
    """

    weeks: tuple[OpenWeek, ...]
    unseen_comments: Sequence[str] = ()
    attempts: Sequence[OpenAttempt] = ()
    begun: bool = False
    reviews: tuple[int, int] = (0, 0)
    gaps: tuple[OpenGap, ...] = ()
    slip: int | None = None
    too_hard: tuple[str, ...] = ()
    put_off: Collection[str] = ()
    at_most: int | None = None
    hidden: bool = False


@dataclass(frozen=True)
class Action:
    """What to do, why, and how many minutes it takes about.

    ``target``: the submission, the attempt, the key of the part, or the concept. ``value`` as in
    OpenPart; ``answered`` and ``size`` count the questions of a quiz that is half done or of a
    review, ``size`` the weeks that wait for a gap, ``answered`` the minutes behind the plan.
    """

    kind: ActionKind
    reason: ReasonCode
    minutes: int
    week_id: int | None = None
    target: str = ""
    value: float | None = None
    answered: int = 0
    size: int = 0

    @property
    def key(self) -> str:
        """What makes it this action and no other; the same whenever it is offered again."""
        week = "" if self.week_id is None or self.kind == "refresh" else str(self.week_id)
        return f"{self.kind}:{week}:{self.target}"


def next_actions(situation: Situation, count: int = SHOWN) -> list[Action]:
    """Return the next action first, then up to two runners-up; never an empty list."""
    once: dict[str, Action] = {}
    for action in _candidates(situation):
        once.setdefault(action.key, action)
    wanted = [action for key, action in once.items() if key not in situation.put_off]
    limit = situation.at_most
    if limit is not None:
        wanted.sort(key=lambda action: action.minutes > limit)
    return wanted[:count] or [_nothing(situation, len(once))]


def _nothing(situation: Situation, put_off: int) -> Action:
    if put_off:
        return Action("rest", "put_off", 0)
    return Action("all_done", "goal_reached" if situation.hidden else "nothing_open", 0)


def _candidates(situation: Situation) -> Iterator[Action]:
    yield from _waiting(situation)
    weeks = [
        action for week in sorted(situation.weeks, key=_rank) for action in _of(situation, week)
    ]
    # The one thing to do next, then the gap that holds up most, then everything else.
    yield from weeks[:1]
    yield from (_gap(gap) for gap in situation.gaps)
    yield from weeks[1:]


def _waiting(situation: Situation) -> Iterator[Action]:
    """What comes before any week."""
    if situation.unseen_comments:
        newest = situation.unseen_comments[0]
        yield Action("read_comments", "mentor_wrote", COMMENT_MINUTES, target=newest)
    shut = {week.week_id for week in situation.weeks if week.missing}
    for attempt in situation.attempts:
        if attempt.free or attempt.week_id not in shut:
            yield _resume(attempt)
    yield from (_refresh(concept, "was_too_hard") for concept in situation.too_hard)
    due, minutes = situation.reviews
    if due:
        yield Action("review", "reviews_due", max(1, minutes), size=due)
    if situation.slip is not None and situation.slip >= SLIP_WORTH_SAYING:
        yield Action("catch_up", "behind_plan", CATCH_UP_MINUTES, answered=situation.slip)


def _of(situation: Situation, week: OpenWeek) -> Iterator[Action]:
    """What can be done for a week: its parts, or what has to come before them."""
    if week.missing:
        for concept in week.missing[:REFRESHERS_AT_ONCE]:
            yield replace(_refresh(concept, "week_needs"), week_id=week.week_id)
        return
    half_done = {attempt.week_id for attempt in situation.attempts if not attempt.free}
    for part in week.parts:
        if not (part.kind == "quiz" and week.week_id in half_done):
            reason, kind = _reason(situation, week, part), KINDS[part.kind]
            yield Action(kind, reason, part.minutes, week.week_id, part.key, part.value)


def _refresh(concept: str, reason: ReasonCode) -> Action:
    return Action("refresh", reason, REFRESH_MINUTES, target=concept)


def _gap(gap: OpenGap) -> Action:
    return replace(_refresh(gap.concept, OF_GAPS[gap.kind]), size=gap.weeks)


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
