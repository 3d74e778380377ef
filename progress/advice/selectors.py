"""The situation that the rule of the next action looks at, and what comes out of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.utils import timezone

from accounts.models import User
from curriculum.selectors import concept_titles
from labs.models import LineComment
from progress.advice import goals, sources
from progress.advice.rules import (
    OpenAttempt,
    OpenGap,
    OpenPart,
    OpenWeek,
    Situation,
    next_actions,
)
from progress.advice.wording import Known, Step, step_of
from progress.facts import quiz_minutes
from progress.mastery.concepts import PRIOR, Standing
from progress.mastery.gaps import Gap, gaps
from progress.mastery.graph import Graph
from progress.mastery.selectors import doors_of, graph, standings_of
from progress.mastery.unlocking import NEEDED, Door
from progress.mastery.weeks import WeekState
from progress.models import Goal, Snooze
from progress.path import PathView, WeekView
from progress.planning.selectors import Plan
from progress.selectors import COMMENTS_SHOWN, path_of, unseen_comments
from quizzes.models import Attempt

FREE = (Attempt.Kind.UNIT_CHECK, Attempt.Kind.QUICK)
TOO_HARD_REFRESHERS = 2


@dataclass(frozen=True)
class Whole:
    """A learner's path joined with concepts: what several pages show parts of."""

    path: PathView
    graph: Graph
    standings: dict[str, Standing]
    doors: dict[int, Door]
    gaps: list[Gap]
    serving: frozenset[int]
    goal: Goal | None

    def foundations(self, concepts: Iterable[str]) -> tuple[str, ...]:
        """These concepts, each replaced by what has to be known first, once each."""
        known = {slug for slug, one in self.standings.items() if one.level.at_least(NEEDED)}
        return tuple(dict.fromkeys(self.graph.foundation_of(one, known) for one in concepts))


@dataclass(frozen=True)
class Advice:
    """One thing to do, runners-up, and what they were chosen from."""

    step: Step
    others: list[Step]
    comments: list[LineComment]
    whole: Whole
    plan: Plan | None


def whole_of(learner: User, now: datetime | None = None) -> Whole:
    """The path, concepts, doors and gaps. A constant number of queries (about twenty)."""
    path, found = path_of(learner), graph()
    standings = standings_of(learner, now or timezone.now())
    done = {view.week.pk for view in path.weeks if view.state == WeekState.DONE}
    goal = goals.goal_of(learner)
    return Whole(
        path=path,
        graph=found,
        standings=standings,
        doors=doors_of(learner, found, standings, done),
        gaps=gaps(found, standings, done=done),
        serving=goals.serving(goal, found),
        goal=goal,
    )


def advice_for(learner: User, now: datetime | None = None) -> Advice:
    """The next action first, then the runners-up. A constant number of queries."""
    now = now or timezone.now()
    whole = whole_of(learner, now)
    comments = list(unseen_comments(learner)[:COMMENTS_SHOWN])
    plan = sources.plan(learner, now)
    actions = next_actions(situation_of(learner, whole, comments, plan, now))
    slugs = [action.target for action in actions if action.kind == "refresh"]
    known = Known(
        weeks={view.week.pk: view for view in whole.path.weeks},
        comments={str(comment.submission_id): comment for comment in reversed(comments)},
        concepts=concept_titles(slugs) if slugs else {},
    )
    first, *others = [step_of(action, known) for action in actions]
    return Advice(first, others, comments, whole, plan)


def situation_of(
    learner: User,
    whole: Whole,
    comments: Sequence[LineComment],
    plan: Plan | None,
    now: datetime,
) -> Situation:
    """What the rule looks at: reviews and two queries besides what is given."""
    views = [view for view in whole.path.weeks if view.open_parts]
    served = [view for view in views if view.week.pk in whole.serving]
    with_quiz = {v.week.pk for v in served if any(part.kind == "quiz" for part in v.open_parts)}
    weeks = tuple(_open_week(view, whole) for view in served)
    snoozes = list(Snooze.objects.filter(learner=learner, until__gt=now).order_by("pk"))
    long = [one.minutes for one in snoozes if one.why == Snooze.Why.TOO_LONG and one.minutes]
    return Situation(
        weeks=weeks,
        unseen_comments=[str(comment.submission_id) for comment in comments],
        attempts=_open_attempts(learner, with_quiz),
        begun=whole.path.begun,
        reviews=sources.due_reviews(learner, now),
        gaps=_open_gaps(whole),
        slip=sources.plan_slip(plan),
        too_hard=too_hard(whole, snoozes),
        put_off=frozenset(one.action for one in snoozes),
        at_most=min(long) - 1 if long else None,
        hidden=len(served) < len(views),
    )


def _open_week(view: WeekView, whole: Whole) -> OpenWeek:
    lesson = next((part for part in view.parts if part.kind == "lesson"), None)
    door = whole.doors.get(view.week.pk)
    missing = () if door is None or door.is_open else door.missing
    blocking = {gap.concept: gap.weeks for gap in whole.gaps} if missing else {}
    return OpenWeek(
        week_id=view.week.pk,
        parts=tuple(OpenPart(p.key, p.kind, p.minutes, p.value) for p in view.open_parts),
        begun=view.begun,
        done=view.state == WeekState.DONE,
        lesson_read=lesson is not None and lesson.state == WeekState.DONE,
        missing=whole.foundations(sorted(missing, key=lambda slug: -blocking.get(slug, 0))),
    )


def _open_gaps(whole: Whole) -> tuple[OpenGap, ...]:
    """Gaps that weeks of the goal wait for, those that block most first."""
    wanted = goals.concepts_serving(whole.serving, whole.graph)
    return tuple(
        OpenGap(gap.concept, gap.kind, gap.weeks)
        for gap in whole.gaps
        if gap.weeks
        and gap.concept in wanted
        and whole.graph.demandable(gap.concept)
        and whole.foundations([gap.concept]) == (gap.concept,)  # else what is below comes first
    )


def too_hard(whole: Whole, snoozes: Sequence[Snooze]) -> tuple[str, ...]:
    """The weakest concepts under what was too hard, at most two for each such week."""
    found: list[str] = []
    for snooze in snoozes:
        place = whole.graph.place.get(snooze.week_id or 0)
        if snooze.why != Snooze.Why.TOO_HARD or place is None:
            continue
        taught = whole.graph.weeks[place].concepts
        under = {one for slug in taught for one in whole.graph.prerequisites.get(slug, ())}
        order = sorted(whole.graph.in_order(under), key=lambda slug: _p(whole, slug))
        found += order[:TOO_HARD_REFRESHERS]
    return whole.foundations(found)


def _p(whole: Whole, slug: str) -> float:
    standing = whole.standings.get(slug)
    return standing.p_known if standing else PRIOR


def _open_attempts(learner: User, weeks: set[int]) -> list[OpenAttempt]:
    """Attempts begun, newest first: checks, and quizzes of these weeks, still to be passed."""
    quizzes = Q(kind__in=(Attempt.Kind.FULL, Attempt.Kind.MISSED), week__in=weeks)
    active = Q(kind__in=FREE, week__active=True, week__course__active=True)
    rows = (
        Attempt.objects.filter(quizzes | active, learner=learner, finished_at__isnull=True)
        .annotate(answered=Count("answers"))
        .order_by("-id")
    )
    return [
        OpenAttempt(
            id=str(row.pk),
            week_id=row.week_id,
            answered=row.answered,
            size=row.size,
            minutes=quiz_minutes(max(1, row.size - row.answered)),
            free=row.kind in FREE,
        )
        for row in rows
    ]
