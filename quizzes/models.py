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


def passes(score: float) -> bool:
    """Whether a share of points, in [0, 1], passes.

    >>> passes(0.8), passes(0.79)
    (True, False)
    """
    return score >= PASS_MARK - 1e-9


LANGUAGES = [("ja", "日本語"), ("en", "English")]


class Item(models.Model):
    """A question of a week; what it says is in its versions."""

    week = models.ForeignKey("curriculum.Week", on_delete=models.CASCADE, related_name="items")
    slug = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField()
    concept = models.CharField(max_length=100)
    paper = models.CharField(
        max_length=100, blank=True, default="", help_text=_("The reading that asks it, if any.")
    )
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

    @property
    def concepts(self) -> list[str]:
        """What it is about, the main concept first."""
        return list(self.body.get("concepts") or ())


class Attempt(models.Model):
    """One learner going through some questions of a week."""

    class Kind(models.TextChoices):
        """A retry of missed questions is practice: it follows their feedback, so it proves little
        and neither passes nor fails the quiz (`passed` stays empty). A unit check asks what a week
        rests on: passing it opens the week. Quick questions are about chosen concepts. A review is
        one question that was due (`quizzes.review`). Questions about a paper follow its reading."""

        FULL = "full", _("Quiz")
        MISSED = "missed", _("Practice of missed questions")
        UNIT_CHECK = "unit_check", _("Check of what the week rests on")
        QUICK = "quick", _("Quick questions")
        REVIEW = "review", _("Review")
        PAPER = "paper", _("Questions about a paper")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="quiz_attempts"
    )
    week = models.ForeignKey(
        "curriculum.Week", on_delete=models.CASCADE, related_name="quiz_attempts"
    )
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.FULL)
    paper = models.CharField(max_length=100, blank=True, default="")
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
                condition=Q(finished_at__isnull=True, kind__in=["full", "missed"]),
                name="quizzes_attempt_one_open",
            ),
            models.UniqueConstraint(
                fields=["learner", "week", "kind"],
                condition=Q(finished_at__isnull=True, kind__in=["unit_check", "quick"]),
                name="quizzes_attempt_one_open_check",
            ),
            models.UniqueConstraint(
                fields=["learner"],
                condition=Q(finished_at__isnull=True, kind="review"),
                name="quizzes_attempt_one_open_review",
            ),
            models.UniqueConstraint(
                fields=["learner", "paper"],
                condition=Q(finished_at__isnull=True, kind="paper"),
                name="quizzes_attempt_one_open_paper",
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
    def pass_kept(self) -> bool:
        """Whether it stays passed only because the pass was earned before a key was corrected."""
        return bool(self.passed) and self.score is not None and not passes(self.score)

    @property
    def is_practice(self) -> bool:
        """Whether it neither passes nor fails anything."""
        return self.kind in (self.Kind.MISSED, self.Kind.QUICK, self.Kind.PAPER)

    @property
    def is_review(self) -> bool:
        """Whether this is one question of the daily review."""
        return self.kind == self.Kind.REVIEW


class AttemptItem(models.Model):
    """A question drawn for an attempt, at its place (from 1)."""

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="drawn")
    position = models.PositiveSmallIntegerField()
    item_version = models.ForeignKey(ItemVersion, on_delete=models.PROTECT, related_name="+")
    shown_at = models.DateTimeField(null=True, blank=True)
    hints = models.PositiveSmallIntegerField(default=0)
    progress = models.JSONField(default=dict, blank=True)
    """What was done between question and answer (`quizzes.steps`): decisions, written words."""

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
    hints = models.PositiveSmallIntegerField(default=0)
    key_version = models.ForeignKey(
        ItemVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """The version whose key marks this answer after a regrade; empty: the one it was given to."""

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

    @property
    def key(self) -> ItemVersion:
        """The version that says what is right about this answer."""
        return self.key_version or self.item_version


class Regrade(models.Model):
    """Answers marked again because the key of a question was corrected. Undone, never deleted."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="regrades")
    version = models.ForeignKey(ItemVersion, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    looked_at = models.PositiveIntegerField(default=0)
    left_out = models.JSONField(default=dict, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("regrade")
        verbose_name_plural = _("regrades")
        ordering = ["-id"]

    def __str__(self) -> str:
        return str(self.id)


class RegradedAnswer(models.Model):
    """One answer in a regrade: its mark before and after, so that it can be undone exactly."""

    regrade = models.ForeignKey(Regrade, on_delete=models.CASCADE, related_name="answers")
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="regraded")
    old_score = models.FloatField()
    new_score = models.FloatField()
    old_outcome = models.JSONField()
    new_outcome = models.JSONField()
    old_key = models.ForeignKey(ItemVersion, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("regraded answer")
        verbose_name_plural = _("regraded answers")
        ordering = ["regrade", "id"]
        constraints = [
            models.UniqueConstraint(fields=["regrade", "answer"], name="quizzes_regraded_once"),
        ]

    def __str__(self) -> str:
        return f"{self.regrade_id}/{self.answer_id}"


class RubricMark(models.Model):
    """A mentor's mark of an explanation. The newest counts instead of the learner's own."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="rubric_marks")
    mentor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    met = models.JSONField(default=list)
    comment = models.TextField(blank=True, max_length=2000)
    score = models.FloatField()
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("mentor's mark")
        verbose_name_plural = _("mentors' marks")
        ordering = ["-id"]

    def __str__(self) -> str:
        return str(self.id)


# Django looks for an app's tables here.
from quizzes.health import models as health_models  # noqa: E402, F401
from quizzes.review import models as review_models  # noqa: E402, F401
