"""What is derived from learners' facts so that pages need not fold them each time.

``manage.py rebuild_progress`` makes all of it again, exactly.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models

from curriculum.models import Course, Week
from progress.mastery.weeks import WeekState


class WeekProgress(models.Model):
    """A learner's standing in a week; no row means not started."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="week_progress"
    )
    week = models.ForeignKey(Week, on_delete=models.CASCADE, related_name="progress")
    state = models.CharField(max_length=16, choices=[(s.value, s.value) for s in WeekState])
    percent = models.PositiveSmallIntegerField()
    best = models.JSONField(default=dict, help_text="part -> best value in [0, 1]")
    completed_at = models.DateTimeField(null=True, blank=True)
    last_fact_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["learner", "week"], name="progress_week_once"),
            models.CheckConstraint(
                condition=models.Q(percent__lte=100), name="progress_percent_at_most_100"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.learner_id} in {self.week_id}: {self.percent}%"


class CourseProgress(models.Model):
    """A learner's percentage in a course; no row means 0."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="course_progress"
    )
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="progress")
    percent = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["learner", "course"], name="progress_course_once"),
            models.CheckConstraint(
                condition=models.Q(percent__lte=100), name="progress_course_at_most_100"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.learner_id} in {self.course_id}: {self.percent}%"
