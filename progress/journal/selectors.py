"""Reads of the diary. Constant numbers of queries, however much was written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from accounts.models import User
from curriculum.models import Course, Week
from curriculum.selectors import program_tree
from progress.journal.observed import Observed, observe
from progress.models import GapAnswer, JournalEntry
from progress.wins.calendar import Calendar
from progress.wins.evidence import calendar_of


@dataclass(frozen=True)
class Page:
    """A week of the diary: what was seen, and what was written (None: nothing yet)."""

    week: Week
    seen: Observed
    entry: JournalEntry | None

    @property
    def written(self) -> bool:
        """Whether the learner wrote anything."""
        return self.entry is not None and not self.entry.empty


@dataclass(frozen=True)
class Chapter:
    """A course of the diary, with its overall impression and the weeks that were touched."""

    course: Course
    entry: JournalEntry | None
    pages: tuple[Page, ...]

    @property
    def days(self) -> int:
        """Different days on which something was done for the course."""
        return len({day for page in self.pages for day in page.seen.minutes})

    @property
    def minutes(self) -> int:
        """Minutes of study for the course."""
        return sum(page.seen.total_minutes for page in self.pages)


@dataclass(frozen=True)
class GapLine:
    """A subject before and after. ``after`` belongs to the same course, or to the whole path."""

    subject: str
    label: str
    before: GapAnswer | None
    after: GapAnswer | None

    @property
    def both(self) -> tuple[GapAnswer | None, GapAnswer | None]:
        """Before, then after."""
        return self.before, self.after


def chapters_of(learner: User) -> list[Chapter]:
    """The courses in which anything was done or written. About a dozen queries."""
    seen = observe(learner, calendar_of(learner))
    entries = list(JournalEntry.objects.filter(learner=learner))
    by_week = {entry.week_id: entry for entry in entries if entry.week_id}
    by_course = {entry.course_id: entry for entry in entries if entry.course_id}
    chapters = []
    for program in program_tree():
        for course in program.courses.all():
            pages = tuple(_pages(course.weeks.all(), seen, by_week))
            entry = by_course.get(course.pk)
            if pages or entry:
                chapters.append(Chapter(course, entry, pages))
    return chapters


def _pages(
    weeks: Iterable[Week], seen: dict[int, Observed], entries: dict[int, JournalEntry]
) -> Iterable[Page]:
    for week in weeks:
        entry = entries.get(week.pk)
        if week.pk in seen or entry:
            yield Page(week, seen.get(week.pk) or Observed(), entry)


def page_of(learner: User, week: Week, calendar: Calendar | None = None) -> Page:
    """One week of the diary. Nine queries."""
    seen = observe(learner, calendar or calendar_of(learner), week=week.pk)
    entry = JournalEntry.objects.filter(learner=learner, week=week).first()
    return Page(week, seen.get(week.pk) or Observed(), entry)


def entry_of(learner: User, place: Week | Course) -> JournalEntry | None:
    """What was written about a week or a course."""
    about = {"week": place} if isinstance(place, Week) else {"course": place}
    return JournalEntry.objects.filter(learner=learner, **about).first()


def shared_entries(learner: User) -> list[JournalEntry]:
    """What the learner lets mentors read, in the order of the path."""
    rows = JournalEntry.objects.filter(learner=learner, shared_at__isnull=False)
    found = rows.select_related("week__course", "course")
    return sorted(found, key=_place)


def _place(entry: JournalEntry) -> tuple[int, int]:
    if entry.week is not None:
        return entry.week.course.position, entry.week.position
    return (entry.course.position if entry.course else 0), 10_000


def gaps_of(learner: User) -> list[GapAnswer]:
    """All answers about worries. One query."""
    return list(GapAnswer.objects.filter(learner=learner).select_related("course"))


def gap_lines(answers: Iterable[GapAnswer], course: Course | None = None) -> list[GapLine]:
    """Before and after, side by side; ``course`` None: of the whole path."""
    kept = list(answers)
    before = {one.subject: one for one in kept if one.moment == "before"}
    wanted = course.pk if course else None
    after = {one.subject: one for one in kept if one.moment == "after" and one.course_id == wanted}
    return [
        GapLine(subject.value, str(subject.label), before.get(subject), after.get(subject))
        for subject in GapAnswer.Subject
    ]
