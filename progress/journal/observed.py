"""What the site saw of each week: the facts that a draft, the diary and its export speak of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from accounts.models import User
from config.bilingual import active_language
from curriculum.models import LessonRead, StudyMinute, WeekConcept
from labs.models import CheckResult, LabVersion, Mode, State, Submission
from labs.verdicts import Verdict
from progress.mastery.levels import ConceptLevel
from progress.models import ConceptStanding
from progress.wins.calendar import Calendar
from progress.wins.winning import RELATION
from quizzes.models import Attempt

GROWN = (ConceptLevel.PROFICIENT, ConceptLevel.MASTERED)
Texts = Mapping[str, str]


@dataclass
class LabSeen:
    """A lab of a week: graded submissions, and whether one passed. ``title``: both languages."""

    title: Texts
    tries: int = 0
    passed: bool = False


@dataclass
class Observed:
    """What was seen of one week. ``mistakes``: title -> whether it was overcome since."""

    minutes: Counter[date] = field(default_factory=Counter)
    read_on: date | None = None
    scores: list[float] = field(default_factory=list)
    quiz_passed: bool = False
    labs: dict[str, LabSeen] = field(default_factory=dict)
    mistakes: dict[str, tuple[Texts, bool]] = field(default_factory=dict)
    errors: Counter[str] = field(default_factory=Counter)
    grown: list[Texts] = field(default_factory=list)

    @property
    def days(self) -> int:
        """Days on which something was done for the week."""
        return len(self.minutes)

    @property
    def total_minutes(self) -> int:
        """Minutes of study for the week."""
        return sum(self.minutes.values())

    @property
    def first(self) -> date | None:
        """The first day."""
        return min(self.minutes, default=None)

    @property
    def last(self) -> date | None:
        """The last day so far."""
        return max(self.minutes, default=None)


def observe(learner: User, calendar: Calendar, *, week: int | None = None) -> dict[int, Observed]:
    """What was seen of each week (by id) in which anything was done. Seven queries.

    ``week``: of this one alone.
    """
    found: dict[int, Observed] = defaultdict(Observed)
    of_week: dict[str, Any] = {"week": week} if week else {}
    minutes = StudyMinute.objects.filter(learner=learner, **of_week)
    for place, minute in minutes.order_by().values_list("week", "minute"):
        found[place].minutes[calendar.day_of(minute)] += 1
    reads = LessonRead.objects.filter(learner=learner, **of_week)
    for place, at in reads.values_list("week", "finished_at"):
        found[place].read_on = calendar.day_of(at)
    _quizzes(found, learner, of_week)
    _labs(found, learner, week)
    _grown(found, learner)
    return dict(found)


def _quizzes(found: dict[int, Observed], learner: User, of_week: dict[str, Any]) -> None:
    whole = Attempt.objects.filter(
        learner=learner, kind=Attempt.Kind.FULL, finished_at__isnull=False, **of_week
    ).order_by("finished_at")
    for place, score, passed in whole.values_list("week", "score", "passed"):
        found[place].scores.append(score or 0.0)
        found[place].quiz_passed |= bool(passed)


def _labs(found: dict[int, Observed], learner: User, week: int | None) -> None:
    graded = Submission.objects.filter(learner=learner, mode=Mode.SUBMIT, state=State.FINISHED)
    if week:
        graded = graded.filter(lab_version__lab__week=week)
    graded = graded.exclude(verdict=Verdict.OUR_FAILURE).order_by("finished_at", "id")
    lab = "lab_version__lab"
    columns = (f"{lab}__week", f"{lab}__slug", f"{lab}__title_ja", f"{lab}__title_en", "verdict")
    for place, slug, ja, en, verdict in graded.values_list(*columns):
        seen = found[place].labs.setdefault(slug, LabSeen({"ja": ja, "en": en}))
        seen.tries += 1
        seen.passed |= verdict == Verdict.PASSED
    _checks(found, graded)


def _checks(found: dict[int, Observed], graded: Any) -> None:
    """Mistakes with a name and exceptions, in the order in which they were met."""
    version = "submission__lab_version"
    rows = CheckResult.objects.filter(submission__in=graded.order_by().values("pk"))
    lab = f"{version}__lab"
    columns = (
        f"{lab}__week",
        f"{lab}__slug",
        version,
        "check_id",
        "verdict",
        "mistake",
        "error__type",
    )
    last: dict[tuple[str, str], str] = {}
    ordered = rows.order_by("submission__finished_at", "submission", "position")
    lines = list(ordered.values_list(*columns))
    titles = _titles({line[2] for line in lines if line[5]})
    for place, slug, of_version, check, verdict, mistake, error in lines:
        if error:
            found[place].errors[str(error)] += 1
        if verdict == Verdict.PASSED and (before := last.pop((slug, check), None)):
            found[place].mistakes[before] = (found[place].mistakes[before][0], True)
        title = titles.get((of_version, mistake))
        if mistake and title and not mistake.startswith(RELATION):
            found[place].mistakes[mistake] = (title, False)
            last[slug, check] = mistake


def _titles(versions: set[int]) -> dict[tuple[int, str], Texts]:
    rows = LabVersion.objects.filter(pk__in=versions).values_list("pk", "mistakes")
    return {
        (pk, name): mistake["title"]
        for pk, mistakes in rows
        for name, mistake in (mistakes or {}).items()
        if "title" in mistake
    }


def _grown(found: dict[int, Observed], learner: User) -> None:
    known = ConceptStanding.objects.filter(learner=learner, level__in=[x.value for x in GROWN])
    taught = WeekConcept.objects.filter(
        week__in=list(found), concept__in=known.values("concept")
    ).order_by("week", "position")
    columns = ("week", "concept__title_ja", "concept__title_en")
    for place, ja, en in taught.values_list(*columns):
        found[place].grown.append({"ja": ja, "en": en})


def named(texts: Texts) -> str:
    """A title in the active language."""
    return str(texts[active_language()])
