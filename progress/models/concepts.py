"""How well learners know concepts: derived, but for the week in which somebody looked back."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from curriculum.models import Concept
from progress.mastery.concepts import HALF_LIFE_DAYS, PRIOR, Standing
from progress.mastery.levels import ConceptLevel

LEVEL_CHOICES = [
    (ConceptLevel.NOT_STARTED.value, _("Not started")),
    (ConceptLevel.ATTEMPTED.value, _("Attempted")),
    (ConceptLevel.FAMILIAR.value, _("Familiar")),
    (ConceptLevel.PROFICIENT.value, _("Proficient")),
    (ConceptLevel.MASTERED.value, _("Mastered")),
]


class ConceptStanding(models.Model):
    """A learner's standing in a concept; no row means that nothing was done that touches it.

    `level`, `p_known` and `stale` are true at `as_of` and until `next_change_at`; the columns
    beginning with `held_` are those right after the last fact, from which any moment follows.
    """

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="concept_standings"
    )
    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="standings")
    level = models.CharField(max_length=16, choices=LEVEL_CHOICES)
    p_known = models.FloatField(default=PRIOR)
    stale = models.BooleanField(default=False)
    evidence = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(null=True, blank=True)
    traced_at = models.DateTimeField(null=True, blank=True)
    held_level = models.CharField(max_length=16, choices=LEVEL_CHOICES)
    held_p = models.FloatField(default=PRIOR)
    days = models.PositiveIntegerField(default=0)
    sources = models.PositiveIntegerField(default=0)
    half_life_days = models.FloatField(default=HALF_LIFE_DAYS)
    as_of = models.DateTimeField()
    next_change_at = models.DateTimeField(null=True, blank=True)
    why = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["learner", "concept"], name="progress_concept_once"),
            models.CheckConstraint(
                condition=models.Q(p_known__gte=0, p_known__lte=1),
                name="progress_concept_p_in_range",
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_change_at"],
                condition=models.Q(next_change_at__isnull=False),
                name="progress_concept_changes",
            )
        ]

    def __str__(self) -> str:
        return f"{self.learner_id} and {self.concept_id}: {self.level}"

    def standing(self, slug: str, now: datetime) -> Standing:
        """The standing at a moment, without its reasons; `slug` is the concept's."""
        return self.held(slug).at(now)

    def held(self, slug: str = "") -> Standing:
        """The standing right after the last fact, without its reasons."""
        return Standing(
            concept=slug,
            level=ConceptLevel(self.held_level),
            p_known=self.held_p,
            evidence=self.evidence,
            last_at=self.last_at,
            traced_at=self.traced_at,
            days=self.days,
            sources=self.sources,
            half_life_days=self.half_life_days,
        )


class LookBack(models.Model):
    """That a learner looked back at a week; `monday` by her own clock."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="look_backs"
    )
    monday = models.DateField()
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["learner", "monday"], name="progress_look_back_once")
        ]

    def __str__(self) -> str:
        return f"{self.learner_id} in the week of {self.monday}"
