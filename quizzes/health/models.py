"""What first answers say about a question: derived, made again each day from all of them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ItemHealth(models.Model):
    """Figures of a question, or of one version of it; see `quizzes.health.figures`.

    `version` empty: all versions together. `flags` are empty while too few have answered.
    """

    item = models.ForeignKey("quizzes.Item", on_delete=models.CASCADE, related_name="health")
    version = models.ForeignKey(
        "quizzes.ItemVersion", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    answers = models.PositiveIntegerField()
    right = models.PositiveIntegerField()
    facility = models.FloatField()
    discrimination = models.FloatField(null=True, blank=True)
    judged = models.BooleanField()
    flags = models.JSONField(default=list)
    priority = models.PositiveSmallIntegerField(default=0)
    figures = models.JSONField(default=dict)
    """Everything else that the pages show: `figures.Figures` as JSON."""
    computed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("health of a question")
        verbose_name_plural = _("health of questions")
        constraints = [
            models.UniqueConstraint(
                fields=["item"], condition=Q(version__isnull=True), name="quizzes_health_of_item"
            ),
            models.UniqueConstraint(fields=["item", "version"], name="quizzes_health_of_version"),
        ]
        indexes = [
            models.Index(
                fields=["-priority", "-answers", "id"],
                condition=Q(version__isnull=True),
                name="quizzes_health_first",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}@{self.version_id}: {self.priority}"
