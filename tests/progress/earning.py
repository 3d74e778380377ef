"""A path whose first course can be earned, and a learner who earns it by real work."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from curriculum.models import Course, Week
from curriculum.services import record_study
from progress.mastery.levels import ConceptLevel
from progress.models import ConceptStanding
from tests.progress import deeds, world


def build() -> Course:
    """A program of two courses: one of a complete week, one whose week is being written."""
    program = world.program()
    first, second = world.course(program, "first"), world.course(program, "second", 1)
    week = world.week(first, "basics")
    week.listed_labs = []
    world.add_lesson(week)
    world.add_quiz(week)
    world.add_lab(week, "regression", 0)
    world.add_lab(week, "vectors", 1)
    world.week(second, "sequences")
    return first


def earn(learner: User, course: Course, *, leave_out: str = "") -> None:
    """Do everything in the course but one thing: "lesson", "quiz", "lab", "concept"."""
    week: Week = course.weeks.get()
    record_study(learner=learner, week=week, kind="lesson")
    if leave_out != "lesson":
        deeds.read_lesson(learner, week)
    deeds.take_quiz(learner, week, right=7 if leave_out == "quiz" else 10)
    labs = list(week.labs.order_by("position"))
    for lab in labs[:1] if leave_out == "lab" else labs:
        deeds.hand_in(learner, lab)
    know(learner, level="familiar" if leave_out == "concept" else "proficient")


def know(learner: User, *, level: str, last_seen_days: int = 0) -> None:
    """Write the derived standing in the one concept; how it is folded is tested elsewhere."""
    seen = timezone.now() - timedelta(days=last_seen_days)
    held = ConceptLevel(level).value
    for concept in world.Concept.objects.all():
        ConceptStanding.objects.update_or_create(
            learner=learner,
            concept=concept,
            defaults={
                "level": held,
                "held_level": held,
                "last_at": seen,
                "traced_at": seen,
                "as_of": timezone.now(),
            },
        )
