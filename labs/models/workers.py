"""Who grades, and when somebody last looked after what was lost."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class Worker(models.Model):
    """A grading worker's last word about itself: its queues and live layers."""

    STARTING = "The sandbox is starting."  # the reason of one that is on its way

    name = models.CharField(max_length=120, unique=True)
    queues = models.JSONField(default=list)
    layers = models.JSONField(default=dict)
    accepts_work = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    device = models.CharField(max_length=40, blank=True)
    slots = models.PositiveSmallIntegerField(default=1, help_text="runs graded at the same time")
    memory = models.JSONField(
        default=dict, blank=True, help_text="MB of each warm parent and of the last child"
    )
    figures = models.JSONField(
        default=dict, blank=True, help_text="histograms of phases since this process began"
    )
    probed_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.name


class Watch(models.Model):
    """When the site was last swept, and since when without a gap. One row."""

    swept_at = models.DateTimeField()
    steady_since = models.DateTimeField()

    def __str__(self) -> str:
        return f"swept at {self.swept_at:%H:%M:%S}"
