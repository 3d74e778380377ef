"""Plans, corrections of study time, the private calendar feed: what learners say, never derived.

A plan is never changed: each saving adds a version, so that what was planned for a day in the past
stays as it was, and every change can be undone.
"""

from __future__ import annotations

import secrets
from datetime import time

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from config.ids import new_id
from curriculum.models import Week


class PlanVersion(models.Model):
    """A learner's plan as it was saved at one time; the newest that is not undone counts.

    Its line in the chart begins at ``anchor_share`` on ``anchor_day`` and rises with the planned
    minutes: ``needed_minutes`` of them are the rest of the path as it was expected then.
    """

    class Origin(models.TextChoices):
        FORM = "form", _("Saved by you")
        MORE_MINUTES = "more_minutes", _("More minutes each day")
        WEEKEND = "weekend", _("More at weekends")
        NEW_DATE = "new_date", _("A new date")
        LESS = "less", _("Less material")
        GOAL = "goal", _("Another goal")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="plan_versions"
    )
    created_at = models.DateTimeField(default=timezone.now)
    origin = models.CharField(max_length=16, choices=Origin.choices, default=Origin.FORM)
    minutes = models.JSONField(help_text=_("Minutes of study, Monday to Sunday."))
    starts_on = models.DateField()
    wanted_on = models.DateField(null=True, blank=True)
    pauses = models.JSONField(default=list, help_text=_("Days without study: first, last."))
    extras = models.JSONField(
        default=list, help_text=_("More for a time: first, last, minutes Monday to Sunday.")
    )
    left_out = models.JSONField(default=list, help_text=_("Weeks left out: course/week."))
    study_at = models.TimeField(default=time(20), help_text=_("When a study block begins."))
    anchor_day = models.DateField()
    anchor_share = models.FloatField()
    needed_minutes = models.FloatField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(anchor_share__gte=0, anchor_share__lte=1),
                name="plan_anchor_is_a_share",
            ),
            models.CheckConstraint(
                condition=Q(needed_minutes__gte=0), name="plan_needs_no_negative_time"
            ),
            models.CheckConstraint(
                condition=Q(wanted_on__isnull=True) | Q(wanted_on__gte=models.F("starts_on")),
                name="plan_ends_after_it_begins",
            ),
        ]
        indexes = [models.Index(fields=["learner", "id"], name="plan_by_learner")]

    def __str__(self) -> str:
        return f"plan of {self.learner_id} from {self.created_at:%Y-%m-%d}"


class StudyCorrection(models.Model):
    """Minutes that a learner adds to or takes from what was counted on a day."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="study_corrections"
    )
    day = models.DateField()
    minutes_delta = models.SmallIntegerField()
    week = models.ForeignKey(Week, on_delete=models.PROTECT, null=True, blank=True)
    note = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-day", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes_delta__gte=-1440, minutes_delta__lte=1440)
                & ~Q(minutes_delta=0),
                name="study_correction_fits_a_day",
            )
        ]
        indexes = [models.Index(fields=["learner", "day"], name="study_correction_by_day")]

    def __str__(self) -> str:
        return f"{self.learner_id} {self.day} {self.minutes_delta:+}"


def new_token() -> str:
    """Return an unguessable address (192 bits)."""
    return secrets.token_urlsafe(24)


class CalendarFeed(models.Model):
    """The private address of a learner's study blocks. ``token`` null: revoked.

    The row stays when the address changes, so that events keep their identity.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    learner = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_feed"
    )
    # Null, not "": revoked addresses must not collide.
    token = models.CharField(max_length=64, unique=True, null=True, default=new_token)  # noqa: DJ001
    created_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"calendar of {self.learner_id}"
