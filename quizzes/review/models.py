"""Cards of review and their history (both made from answers), and what introduces a card."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from config.ids import new_id

SHORTEST_DAY, LONGEST_DAY = 1, 60
"""Minutes of review that a learner may ask for each day."""


class ReviewDeck(models.Model):
    """How a learner reviews, and up to where the answers are in the cards."""

    learner = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="review_deck"
    )
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    """A day; empty: the site's setting."""
    folded_to = models.DateTimeField(null=True, blank=True)
    stale = models.BooleanField(default=False)
    """An answer was marked again: make all cards again before they are used."""

    class Meta:
        verbose_name = _("review deck")
        verbose_name_plural = _("review decks")
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__isnull=True)
                | Q(minutes__gte=SHORTEST_DAY, minutes__lte=LONGEST_DAY),
                name="quizzes_deck_minutes",
            ),
        ]

    def __str__(self) -> str:
        return f"deck of {self.learner_id}"


class ReviewCard(models.Model):
    """A question that a learner has met. Derived: `quizzes.review.folding`."""

    class State(models.TextChoices):
        """Introduced by a lab and never answered, or under review."""

        NEW = "new", _("New")
        REVIEW = "review", _("Under review")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="review_cards"
    )
    item = models.ForeignKey("quizzes.Item", on_delete=models.CASCADE, related_name="cards")
    state = models.CharField(max_length=10, choices=State, default=State.NEW)
    due_at = models.DateTimeField()
    stability = models.FloatField(null=True, blank=True)
    difficulty = models.FloatField(null=True, blank=True)
    last_review_at = models.DateTimeField(null=True, blank=True)
    reps = models.PositiveIntegerField(default=0)
    """Answers so far; also the card's revision."""
    lapses = models.PositiveIntegerField(default=0)
    surprised = models.BooleanField(default=False)
    seconds = models.PositiveSmallIntegerField()
    fsrs = models.JSONField(default=dict, blank=True)
    """The card as FSRS's own tools write it, for whoever wants to take it along."""

    class Meta:
        verbose_name = _("review card")
        verbose_name_plural = _("review cards")
        ordering = ["due_at"]
        indexes = [models.Index(fields=["learner", "due_at"], name="quizzes_card_due")]
        constraints = [
            models.UniqueConstraint(fields=["learner", "item"], name="quizzes_card_once"),
        ]

    def __str__(self) -> str:
        return f"{self.learner_id}/{self.item_id}"


class ReviewLog(models.Model):
    """One answer in the history of a card. Derived; the answer is the fact."""

    card = models.ForeignKey(ReviewCard, on_delete=models.CASCADE, related_name="logs")
    answer = models.OneToOneField(
        "quizzes.Answer", on_delete=models.CASCADE, related_name="review_log"
    )
    revision = models.PositiveIntegerField()
    reviewed_at = models.DateTimeField(db_index=True)
    rating = models.PositiveSmallIntegerField()
    predicted = models.FloatField(null=True, blank=True)
    elapsed_days = models.PositiveIntegerField(default=0)
    due_at = models.DateTimeField()

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["card", "revision"]
        constraints = [
            models.UniqueConstraint(fields=["card", "revision"], name="quizzes_review_once"),
            models.CheckConstraint(
                condition=Q(rating__in=[1, 2, 3, 4]), name="quizzes_review_rating"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.card_id}/{self.revision}"


class ReviewIntroduction(models.Model):
    """A fact: a question was put among a learner's cards before it was ever answered."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="review_introductions"
    )
    item = models.ForeignKey("quizzes.Item", on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    reason = models.CharField(max_length=100)

    class Meta:
        verbose_name = _("introduced question")
        verbose_name_plural = _("introduced questions")
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["learner", "item"], name="quizzes_introduced_once"),
        ]

    def __str__(self) -> str:
        return f"{self.learner_id}/{self.item_id}"


class ReviewHealth(models.Model):
    """How good the predictions of a week were, beside always saying the same."""

    week_start = models.DateField(unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    reviews = models.PositiveIntegerField()
    remembered = models.PositiveIntegerField()
    log_loss = models.FloatField(null=True, blank=True)
    constant_log_loss = models.FloatField(null=True, blank=True)
    constant = models.FloatField(null=True, blank=True)
    """The guess that is always the same: the share remembered before that week."""
    rmse = models.FloatField(null=True, blank=True)
    bins = models.JSONField(default=list)

    class Meta:
        verbose_name = _("week of predictions")
        verbose_name_plural = _("weeks of predictions")
        ordering = ["-week_start"]

    def __str__(self) -> str:
        return str(self.week_start)
