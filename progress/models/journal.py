"""The learner's own words: entries of the diary and the questions of before and after. Facts."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from config.ids import new_id
from curriculum.models import Course, Week

LONGEST_TEXT = 20_000
"""Characters of one text of an entry: some forty pages."""


class JournalEntry(models.Model):
    """What a learner wrote about a week or, as an overall impression, about a course.

    ``revision`` counts saves, so that two windows cannot overwrite each other unseen.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="journal"
    )
    week = models.ForeignKey(
        Week, on_delete=models.PROTECT, null=True, blank=True, related_name="journal"
    )
    course = models.ForeignKey(
        Course, on_delete=models.PROTECT, null=True, blank=True, related_name="journal"
    )
    gained = models.TextField(blank=True, max_length=LONGEST_TEXT)
    hard = models.TextField(blank=True, max_length=LONGEST_TEXT)
    impression = models.TextField(blank=True, max_length=LONGEST_TEXT)
    revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(default=timezone.now)
    shared_at = models.DateTimeField(
        null=True, blank=True, help_text="since when mentors may read it; empty: private"
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["learner", "week"], name="progress_entry_once_a_week"),
            models.UniqueConstraint(
                fields=["learner", "course"], name="progress_entry_once_a_course"
            ),
            models.CheckConstraint(
                condition=Q(week__isnull=False, course__isnull=True)
                | Q(week__isnull=True, course__isnull=False),
                name="progress_entry_of_week_or_course",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.learner_id} on {self.week_id or self.course_id}"

    @property
    def empty(self) -> bool:
        """Whether nothing is written in it."""
        return not (self.gained or self.hard or self.impression).strip()


class GapAnswer(models.Model):
    """How big a worry a subject is, 1 (none) to 5 (great), and in words. No worry: skipped.

    ``course`` empty: about the whole path.
    """

    class Moment(models.TextChoices):
        BEFORE = "before", _("Before")
        AFTER = "after", _("After")

    class Subject(models.TextChoices):
        PROGRAMMING = "programming", _("Programming")
        MATHEMATICS = "mathematics", _("Mathematics")
        ENGLISH = "english", _("English")

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="gap_answers"
    )
    course = models.ForeignKey(
        Course, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    moment = models.CharField(max_length=8, choices=Moment)
    subject = models.CharField(max_length=12, choices=Subject)
    worry = models.PositiveSmallIntegerField(null=True, blank=True)
    words = models.TextField(blank=True, max_length=2000)
    answered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["answered_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "moment", "subject"],
                condition=Q(course__isnull=True),
                name="progress_gap_once_a_path",
            ),
            models.UniqueConstraint(
                fields=["learner", "course", "moment", "subject"],
                condition=Q(course__isnull=False),
                name="progress_gap_once_a_course",
            ),
            models.CheckConstraint(
                condition=Q(worry__isnull=True) | Q(worry__gte=1, worry__lte=5),
                name="progress_gap_worry_in_range",
            ),
            models.CheckConstraint(
                condition=Q(moment="after") | Q(course__isnull=True),
                name="progress_gap_before_the_path",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.learner_id} {self.moment} {self.subject}"
