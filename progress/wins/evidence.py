"""Collects the facts that study days and wins are folded from. Constant numbers of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime

from accounts.models import User
from curriculum.models import StudyMinute, Week
from labs.models import CheckResult, LabVersion, Mode, State, Submission
from labs.verdicts import Verdict
from progress.local_days import zone_of
from progress.models import RhythmSetting, StudyDay, WeekProgress, ZoneChange
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


def calendar_of(learner: User) -> Calendar:
    """The learner's own calendar, with every change of time zone. One query."""
    rows = list(ZoneChange.objects.filter(learner=learner))
    first = rows[0].before if rows else learner.time_zone
    return Calendar(zone_of(first), tuple((row.at, zone_of(row.after)) for row in rows))


def settings_of(learner: User) -> list[RhythmSetting]:
    """All settings that the learner ever made, oldest first. One query."""
    return list(RhythmSetting.objects.filter(learner=learner).order_by("set_at", "id"))


def freeze_rule(settings: Sequence[RhythmSetting]) -> Callable[[datetime], bool]:
    """Whether missed days use freezes, by moment; they do until somebody says otherwise."""

    def uses_freeze(at: datetime) -> bool:
        return next((row.freeze for row in reversed(settings) if row.set_at <= at), True)

    return uses_freeze


def days_of(learner: User, calendar: Calendar, *, since: datetime | None = None) -> list[Studied]:
    """Days with real study, from facts (those from ``since`` on). Three queries."""
    answers = Answer.objects.filter(attempt__learner=learner).order_by()
    handed_in = Submission.objects.filter(learner=learner).order_by()
    minutes = StudyMinute.objects.filter(learner=learner).order_by()
    if since:
        minute = since.replace(second=0, microsecond=0)
        answers = answers.filter(answered_at__gte=minute)
        handed_in = handed_in.filter(created_at__gte=minute)
        minutes = minutes.filter(minute__gte=minute)
    deeds = [
        *answers.values_list("answered_at", flat=True),
        *handed_in.values_list("created_at", flat=True),
    ]
    return studied_days(deeds, minutes.values_list("minute", flat=True).distinct(), calendar)


def days_kept(learner: User) -> list[Studied]:
    """Days with real study, as they were last folded. One query."""
    rows = StudyDay.objects.filter(learner=learner).order_by("day")
    return [Studied(row.day, row.first_at, row.last_at, row.minutes) for row in rows]


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
        reviews=_reviews(learner),
        goals=[Goal(row.set_at, row.goal, row.amount) for row in settings],
        steps=steps,
    )


def _labs(learner: User) -> list[LabTry]:
    graded = (
        Submission.objects.filter(
            learner=learner, mode=Mode.SUBMIT, state=State.FINISHED, finished_at__isnull=False
        )
        .exclude(verdict=Verdict.OUR_FAILURE)
        .order_by("finished_at", "id")
    )
    columns = ("pk", "finished_at", "verdict", "lab_version", "lab_version__lab__slug")
    rows = list(graded.values_list(*columns))
    versions = _versions({version for _pk, _at, _verdict, version, _lab in rows})
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


def _versions(ids: set[int]) -> dict[int, tuple[str, dict]]:
    """Runtime and mistakes of versions of labs; neither code nor texts are fetched."""
    rows = LabVersion.objects.filter(pk__in=ids).values_list("pk", "spec__runtime", "mistakes")
    return {pk: (str(runtime or ""), mistakes or {}) for pk, runtime, mistakes in rows}


def _checks(learner: User, version_of: dict, versions: dict) -> dict:
    found: dict = defaultdict(list)
    rows = CheckResult.objects.filter(
        submission__learner=learner,
        submission__mode=Mode.SUBMIT,
        submission__state=State.FINISHED,
    ).order_by("position")
    for pk, check, verdict, mistake in rows.values_list(
        "submission", "check_id", "verdict", "mistake"
    ):
        if pk not in version_of or verdict == Verdict.OUR_FAILURE:
            continue
        named = "" if mistake.startswith(RELATION) else mistake
        texts = versions[version_of[pk]][1].get(named, {}) if named else {}
        seen = CheckSeen(check, verdict == Verdict.PASSED, named, texts.get("title", {}))
        found[pk].append(seen)
    return found


def _quizzes(learner: User) -> list[QuizTry]:
    whole = Attempt.objects.filter(
        learner=learner, kind=Attempt.Kind.FULL, finished_at__isnull=False
    ).order_by("finished_at", "id")
    columns = ("pk", "finished_at", "score", "passed", "week__course__slug", "week__slug")
    return [
        QuizTry(at, f"{course}/{week}", str(pk), score or 0.0, bool(passed))
        for pk, at, score, passed, course, week in whole.values_list(*columns)
        if at
    ]


def _sure(learner: User) -> list[SureAnswer]:
    rows = Answer.objects.filter(attempt__learner=learner, certainty=SURE)
    columns = ("answered_at", "score", "attempt")
    ordered = rows.order_by("answered_at", "attempt", "position").values_list(*columns)
    return [SureAnswer(at, score >= NEARLY_ONE, str(attempt)) for at, score, attempt in ordered]


def _reviews(learner: User) -> list[datetime]:
    rows = Answer.objects.filter(attempt__learner=learner, attempt__kind=Attempt.Kind.REVIEW)
    return list(rows.order_by("answered_at").values_list("answered_at", flat=True))


def _weeks(learner: User) -> list[WeekDone]:
    """Weeks of the courses; those that left the content count only where they were completed."""
    done = dict(
        WeekProgress.objects.filter(learner=learner, completed_at__isnull=False).values_list(
            "week", "completed_at"
        )
    )
    columns = ("pk", "course__slug", "slug", "created_at", "active")
    rows = Week.objects.order_by("course", "position").values_list(*columns) if done else ()
    return [
        WeekDone(course, f"{course}/{week}", since, done.get(pk))
        for pk, course, week, since, active in rows
        if active or pk in done
    ]
