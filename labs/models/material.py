"""What authors write of a lab, in versions, and what a learner has typed so far."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from config.bilingual import Bilingual
from curriculum.models import Week


class Lab(models.Model, Bilingual):
    """A lab of a week. Its texts, starter and grader live in immutable versions."""

    slug = models.SlugField(max_length=80, unique=True)
    week = models.ForeignKey(Week, on_delete=models.CASCADE, related_name="labs")
    position = models.PositiveSmallIntegerField()
    title_ja = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    summary_ja = models.TextField(blank=True)
    summary_en = models.TextField(blank=True)
    current_version = models.ForeignKey(
        "LabVersion", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    created_at = models.DateTimeField(default=timezone.now)
    retired = models.BooleanField(default=False)

    class Meta:
        ordering = ["week_id", "position"]

    def __str__(self) -> str:
        return self.slug


class LabVersion(models.Model):
    """One edition of a lab; never changed, so that old submissions keep their meaning."""

    lab = models.ForeignKey(Lab, on_delete=models.CASCADE, related_name="versions")
    hash = models.CharField(max_length=64)
    spec = models.JSONField()
    files = models.JSONField(help_text="file name -> text, all that the grader needs")
    mistakes = models.JSONField(
        default=dict, help_text="mistake id -> its texts in both languages, as mistakes.py has them"
    )
    instructions_ja = models.TextField(help_text="rendered HTML")
    instructions_en = models.TextField(help_text="rendered HTML")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["lab", "hash"], name="labs_version_once")]

    def __str__(self) -> str:
        return f"{self.lab_id}@{self.hash[:8]}"


class Draft(models.Model):
    """What a learner has typed so far; ``revision`` counts saves so that two tabs cannot clash."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts"
    )
    lab = models.ForeignKey(Lab, on_delete=models.CASCADE, related_name="drafts")
    source = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["learner", "lab"], name="labs_draft_once")]

    def __str__(self) -> str:
        return f"draft of {self.learner_id} for {self.lab_id}"
