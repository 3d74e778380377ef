"""Questions, their immutable versions, and what learners did with them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from config.ids import new_id

PASS_MARK = 0.8
"""Share of an attempt's points that passes the quiz of a week."""

LANGUAGES = [("ja", "日本語"), ("en", "English")]


class Item(models.Model):
    """A question of a week; what it says is in its versions."""

    week = models.ForeignKey("curriculum.Week", on_delete=models.CASCADE, related_name="items")
    slug = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField()
    concept = models.CharField(max_length=100)
    current_version = models.ForeignKey(
        "ItemVersion", on_delete=models.PROTECT, null=True, related_name="+"
    )
    retired = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["week", "position"]
        constraints = [
            models.UniqueConstraint(fields=["week", "slug"], name="quizzes_item_slug_in_week"),
        ]

    def __str__(self) -> str:
        return self.slug


class ItemVersion(models.Model):
    """What a question said at one time. Attempts point here, so it never changes."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="versions")
    hash = models.CharField(max_length=64)
    type = models.CharField(max_length=20)
    body = models.JSONField()
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("version of a question")
        verbose_name_plural = _("versions of questions")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["item", "hash"], name="quizzes_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}@{self.hash[:8]}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Only new versions can be saved."""
        if not self._state.adding:
            raise TypeError("a version of a question never changes; make a new one")
        super().save(*args, **kwargs)


class Attempt(models.Model):
    """One learner going through some questions of a week."""

    class Kind(models.TextChoices):
        """A retry of missed questions is practice: it follows their feedback, so it proves little
        and neither passes nor fails the quiz (`passed` stays empty)."""

        FULL = "full", _("Quiz")
        MISSED = "missed", _("Practice of missed questions")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="quiz_attempts"
    )
    week = models.ForeignKey(
        "curriculum.Week", on_delete=models.CASCADE, related_name="quiz_attempts"
    )
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.FULL)
    seed = models.BigIntegerField()
    language = models.CharField(max_length=2, choices=LANGUAGES)
    size = models.PositiveSmallIntegerField()
    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)
    score = models.FloatField(null=True, blank=True)
    passed = models.BooleanField(null=True, blank=True)

    class Meta:
        verbose_name = _("quiz attempt")
        verbose_name_plural = _("quiz attempts")
        ordering = ["-id"]
        indexes = [models.Index(fields=["learner", "week"], name="quizzes_attempt_learner_week")]
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "week"],
                condition=Q(finished_at__isnull=True),
                name="quizzes_attempt_one_open",
            ),
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True, score__isnull=True)
                | Q(finished_at__isnull=False, score__isnull=False),
                name="quizzes_attempt_finished_has_score",
            ),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__gte=0, score__lte=1),
                name="quizzes_attempt_score_in_range",
            ),
            models.CheckConstraint(condition=Q(size__gte=1), name="quizzes_attempt_not_empty"),
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True) | Q(finished_at__gte=F("started_at")),
                name="quizzes_attempt_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def finished(self) -> bool:
        """Whether every question has been answered."""
        return self.finished_at is not None

    @property
    def is_practice(self) -> bool:
        """Whether only missed questions are asked again."""
        return self.kind == self.Kind.MISSED


class AttemptItem(models.Model):
    """A question drawn for an attempt, at its place (from 1)."""

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="drawn")
    position = models.PositiveSmallIntegerField()
    item_version = models.ForeignKey(ItemVersion, on_delete=models.PROTECT, related_name="+")
    shown_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("drawn question")
        verbose_name_plural = _("drawn questions")
        ordering = ["attempt", "position"]
        constraints = [
            models.UniqueConstraint(fields=["attempt", "position"], name="quizzes_drawn_position"),
            models.CheckConstraint(condition=Q(position__gte=1), name="quizzes_drawn_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.attempt_id}/{self.position}"


class Answer(models.Model):
    """The first and only answer to a question of an attempt, with authors' ids in `response`."""

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="answers")
    position = models.PositiveSmallIntegerField()
    item_version = models.ForeignKey(ItemVersion, on_delete=models.PROTECT, related_name="answers")
    response = models.JSONField()
    certainty = models.PositiveSmallIntegerField()
    score = models.FloatField()
    outcome = models.JSONField()
    answered_at = models.DateTimeField(default=timezone.now)
    seconds = models.PositiveIntegerField(default=0)
    language = models.CharField(max_length=2, choices=LANGUAGES)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["attempt", "position"]
        constraints = [
            models.UniqueConstraint(fields=["attempt", "position"], name="quizzes_answer_once"),
            models.CheckConstraint(
                condition=Q(certainty__in=[1, 2, 3]), name="quizzes_answer_certainty"
            ),
            models.CheckConstraint(
                condition=Q(score__gte=0, score__lte=1), name="quizzes_answer_score_in_range"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.attempt_id}/{self.position}"
