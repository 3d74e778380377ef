"""Labs and their versions, drafts, submissions, what each check found, and mentors' comments."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from config.bilingual import Bilingual
from config.ids import new_id
from curriculum.models import Week
from labs.spec.endings import Way


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


class Mode(models.TextChoices):
    """Run shows the visible examples; Submit grades everything; Trace follows one function."""

    RUN = "run", _("Run")
    SUBMIT = "submit", _("Submit")
    TRACE = "trace", _("Shape trace")
    OBSERVE = "observe", _("Changed run")
    VARY = "vary", _("Variation")


UNCHECKED = (Mode.TRACE, Mode.OBSERVE)
"""Runs that check nothing."""
ASIDE = (*UNCHECKED, Mode.VARY)
"""Runs beside the lab's own checks: they are in no history and count for nothing."""


class State(models.TextChoices):
    """Where a submission is; only ``finished`` has a verdict."""

    QUEUED = "queued", _("Queued")
    RUNNING = "running", _("Running")
    FINISHED = "finished", _("Finished")
    CANCELLED = "cancelled", _("Cancelled")


class Submission(models.Model):
    """Code handed in once, and what became of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="submissions"
    )
    lab_version = models.ForeignKey(
        LabVersion, on_delete=models.PROTECT, related_name="submissions"
    )
    mode = models.CharField(max_length=8, choices=Mode.choices)
    source = models.TextField()
    seed = models.PositiveIntegerField()
    language = models.CharField(max_length=2)
    idempotency_key = models.CharField(  # noqa: DJ001  NULLs do not clash
        max_length=64, null=True, blank=True
    )
    state = models.CharField(max_length=12, choices=State.choices, default=State.QUEUED)
    queue = models.CharField(max_length=16)
    tries = models.PositiveSmallIntegerField(default=0)
    quarantined = models.BooleanField(
        default=False, help_text="a worker died while it had this: it runs in a process of its own"
    )
    verdict = models.CharField(max_length=16, blank=True)
    score = models.FloatField(null=True, blank=True)
    device = models.CharField(max_length=16, blank=True)
    worker = models.CharField(max_length=120, blank=True)
    failure = models.TextField(blank=True, help_text="ours, for operators; never shown to learners")
    problem = models.JSONField(
        null=True, blank=True, help_text="why the code could not be run at all"
    )
    api_changes = models.JSONField(
        default=list, blank=True, help_text="removed or renamed APIs found before the run"
    )
    traced_function = models.CharField(max_length=80, blank=True)
    trace = models.JSONField(null=True, blank=True, help_text="a shape trace, line by line")
    phases = models.JSONField(default=dict, blank=True)
    versions = models.JSONField(default=dict, blank=True)
    stdout = models.TextField(blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True, blank=True)
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    owes_news = models.BooleanField(
        default=False, help_text="it has ended, and the other rooms may not have heard of it"
    )

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["learner", "lab_version", "-id"]),
            # Not only of open ones: SQLite believes in no condition that comes as a parameter.
            models.Index(fields=["state", "queue", "id"], name="labs_submission_state"),
            # What the status page reads: the newest, however many there are.
            models.Index(fields=["state", "-finished_at"], name="labs_submission_ended"),
            models.Index(
                fields=["-finished_at"],
                condition=models.Q(verdict="our_failure"),
                name="labs_submission_our_failure",
            ),
            models.Index(
                fields=["finished_at"],
                condition=models.Q(owes_news=True),
                name="labs_submission_owes_news",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "idempotency_key"], name="labs_submission_idempotent"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="finished") | ~models.Q(verdict=""),
                name="labs_finished_has_verdict",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def is_open(self) -> bool:
        """Whether a result is still to come."""
        return self.state in (State.QUEUED, State.RUNNING)

    @property
    def percent(self) -> int | None:
        """The score in percent, rounded down so that only a full score says 100."""
        return None if self.score is None else int(self.score * 100 + 1e-9)

    @property
    def passed(self) -> bool:
        """Whether this was a graded submission that passed every check."""
        return self.mode == Mode.SUBMIT and self.verdict == "passed"


class Forecast(models.Model):
    """What a learner said before the first submission to a lab; a skipped question is kept too,
    so that it is asked once. Never written after that submission: `labs.forecasting`."""

    class Level(models.TextChoices):
        """Whether all checks will pass at once; the probabilities are in `labs.forecasting`."""

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


class SolutionPrints(models.Model):
    """Fingerprints of a submission in which every check passed (`labs.similarity`)."""

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


class CheckResult(models.Model):
    """What one check of a submission found; written as soon as that check ends."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="checks")
    check_id = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField()
    verdict = models.CharField(max_length=16)
    score = models.FloatField()
    cpu_ms = models.FloatField(null=True, blank=True)
    wall_ms = models.FloatField(null=True, blank=True)
    memory_mb = models.FloatField(null=True, blank=True)
    limit = models.JSONField(null=True, blank=True)
    card = models.JSONField(null=True, blank=True)
    error = models.JSONField(null=True, blank=True)
    mistake = models.CharField(
        max_length=80, blank=True, help_text="an id of mistakes.py, or relation:<name>"
    )
    evidence = models.JSONField(
        null=True, blank=True, help_text="what the name rests on, for the sentence that says it"
    )
    rests_on = models.CharField(max_length=80, blank=True)
    recorded_at = models.DateTimeField(
        auto_now=True, help_text="A check may be told again with more: streams send what is newer."
    )

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "check_id"], name="labs_check_once_per_submission"
            )
        ]

    def __str__(self) -> str:
        return f"{self.check_id}: {self.verdict}"


class LineComment(models.Model):
    """A remark on one line of a submission (line numbers start at 1)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="comments")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="line_comments"
    )
    line = models.PositiveIntegerField()
    text = models.TextField(max_length=4000)
    created_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["line", "id"]

    def __str__(self) -> str:
        return f"line {self.line}"


class Worker(models.Model):
    """A grading worker's last word about itself: its queues and live layers."""

    STARTING = "The sandbox is starting."  # the reason of one that is on its way

    name = models.CharField(max_length=120, unique=True)
    queues = models.JSONField(default=list)
    layers = models.JSONField(default=dict)
    accepts_work = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    device = models.CharField(max_length=40, blank=True)
    slots = models.PositiveSmallIntegerField(default=1, help_text="runs graded at the same time")
    memory = models.JSONField(
        default=dict, blank=True, help_text="MB of each warm parent and of the last child"
    )
    figures = models.JSONField(
        default=dict, blank=True, help_text="histograms of phases since this process began"
    )
    probed_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.name


class Watch(models.Model):
    """When the site was last swept, and since when without a gap. One row."""

    swept_at = models.DateTimeField()
    steady_since = models.DateTimeField()

    def __str__(self) -> str:
        return f"swept at {self.swept_at:%H:%M:%S}"
