"""Collects the facts that study days and wins are folded from. Constant numbers of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from accounts.models import User
from config.prepared import prepared
from curriculum.keeping import kept
from curriculum.models import StudyMinute, Week
from labs.models import CheckResult, LabVersion, Mode, State, Submission
from labs.verdicts import Verdict
from progress.local_days import zone_of
from progress.models import RhythmSetting, StudyDay, WeekProgress, ZoneChange
from progress.of_learners import LEARNER
from progress.wins.calendar import Calendar
from progress.wins.streaks import Step, Studied, studied_days
from progress.wins.winning import (
    NEARLY_ONE,
    RELATION,
    SURE,
    CheckSeen,
    Deeds,
    Goal,
    LabTry,
    QuizTry,
    SureAnswer,
    WeekDone,
)
from quizzes.models import Answer, Attempt

_zone_changes = prepared(lambda: ZoneChange.objects.filter(learner=LEARNER))
_settings = prepared(lambda: RhythmSetting.objects.filter(learner=LEARNER).order_by("set_at", "id"))


def calendar_of(learner: User) -> Calendar:
    """The learner's own calendar, with every change of time zone. One query."""
    rows = _zone_changes(learner=learner.pk)
    first = rows[0].before if rows else learner.time_zone
    return Calendar(zone_of(first), tuple((row.at, zone_of(row.after)) for row in rows))


def settings_of(learner: User) -> list[RhythmSetting]:
    """All settings that the learner ever made, oldest first. One query."""
    return _settings(learner=learner.pk)


def freeze_rule(settings: Sequence[RhythmSetting]) -> Callable[[datetime], bool]:
    """Whether missed days use freezes, by moment; they do until somebody says otherwise."""

    def uses_freeze(at: datetime) -> bool:
        return next((row.freeze for row in reversed(settings) if row.set_at <= at), True)

    return uses_freeze


def _answered(learner: Any) -> QuerySet[Answer, datetime]:
    answers = Answer.objects.filter(attempt__learner=learner).order_by()
    return answers.values_list("answered_at", flat=True)


def _handed_in(learner: Any) -> QuerySet[Submission, datetime]:
    submissions = Submission.objects.filter(learner=learner).order_by()
    return submissions.values_list("created_at", flat=True)


def _minutes(learner: Any) -> QuerySet[StudyMinute, datetime]:
    minutes = StudyMinute.objects.filter(learner=learner).order_by()
    return minutes.values_list("minute", flat=True).distinct()


_all_answered = prepared(lambda: _answered(LEARNER))
_all_handed_in = prepared(lambda: _handed_in(LEARNER))
_all_minutes = prepared(lambda: _minutes(LEARNER))


def days_of(learner: User, calendar: Calendar, *, since: datetime | None = None) -> list[Studied]:
    """Days with real study, from facts (those from ``since`` on). Three queries."""
    pk = learner.pk
    if not since:
        deeds = [*_all_answered(learner=pk), *_all_handed_in(learner=pk)]
        return studied_days(deeds, _all_minutes(learner=pk), calendar)
    minute = since.replace(second=0, microsecond=0)
    deeds = [
        *_answered(pk).filter(answered_at__gte=minute),
        *_handed_in(pk).filter(created_at__gte=minute),
    ]
    return studied_days(deeds, _minutes(pk).filter(minute__gte=minute), calendar)


_study_days = prepared(
    lambda: (
        StudyDay.objects.filter(learner=LEARNER)
        .order_by("day")
        .values_list("day", "first_at", "last_at", "minutes")
    )
)


def days_kept(learner: User) -> list[Studied]:
    """Days with real study, as they were last folded. One query."""
    return [Studied(*row) for row in _study_days(learner=learner.pk)]


def days_until_now(learner: User, calendar: Calendar, kept: Sequence[Studied]) -> list[Studied]:
    """Days with real study: the kept ones, and what has happened since. Three queries."""
    if not kept:
        return days_of(learner, calendar)
    # The last one may not have been over when it was kept.
    return [*kept[:-1], *days_of(learner, calendar, since=kept[-1].first_at)]


def deeds_of(learner: User, steps: Sequence[Step], settings: Sequence[RhythmSetting]) -> Deeds:
    """Everything that wins are made of. Eight queries."""
    return Deeds(
        labs=_labs(learner),
        quizzes=_quizzes(learner),
        sure=_sure(learner),
        weeks=_weeks(learner),
        reviews=_reviewed(learner=learner.pk),
        goals=[Goal(row.set_at, row.goal, row.amount) for row in settings],
        steps=steps,
    )


_graded = prepared(
    lambda: (
        Submission.objects.filter(
            learner=LEARNER, mode=Mode.SUBMIT, state=State.FINISHED, finished_at__isnull=False
        )
        .exclude(verdict=Verdict.OUR_FAILURE)
        .order_by("finished_at", "id")
        .values_list("pk", "finished_at", "verdict", "lab_version", "lab_version__lab__slug")
    )
)


def _labs(learner: User) -> list[LabTry]:
    rows = _graded(learner=learner.pk)
    versions = _versions()  # after the rows: what they are of is there by now
    checks = _checks(learner, {pk: version for pk, _a, _v, version, _l in rows}, versions)
    return [
        LabTry(
            at=at,
            lab=lab,
            submission=str(pk),
            passed=verdict == Verdict.PASSED,
            runtime=versions[version][0],
            checks=tuple(checks.get(pk, ())),
        )
        for pk, at, verdict, version, lab in rows
        if at
    ]


@kept
def _versions() -> dict[int, tuple[str, dict[str, Any]]]:
    """Runtime, and mistakes' titles, of all versions of labs. Kept: one query."""
    rows = LabVersion.objects.order_by().values_list("pk", "spec__runtime", "mistakes")
    return {pk: (str(runtime or ""), _titles(mistakes or {})) for pk, runtime, mistakes in rows}


def _titles(mistakes: dict[str, Any]) -> dict[str, Any]:
    return {name: texts.get("title", {}) for name, texts in mistakes.items()}


_results = prepared(
    lambda: (
        CheckResult.objects.filter(
            submission__learner=LEARNER,
            submission__mode=Mode.SUBMIT,
            submission__state=State.FINISHED,
        )
        .order_by("position")
        .values_list("submission", "check_id", "verdict", "mistake")
    )
)


def _checks(learner: User, version_of: dict, versions: dict) -> dict:
    found: dict = defaultdict(list)
    for pk, check, verdict, mistake in _results(learner=learner.pk):
        if pk not in version_of or verdict == Verdict.OUR_FAILURE:
            continue
        named = "" if mistake.startswith(RELATION) else mistake
        title = versions[version_of[pk]][1].get(named, {}) if named else {}
        found[pk].append(CheckSeen(check, verdict == Verdict.PASSED, named, title))
    return found


_whole = prepared(
    lambda: (
        Attempt.objects.filter(learner=LEARNER, kind=Attempt.Kind.FULL, finished_at__isnull=False)
        .order_by("finished_at", "id")
        .values_list("pk", "finished_at", "score", "passed", "week__course__slug", "week__slug")
    )
)


def _quizzes(learner: User) -> list[QuizTry]:
    return [
        QuizTry(at, f"{course}/{week}", str(pk), score or 0.0, bool(passed))
        for pk, at, score, passed, course, week in _whole(learner=learner.pk)
        if at
    ]


_sure_answers = prepared(
    lambda: (
        Answer.objects.filter(attempt__learner=LEARNER, certainty=SURE)
        .order_by("answered_at", "attempt", "position")
        .values_list("answered_at", "score", "attempt")
    )
)


def _sure(learner: User) -> list[SureAnswer]:
    rows = _sure_answers(learner=learner.pk)
    return [SureAnswer(at, score >= NEARLY_ONE, str(attempt)) for at, score, attempt in rows]


_reviewed = prepared(
    lambda: (
        Answer.objects.filter(attempt__learner=LEARNER, attempt__kind=Attempt.Kind.REVIEW)
        .order_by("answered_at")
        .values_list("answered_at", flat=True)
    )
)
_completed = prepared(
    lambda: WeekProgress.objects.filter(learner=LEARNER, completed_at__isnull=False).values_list(
        "week", "completed_at"
    )
)


def _weeks(learner: User) -> list[WeekDone]:
    """Weeks of the courses; those that left the content count only where they were completed."""
    done = dict(_completed(learner=learner.pk))
    return [
        WeekDone(course, f"{course}/{week}", since, done.get(pk))
        for pk, course, week, since, active in (_all_weeks() if done else ())
        if active or pk in done
    ]


@kept
def _all_weeks() -> list[tuple[int, str, str, datetime, bool]]:
    """Id, course, slug, beginning and whether it is in the content, of each week. Kept."""
    columns = ("pk", "course__slug", "slug", "created_at", "active")
    return list(Week.objects.order_by("course", "position").values_list(*columns))
