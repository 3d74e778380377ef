"""Reads of the plan. Each says how many queries it takes; that never grows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cached_property

from accounts.models import User
from curriculum.models import Week
from progress.advice import goals
from progress.advice.goals import goal_of
from progress.facts import facts_of, parts_of
from progress.local_days import local_date, zone_of
from progress.mastery.selectors import graph
from progress.mastery.weeks import standing
from progress.models import CalendarFeed, PlanVersion, StudyCorrection
from progress.planning import catching_up
from progress.planning.burnup import Anchor, Point, chart, slipped
from progress.planning.catching_up import Choice
from progress.planning.forecast import Forecast, Situation, forecast, keeping_of, pace_of
from progress.planning.measuring import Minutes, Row, minutes_of, rows_of, spent_on
from progress.planning.schedule import Extra, Saved, Settings, Span, planned_in_the_past

USUAL_MINUTES = (60, 60, 60, 60, 60, 150, 150)  # those of the learner whose days are listed


def span_of(texts: dict[str, str]) -> Span:
    """A span as it is stored."""
    return Span(date.fromisoformat(texts["first"]), date.fromisoformat(texts["last"]))


def settings_of(version: PlanVersion) -> Settings:
    """The settings that a version holds."""
    return Settings(
        minutes=tuple(version.minutes),
        starts_on=version.starts_on,
        wanted_on=version.wanted_on,
        pauses=tuple(span_of(pause) for pause in version.pauses),
        extras=tuple(Extra(span_of(one), tuple(one["minutes"])) for one in version.extras),
        left_out=tuple(version.left_out),
        study_at=version.study_at,
    )


@dataclass(frozen=True)
class Today:
    """Minutes planned for today and done so far."""

    planned: int
    done: int


@dataclass(frozen=True)
class Plan:
    """Everything about a learner's plan at a moment. ``version`` None: none is saved yet."""

    learner: User
    today: date
    zone: tzinfo
    version: PlanVersion | None
    earlier: int
    settings: Settings
    rows: tuple[Row, ...]
    minutes: Minutes
    situation: Situation
    planned: dict[date, int]

    @property
    def saved(self) -> bool:
        """Whether the learner has a plan; else the settings are only a proposal."""
        return self.version is not None

    @cached_property
    def outlook(self) -> Forecast:
        """When it will be finished."""
        return forecast(self.settings, self.situation)

    @property
    def anchor(self) -> Anchor:
        """Where the plan's line begins; without a plan it begins now."""
        version = self.version
        if version is None:
            needed = self.situation.rest(self.settings).quantile(0.5)
            return Anchor(self.today, self.situation.share(self.settings), needed)
        return Anchor(version.anchor_day, version.anchor_share, version.needed_minutes)

    @property
    def slip(self) -> int | None:
        """Planned minutes behind the plan, when it is more than two days of study."""
        return slipped(self.settings, self.anchor, self.situation) if self.saved else None

    @property
    def wanted_has_passed(self) -> bool:
        """Whether the wanted day came before the end."""
        wanted = self.settings.wanted_on
        return wanted is not None and wanted < self.today and self.outlook.status != "finished"

    @cached_property
    def lacking(self) -> int | None:
        """Minutes to make up: a slip, or what the wanted day lacks."""
        if not self.saved:
            return None
        return catching_up.missing(self.settings, self.anchor, self.situation, self.outlook)

    @cached_property
    def choices(self) -> list[Choice]:
        """Ways to make up what is lacking."""
        lacking = self.lacking
        if lacking is None:
            return []
        may_go = _may_be_left_out(self.learner)
        return catching_up.choices(self.settings, self.situation, lacking, self.outlook, may_go)

    @property
    def today_minutes(self) -> Today:
        """Planned and done minutes of today."""
        planned = self.settings.planned_on(self.today) if self.saved else 0
        return Today(planned, self.situation.done_today)

    @cached_property
    def row_by_key(self) -> dict[str, Row]:
        """Weeks by course/week."""
        return {row.key: row for row in self.rows}


def versions_of(learner: User) -> list[PlanVersion]:
    """All versions in the order of saving, undone ones too. One query."""
    return list(PlanVersion.objects.filter(learner=learner).order_by("id"))


def plan_of(learner: User, now: datetime) -> Plan:
    """The plan, and what was learned from the facts. Five queries."""
    return _plan(learner, now, versions_of(learner))


def _plan(learner: User, now: datetime, versions: list[PlanVersion]) -> Plan:
    zone = zone_of(learner.time_zone)
    today = local_date(now, zone)
    valid = [version for version in versions if version.undone_at is None]
    version = valid[-1] if valid else None
    rows, minutes = tuple(rows_of(learner)), minutes_of(learner, zone)
    saved = [Saved(local_date(one.created_at, zone), settings_of(one)) for one in versions]
    planned = planned_in_the_past(saved, today)
    done = minutes.by_day()
    situation = Situation(
        today=today,
        units=tuple(row.unit for row in rows),
        pace=pace_of(spent_on(rows, minutes)),
        keeping=keeping_of(list(planned.values()), [done.get(day, 0) for day in planned]),
        done_today=done.get(today, 0),
    )
    return Plan(
        learner=learner,
        today=today,
        zone=zone,
        version=version,
        earlier=len(valid) - 1,
        settings=settings_of(version) if version else _proposal(learner, today),
        rows=rows,
        minutes=minutes,
        situation=situation,
        planned=planned,
    )


def _proposal(learner: User, today: date) -> Settings:
    """What the form begins with: the hours behind the estimates, and what serves the goal."""
    goal = goal_of(learner)
    aside = goals.aside(goal, graph()) if goal else ()
    return Settings(USUAL_MINUTES, today, left_out=tuple(sorted(aside)))


def _may_be_left_out(learner: User) -> frozenset[str]:
    """Weeks that may go when time is short: what the goal does not need or name."""
    goal, found = goal_of(learner), graph()
    named = set(goals.targets(goal, found) or ())
    keys = (week.key for week in found.weeks if week.pk not in named)
    return goals.aside(goal, found) | catching_up.optional(keys)


def saved_plan(learner: User, now: datetime) -> Plan | None:
    """As `plan_of`, or None when no plan is saved: then one query only."""
    versions = versions_of(learner)
    if all(version.undone_at is not None for version in versions):
        return None
    return _plan(learner, now, versions)


def slip(learner: User, now: datetime) -> int | None:
    """Planned minutes behind the plan; None: on course, or without a plan. One or five queries."""
    plan = saved_plan(learner, now)
    return plan.slip if plan else None


def today(learner: User, now: datetime) -> Today | None:
    """Minutes planned for today and done; None without a plan. One or five queries."""
    plan = saved_plan(learner, now)
    return plan.today_minutes if plan else None


def burn_up(plan: Plan) -> list[Point]:
    """Plan and reality day by day. Six queries."""
    return chart(plan.settings, plan.anchor, plan.situation, plan.outlook, _history(plan))


def _history(plan: Plan) -> dict[date, float]:
    """The share of the plan's weeks that was done, on each day when it changed."""
    rows = [row for row in plan.rows if row.key not in plan.settings.left_out]
    total = sum(row.listed for row in rows)
    weeks = [Week(pk=row.pk) for row in rows]
    parts, facts = parts_of(weeks), facts_of([plan.learner.pk], weeks)
    steps = []
    for row in rows:
        before = 0.0
        for at, share in standing(parts[row.pk], facts.get((plan.learner.pk, row.pk), [])).steps:
            steps.append((at, (share - before) * row.listed / total))
            before = share
    found, done = {}, 0.0
    for at, more in sorted(steps):
        done += more
        found[local_date(at, plan.zone)] = min(1.0, done)
    return found


@dataclass(frozen=True)
class StudyDay:
    """A day: minutes planned, counted, corrected, and what counts in the end."""

    day: date
    planned: int
    counted: int
    corrected: int
    total: int


def study_days(plan: Plan, count: int = 14) -> list[StudyDay]:
    """The last days, newest first. No query."""
    counted, corrected = plan.minutes.counted_by_day(), plan.minutes.corrected_by_day()
    totals = plan.minutes.by_day()
    planned = plan.planned | {plan.today: plan.today_minutes.planned}
    days = [plan.today - timedelta(days=number) for number in range(count)]
    return [
        StudyDay(
            day,
            planned.get(day, 0),
            counted.get(day, 0),
            corrected.get(day, 0),
            totals.get(day, 0),
        )
        for day in days
    ]


def corrections_of(learner: User) -> list[StudyCorrection]:
    """The learner's corrections, newest day first, with weeks. One query."""
    rows = StudyCorrection.objects.filter(learner=learner).select_related("week__course")
    return list(rows)


def feed_of(learner: User) -> CalendarFeed | None:
    """The learner's calendar feed when it has an address. One query."""
    return CalendarFeed.objects.filter(learner=learner, token__isnull=False).first()


def feed_by_token(token: str) -> CalendarFeed | None:
    """The feed at an address, with its learner. One query."""
    feeds = CalendarFeed.objects.filter(learner__is_active=True)
    return feeds.filter(token=token).select_related("learner").first()


def block_begins(day: date, at: time, zone: tzinfo) -> datetime:
    """When a study block of a day begins. A time that the clock jumps over is put behind it."""
    return datetime.combine(day, at, zone).astimezone(UTC).astimezone(zone)
