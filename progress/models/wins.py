"""Wins and study days (derived), and what they rest on besides the rooms below (facts)."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

MOST_MINUTES = 6000  # a week of goals; more than anybody can study
BADGE_KINDS = [
    ("first_pass", _("First lab passed")),
    ("first_model", _("First model that trains")),
    ("first_quiz", _("First quiz passed")),
    ("week_done", _("Week finished")),
    ("course_done", _("Course finished")),
    ("recovered", _("Recovered from an error")),
    ("mistake_overcome", _("Mistake overcome")),
    ("personal_best", _("Personal best")),
    ("sure_and_right", _("Sure and right")),
    ("review_day", _("Review done")),
    ("weekly_goal", _("Weekly goal met")),
    ("came_back", _("Came back after a pause")),
    ("days_running", _("Days in a row")),
]


def new_token() -> str:
    """Return an unguessable address (192 bits)."""
    return secrets.token_urlsafe(24)


class ZoneChange(models.Model):
    """A fact: the learner's clock was set to another time zone. Without rows it never was."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="zone_changes"
    )
    at = models.DateTimeField(default=timezone.now)
    before = models.CharField(max_length=64)
    after = models.CharField(max_length=64)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.learner_id}: {self.before} -> {self.after}"


class RhythmSetting(models.Model):
    """A fact: what a learner set as goal of a week, and how days in a row are counted, since when.

    Rows are added, never changed, so that past weeks keep the goal that they had.
    """

    class Goal(models.TextChoices):
        NONE = "none", _("No goal")
        DAYS = "days", _("Days per week")
        MINUTES = "minutes", _("Minutes per week")

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="rhythm_settings"
    )
    set_at = models.DateTimeField(default=timezone.now)
    goal = models.CharField(max_length=8, choices=Goal, default=Goal.NONE)
    amount = models.PositiveIntegerField(default=0)
    freeze = models.BooleanField(default=True, help_text="use freezes on missed days")
    show_streak = models.BooleanField(default=True)

    class Meta:
        ordering = ["set_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(goal="none")
                | models.Q(goal="days", amount__gte=1, amount__lte=7)
                | models.Q(goal="minutes", amount__gte=1, amount__lte=MOST_MINUTES),
                name="progress_goal_can_be_met",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.learner_id}: {self.goal} {self.amount}"


class StudyDay(models.Model):
    """Derived: a day of the learner's own calendar with real study."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="study_days"
    )
    day = models.DateField()
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["learner", "day"], name="progress_study_day_once"),
        ]

    def __str__(self) -> str:
        return f"{self.learner_id} on {self.day}"


class Win(models.Model):
    """Derived: something worth remembering. ``key`` tells wins of one kind apart."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="wins"
    )
    kind = models.CharField(max_length=20, choices=BADGE_KINDS)
    key = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    day = models.DateField(help_text="of the learner's own calendar")
    data = models.JSONField(default=dict, help_text="what the sentence names, ids and figures")

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["learner", "-at"], name="progress_win_by_time")]
        constraints = [
            models.UniqueConstraint(fields=["learner", "kind", "key"], name="progress_win_once"),
        ]

    def __str__(self) -> str:
        return f"{self.learner_id}: {self.kind} {self.key}"


class WinLink(models.Model):
    """A fact: the learner lets whoever has the address see one win. Taken back, never deleted.

    Wins are made again from facts, so the link names the win by kind and key, not by its row.
    """

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="win_links"
    )
    kind = models.CharField(max_length=20, choices=BADGE_KINDS)
    key = models.CharField(max_length=200, blank=True)
    token = models.CharField(max_length=64, unique=True, default=new_token, editable=False)
    created_at = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "kind", "key"],
                condition=models.Q(revoked_at__isnull=True),
                name="progress_one_link_to_a_win",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.learner_id}: {self.kind} {self.key}"
