"""What learners do with lessons."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from config.prepared import PreparedInsert
from config.problems import Conflict
from curriculum.models import LessonRead, StudyMinute, Week
from curriculum.signals import lesson_finished

NOT_WRITTEN = _("This lesson is still being written.")


def record_study(*, learner: User, week: Week, kind: str, at: datetime | None = None) -> None:
    """Count the present minute as studied; a second call in the same minute changes nothing.

    `kind` is one of `StudyMinute.Kind`; the first thing done in a minute names it.
    """
    minute = (at or timezone.now()).replace(second=0, microsecond=0)
    row = StudyMinute(learner=learner, week=week, minute=minute, kind=StudyMinute.Kind(kind))
    _count_once(row)


_count_once = PreparedInsert(StudyMinute, unique=["learner", "week", "minute"])


@transaction.atomic
def finish_lesson(*, learner: User, week: Week, at: datetime | None = None) -> LessonRead:
    """Note that the learner finished the lesson; the first time counts and is announced.

    Raises Conflict while the lesson is in preparation.
    """
    if week.current_lesson_id is None:
        raise Conflict(NOT_WRITTEN, code="lesson_in_preparation")
    read, created = LessonRead.objects.get_or_create(
        learner=learner,
        week=week,
        defaults={
            "lesson_version_id": week.current_lesson_id,
            "finished_at": at or timezone.now(),
        },
    )
    if created:
        # Robust: whoever listens badly must not turn what is saved into an error page.
        transaction.on_commit(
            lambda: lesson_finished.send_robust(sender=LessonRead, learner=learner, week=week)
        )
    return read
