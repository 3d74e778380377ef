"""Reports and ratings of passages, questions and labs."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from config.ids import new_id
from curriculum.models import Week

LANGUAGES = [("ja", "日本語"), ("en", "English")]


class PlaceKind(models.TextChoices):
    """What can be spoken of; each has a source in `curriculum.reports.places`."""

    PASSAGE = "passage", _("Passage of a lesson")
    QUESTION = "question", _("Question")
    LAB = "lab", _("Text of a lab")


class AboutPlace(models.Model):
    """The place, named so that it outlives its text, and the version that was read."""

    place = models.CharField(max_length=10, choices=PlaceKind)
    week = models.ForeignKey(Week, on_delete=models.CASCADE, related_name="+")
    slug = models.CharField(max_length=100, help_text=_("Anchor, question or lab."))
    title = models.CharField(max_length=200)
    version = models.CharField(max_length=64)
    language = models.CharField(max_length=2, choices=LANGUAGES)

    class Meta:
        abstract = True

    @property
    def key(self) -> tuple[str, int, str]:
        """What tells places apart."""
        return self.place, self.week_id, self.slug


class Report(AboutPlace):
    """Something that a learner finds wrong, with the text as it was read."""

    class Kind(models.TextChoices):
        """What is the matter."""

        WRONG = "wrong", _("Something is wrong")
        UNCLEAR = "unclear", _("I cannot follow it")
        LANGUAGE = "language", _("Wording or translation")
        BROKEN = "broken", _("Something does not work")
        OTHER = "other", _("Something else")

    class State(models.TextChoices):
        """Whether authors have dealt with it."""

        OPEN = "open", _("Open")
        ANSWERED = "answered", _("Answered")
        RESOLVED = "resolved", _("Resolved")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="material_reports"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    text = models.TextField(blank=True, max_length=2000)
    passage = models.TextField(help_text=_("The words that stood there then."))
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    reply = models.TextField(blank=True, max_length=2000)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("report on material")
        verbose_name_plural = _("reports on material")
        ordering = ["-id"]
        indexes = [models.Index(fields=["state", "-id"], name="curriculum_report_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["reporter", "place", "week", "slug"],
                condition=Q(state="open"),
                name="curriculum_report_one_open",
            ),
            models.CheckConstraint(
                condition=Q(state="open") | Q(answered_at__isnull=False),
                name="curriculum_report_closed_at",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def unseen(self) -> bool:
        """Whether the answer is still to be read by the reporter."""
        return self.answered_at is not None and self.seen_at is None


class Rating(AboutPlace):
    """Whether a place was clear to a learner; the newest word counts."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="clarity_ratings"
    )
    clear = models.BooleanField()
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("rating of clarity")
        verbose_name_plural = _("ratings of clarity")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "place", "week", "slug"], name="curriculum_rating_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.learner_id}: {self.place} {self.slug}"
