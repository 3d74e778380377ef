"""The placement test: its questions as loaded, what was asked and answered, and the outcome."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from config.ids import new_id

LANGUAGES = [("ja", "日本語"), ("en", "English")]


class PlacementItem(models.Model):
    """A question of the bank as `placement.yaml` has it now; tests keep what they showed."""

    week = models.ForeignKey(
        "curriculum.Week", on_delete=models.CASCADE, related_name="placement_items"
    )
    slug = models.CharField(max_length=80, unique=True)
    concept = models.CharField(max_length=100)
    position = models.PositiveIntegerField()
    body = models.JSONField()
    active = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("placement question")
        verbose_name_plural = _("placement questions")
        ordering = ["position"]

    def __str__(self) -> str:
        return self.slug


class PlacementTest(models.Model):
    """One learner's way through the test; open until it is finished or given up."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="placement_tests"
    )
    seed = models.BigIntegerField()
    language = models.CharField(max_length=2, choices=LANGUAGES)
    started_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("placement test")
        verbose_name_plural = _("placement tests")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["learner"],
                condition=Q(ended_at__isnull=True),
                name="progress_placement_one_open",
            )
        ]

    def __str__(self) -> str:
        return str(self.id)


class PlacementQuestion(models.Model):
    """A question at its place (from 1), as it was shown, and its first and only answer."""

    test = models.ForeignKey(PlacementTest, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    slug = models.CharField(max_length=80)
    concept = models.CharField(max_length=100)
    body = models.JSONField()
    shown_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    response = models.JSONField(null=True, blank=True)
    certainty = models.PositiveSmallIntegerField(null=True, blank=True)
    score = models.FloatField(null=True, blank=True)
    outcome = models.JSONField(null=True, blank=True)
    language = models.CharField(max_length=2, choices=LANGUAGES, blank=True)

    class Meta:
        verbose_name = _("question of a placement test")
        verbose_name_plural = _("questions of a placement test")
        ordering = ["test", "position"]
        constraints = [
            models.UniqueConstraint(fields=["test", "position"], name="progress_placement_place"),
            models.UniqueConstraint(fields=["test", "slug"], name="progress_placement_asked_once"),
            models.CheckConstraint(
                condition=Q(position__gte=1, position__lte=20), name="progress_placement_20"
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, score__isnull=True)
                | Q(answered_at__isnull=False, score__gte=0, score__lte=1),
                name="progress_placement_answered_has_score",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.test_id}/{self.position}"


class PlacementResult(models.Model):
    """What a finished test found.

    `concepts` is evidence: concepts known beyond doubt, and those missed when asked. `beliefs` has
    the probability of every concept, from which pages and suggestions follow.
    """

    test = models.OneToOneField(PlacementTest, on_delete=models.CASCADE, related_name="result")
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="placement_results"
    )
    taken_at = models.DateTimeField()
    concepts = models.JSONField(default=dict)
    beliefs = models.JSONField(default=dict)
    finished = models.BooleanField(default=True)
    accepted = models.BooleanField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("placement result")
        verbose_name_plural = _("placement results")
        ordering = ["-taken_at"]
        indexes = [models.Index(fields=["learner", "-taken_at"], name="progress_placement_newest")]

    def __str__(self) -> str:
        return f"{self.learner_id} at {self.taken_at}"
