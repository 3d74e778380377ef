"""Reads of readings and notes."""

from __future__ import annotations

from accounts.models import User
from config.problems import NotFound
from curriculum.keeping import kept
from curriculum.models import Week
from curriculum.papers.models import Paper, PaperNotes


@kept
def papers() -> tuple[Paper, ...]:
    """All readings in the order of the path, with week and course. Kept: one query; read only."""
    rows = Paper.objects.filter(active=True, program__active=True, week__active=True)
    found = rows.select_related("week__course").prefetch_related("concepts", "terms")
    return tuple(found.order_by("program__position", "position"))


def paper(slug: str) -> Paper:
    """The reading at an address; raises NotFound. Kept: one query."""
    found = next((one for one in papers() if one.slug == slug), None)
    if found is None:
        raise NotFound
    return found


def papers_of_week(week: Week) -> list[Paper]:
    """The readings that belong to a week. Kept: one query."""
    return [one for one in papers() if one.week_id == week.pk]


def notes_of(learner: User, paper: Paper) -> PaperNotes | None:
    """What the learner wrote. One query."""
    return PaperNotes.objects.filter(learner=learner, paper=paper).first()


def written_by(learner: User) -> dict[int, int]:
    """In how many passes something was written, by paper. One query."""
    return {row.paper_id: row.written for row in PaperNotes.objects.filter(learner=learner)}
