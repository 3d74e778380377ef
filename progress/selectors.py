"""Reads that pages and the API share. Each says how many queries it takes; that never grows."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Count, F, QuerySet

from accounts.models import User
from curriculum.models import Concept, Week
from curriculum.selectors import program_tree
from labs.models import Lab, LineComment, Mode, State, Submission
from progress.facts import parts_of
from progress.models import CourseProgress, WeekProgress
from progress.path import PathView, WeekView, assemble, week_view
from quizzes.models import Item

COMMENTS_SHOWN = 5


def path_of(learner: User | None) -> PathView:
    """The whole path with the learner's standing; None: as a visitor sees it. Ten queries."""
    programs = program_tree()
    weeks = [
        week for one in programs for course in one.courses.all() for week in course.weeks.all()
    ]
    standings = {row.week_id: row for row in WeekProgress.objects.filter(learner=learner)}
    percents = dict(CourseProgress.objects.filter(learner=learner).values_list("course", "percent"))
    return assemble(programs, parts_of(weeks), standings, percents)


def week_of(learner: User | None, week: Week) -> WeekView:
    """One week with the learner's standing. Four queries."""
    standing = WeekProgress.objects.filter(learner=learner, week=week).first() if learner else None
    return week_view(week, parts_of([week])[week.pk], standing)


def unseen_comments(learner: User) -> QuerySet[LineComment]:
    """Remarks of others on the learner's submissions that the learner has not seen, newest first.

    With author, submission and lab; code is not fetched. One query.
    """
    comments = LineComment.objects.filter(submission__learner=learner, seen_at__isnull=True)
    lab = "submission__lab_version__lab"
    return (
        comments.exclude(author=learner)
        .select_related("author", lab)
        .only(
            "id",
            "line",
            "text",
            "created_at",
            "author__display_name",
            "author__email",
            "author__public_id",
            "submission__lab_version__lab__slug",
            "submission__lab_version__lab__title_ja",
            "submission__lab_version__lab__title_en",
        )
        .order_by("-id")
    )


def recent_submissions(learners: Sequence[int], count: int) -> list[Submission]:
    """Graded submissions of learners (by id), newest first; code is not fetched. One query."""
    graded = Submission.objects.filter(learner__in=learners, mode=Mode.SUBMIT, state=State.FINISHED)
    order = (F("finished_at").desc(nulls_last=True), "-id")
    # Only those that are shown are joined: a group hands in thousands.
    shown = Submission.objects.filter(pk__in=graded.order_by(*order).values("pk")[:count])
    return list(
        shown.select_related("learner", "lab_version__lab")
        .annotate(comment_count=Count("comments"))
        .only(
            "id",
            "verdict",
            "score",
            "created_at",
            "finished_at",
            "learner__display_name",
            "learner__email",
            "learner__public_id",
            "lab_version__lab__slug",
            "lab_version__lab__title_ja",
            "lab_version__lab__title_en",
        )
        .order_by(*order)
    )


def figures() -> dict[str, int]:
    """How much there is, for people who look in for the first time. Five queries."""
    weeks = Week.objects.filter(active=True, course__active=True, course__program__active=True)
    labs = Lab.objects.filter(retired=False, current_version__isnull=False)
    return {
        "weeks": weeks.count(),
        "ready": weeks.filter(current_lesson__isnull=False).count(),
        "concepts": Concept.objects.filter(active=True).count(),
        "questions": Item.objects.filter(retired=False, current_version__isnull=False).count(),
        "labs": labs.count(),
    }
