"""What a learner says about advice: not now, and what it is all for."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from curriculum.models import Week


class Snooze(models.Model):
    """An action that the learner does not want now, and why. `until`: from then on it may return.

    `concept`: what the action was about, for "too hard"; `minutes`: how long it would have taken.
    """

    class Why(models.TextChoices):
        TOO_HARD = "too_hard", _("Too hard")
        TOO_LONG = "too_long", _("Too long")
        NOT_INTERESTED = "not_interested", _("Not interested")
        LATER_TODAY = "later_today", _("Later today")

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="snoozes"
    )
    action = models.CharField(max_length=200)
    why = models.CharField(max_length=16, choices=Why)
    minutes = models.PositiveIntegerField(default=0)
    week = models.ForeignKey("curriculum.Week", on_delete=models.CASCADE, null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["learner", "until"], name="progress_snooze_until")]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gt=models.F("created_at")), name="progress_snooze_lasts"
            )
        ]

    def __str__(self) -> str:
        return f"{self.action} until {self.until:%Y-%m-%d %H:%M}"


class Goal(models.Model):
    """What a learner is after; no row means the whole path."""

    class Kind(models.TextChoices):
        PATH = "path", _("The whole path")
        FOUNDATIONS = "foundations", _("Only the foundations")
        COURSE = "course", _("One course")
        WEEKS = "weeks", _("Particular weeks")

    learner = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="goal"
    )
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.PATH)
    course = models.ForeignKey(
        "curriculum.Course", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    weeks: models.ManyToManyField[Week, models.Model] = models.ManyToManyField(
        Week, blank=True, related_name="+"
    )
    set_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="course") | Q(course__isnull=False),
                name="progress_goal_course_named",
            )
        ]

    def __str__(self) -> str:
        return f"{self.learner_id}: {self.kind}"
