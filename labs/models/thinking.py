"""What learners say before a lab and at its end, in levels and in words."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from config.ids import new_id
from labs.models.material import Lab, LabVersion
from labs.models.submissions import Submission
from labs.spec.endings import Way


class Forecast(models.Model):
    """What a learner said before the first submission to a lab; a skipped question is kept too,
    so that it is asked once. Never written after that submission: `labs.forecasts`."""

    class Level(models.TextChoices):
        """Whether all checks will pass at once; the probabilities are in `labs.forecasts`."""

        HARDLY = "hardly", _("Hardly")
        PERHAPS = "perhaps", _("Perhaps")
        PROBABLY = "probably", _("Probably")
        SURELY = "surely", _("Almost surely")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="lab_forecasts"
    )
    lab = models.ForeignKey(Lab, on_delete=models.CASCADE, related_name="forecasts")
    version = models.ForeignKey(LabVersion, on_delete=models.PROTECT, related_name="+")
    level = models.CharField(max_length=10, choices=Level, blank=True)
    probability = models.FloatField(null=True, blank=True)
    expected_submissions = models.PositiveSmallIntegerField(null=True, blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("forecast before a lab")
        verbose_name_plural = _("forecasts before labs")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["learner", "lab"], name="labs_forecast_once"),
            models.CheckConstraint(
                condition=models.Q(level="", probability__isnull=True)
                | models.Q(probability__gte=0, probability__lte=1),
                name="labs_forecast_probability",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.learner_id}/{self.lab_id}"

    @property
    def skipped(self) -> bool:
        """Whether the learner did not want to say."""
        return not self.level


class Prediction(models.Model):
    """What a learner said would come of a changed value, before her own code ran with it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="lab_predictions"
    )
    lab = models.ForeignKey(Lab, on_delete=models.CASCADE, related_name="predictions")
    position = models.PositiveSmallIntegerField(help_text="which round of the ending, from 0")
    said = models.CharField(max_length=12, choices=[(way.value, way.value) for way in Way])
    submission = models.OneToOneField(
        Submission, on_delete=models.PROTECT, related_name="prediction"
    )
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("prediction at the end of a lab")
        verbose_name_plural = _("predictions at the end of labs")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "lab", "position"], name="labs_prediction_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.learner_id}/{self.lab_id}/{self.position}"


class Explanation(models.Model):
    """A learner's own words at the end of a lab; marked by herself, perhaps by a mentor."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="lab_explanations"
    )
    lab = models.ForeignKey(Lab, on_delete=models.CASCADE, related_name="explanations")
    version = models.ForeignKey(LabVersion, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    written_at = models.DateTimeField(default=timezone.now)
    own_marks = models.JSONField(null=True, blank=True, help_text="ids of criteria found in it")
    mentor_marks = models.JSONField(null=True, blank=True, help_text="the same, by a mentor")
    mentor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    mentor_note = models.TextField(blank=True)

    class Meta:
        verbose_name = _("explanation at the end of a lab")
        verbose_name_plural = _("explanations at the end of labs")
        constraints = [
            models.UniqueConstraint(fields=["learner", "lab"], name="labs_explanation_once")
        ]

    def __str__(self) -> str:
        return f"{self.learner_id}/{self.lab_id}"
