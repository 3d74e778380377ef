"""Fingerprints of passing texts, and variations asked because of them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from config.ids import new_id
from labs.models.material import Lab
from labs.models.submissions import Submission


class SolutionPrints(models.Model):
    """Fingerprints of a submission in which every check passed (`labs.variations.similarity`)."""

    submission = models.OneToOneField(Submission, on_delete=models.CASCADE, related_name="prints")
    lab = models.ForeignKey(Lab, on_delete=models.CASCADE, related_name="+")
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    prints = models.JSONField(help_text="numbers, sorted")
    asked = models.BooleanField(
        default=False, help_text="it was too close to another text and nothing has shown more yet"
    )
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "prints of solutions"
        indexes = [models.Index(fields=["lab", "made_at"], name="labs_prints_of_lab")]

    def __str__(self) -> str:
        return str(self.submission_id)


class VariationTask(models.Model):
    """A variation that a learner was asked to solve, since a passing text was too close to another.

    What it was close to is for operators: no page says whose text it was.
    """

    class Kind(models.TextChoices):
        """What the text is close to."""

        SHOWN = "shown", _("Code that the lesson shows")
        OTHER = "other", _("An earlier submission of somebody else")

    class State(models.TextChoices):
        """Whether it is still to be solved."""

        OPEN = "open", _("Asked")
        SOLVED = "solved", _("Solved")
        WAIVED = "waived", _("Waived by a mentor")
        DROPPED = "dropped", _("No longer needed")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="variation_tasks"
    )
    lab = models.ForeignKey(Lab, on_delete=models.CASCADE, related_name="variation_tasks")
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="asks")
    kind = models.CharField(max_length=8, choices=Kind)
    like = models.ForeignKey(
        Submission, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    share = models.FloatField()
    evidence = models.FloatField()
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    waived_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("variation that was asked")
        verbose_name_plural = _("variations that were asked")
        constraints = [
            models.UniqueConstraint(fields=["learner", "lab"], name="labs_variation_once")
        ]

    def __str__(self) -> str:
        return f"{self.learner_id}/{self.lab_id}: {self.state}"
