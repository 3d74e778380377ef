"""Code handed in, what its checks found, and what mentors say of its lines."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from config.ids import new_id
from labs.models.material import LabVersion


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
