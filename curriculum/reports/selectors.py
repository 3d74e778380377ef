"""Reads of reports and ratings. Each makes the same number of queries for one row or many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from accounts.models import User
from curriculum.models import Week
from curriculum.reports.models import AboutPlace, Rating, Report
from curriculum.reports.places import source_of

Key = tuple[str, int, str]


@dataclass(frozen=True)
class Mark:
    """What one learner said about a place: clear or not (None: nothing), and the last report."""

    clear: bool | None = None
    report: Report | None = None


def marks(learner: User, kind: str, week: Week, slug: str = "") -> dict[str, Mark]:
    """What the learner said about the places of a week, or one of them, by slug. Two queries."""
    about = {"place": kind, "week": week} | ({"slug": slug} if slug else {})
    ratings = Rating.objects.filter(learner=learner, **about).values_list("slug", "clear")
    clear = dict(ratings)
    reports = Report.objects.filter(reporter=learner, **about).defer("passage").order_by("id")
    last = {report.slug: report for report in reports}
    return {one: Mark(clear.get(one), last.get(one)) for one in clear.keys() | last.keys()}


def own_reports(learner: User) -> QuerySet[Report]:
    """What the learner reported, newest first. One query."""
    mine = Report.objects.filter(reporter=learner)
    return mine.select_related("week__course", "answered_by", "reporter").order_by("-id")


def unseen_answers(learner: User) -> int:
    """How many answers the learner has not opened. One query."""
    mine = Report.objects.filter(reporter=learner, answered_at__isnull=False, seen_at__isnull=True)
    return mine.count()


@dataclass(frozen=True)
class Wanted:
    """What a list is narrowed to; "" is everything. `week` is "course/week"."""

    state: str = ""
    kind: str = ""
    place: str = ""
    week: str = ""
    language: str = ""


def narrowed(rows: QuerySet[Report], wanted: Wanted) -> QuerySet[Report]:
    """The reports that are asked for, oldest open ones last in their turn: newest first."""
    for name in ("state", "kind", "place", "language"):
        value = getattr(wanted, name)
        if value:
            rows = rows.filter(**{name: value})
    if wanted.week:
        course, _, week = wanted.week.partition("/")
        rows = rows.filter(week__slug=week, week__course__slug=course)
    return rows.select_related("week__course", "reporter", "answered_by").order_by("-id")


@dataclass(frozen=True)
class Tally:
    """What has been said about a place by everybody."""

    place: str
    week: int
    slug: str
    title: str = ""
    open: int = 0
    reports: int = 0
    clear: int = 0
    unclear: int = 0

    @property
    def ratings(self) -> int:
        """How many said whether it was clear."""
        return self.clear + self.unclear


def tallies(weeks: Iterable[int] | None = None) -> dict[Key, Tally]:
    """Counts for every place about which anything was said. Two queries."""
    reports: QuerySet[Any] = Report.objects.order_by()
    ratings: QuerySet[Any] = Rating.objects.order_by()
    if weeks is not None:
        wanted = list(weeks)
        reports, ratings = reports.filter(week__in=wanted), ratings.filter(week__in=wanted)
    counts = {"reports": Count("pk"), "open": Count("pk", filter=Q(state="open"))}
    said = {
        "clear": Count("pk", filter=Q(clear=True)), "unclear": Count("pk", filter=Q(clear=False))
    }  # fmt: skip
    found: dict[Key, dict[str, Any]] = defaultdict(dict)
    for rows, wished in ((reports, counts), (ratings, said)):
        counted: Any = rows.values("place", "week", "slug")
        # Not named `title`: that would be the column, and be grouped by.
        for row in counted.annotate(
            latest=Max("title"), **{f"n_{n}": c for n, c in wished.items()}
        ):
            known = found[row["place"], row["week"], row["slug"]]
            known |= {name: row[f"n_{name}"] for name in wished} | {"title": row["latest"]}
    return {key: Tally(*key, **values) for key, values in found.items()}


def ranked(found: Iterable[Tally]) -> list[Tally]:
    """The places to look at first at the top."""
    return sorted(found, key=lambda one: (-one.open, -one.unclear, -one.reports, one.slug))


def present_versions(rows: Iterable[AboutPlace]) -> dict[Key, str]:
    """The present version of each row's place that is still there. A query for each kind."""
    spots: dict[str, set[tuple[int, str]]] = defaultdict(set)
    for row in rows:
        spots[row.place].add((row.week_id, row.slug))
    return {
        (kind, *spot): version
        for kind, wanted in spots.items()
        for spot, version in source_of(kind).versions(wanted).items()
    }
