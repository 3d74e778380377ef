"""The admin shows labs and submissions, and changes nothing."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from config.admin import ReadOnlyAdmin
from labs.models import Lab, LabVersion, Submission, VariationTask, Worker
from labs.status.summary import replay_command


@admin.register(Lab)
class LabAdmin(ReadOnlyAdmin):
    """Labs."""

    list_display = ("slug", "week", "title_en", "title_ja", "position", "retired")
    list_select_related = ("week",)


@admin.register(LabVersion)
class LabVersionAdmin(ReadOnlyAdmin):
    """Versions of labs."""

    list_display = ("lab", "hash", "created_at")
    list_select_related = ("lab",)


@admin.register(Submission)
class SubmissionAdmin(ReadOnlyAdmin):
    """Submissions with what operators need: which worker, how often, why it failed on our side."""

    list_display = ("id", "state", "verdict", "mode", "queue", "tries", "worker", "created_at")
    list_filter = ("state", "verdict", "queue", "quarantined")
    show_full_result_count = False

    @admin.display(description="command that grades it again and changes nothing")
    def replay(self, submission: Submission) -> str:
        """What an operator types to see what went wrong."""
        return replay_command(submission)

    def get_fields(self, request: HttpRequest, obj: Submission | None = None) -> Any:
        """All columns, and the command."""
        return ["replay", *super().get_fields(request, obj)]

    def get_readonly_fields(self, request: HttpRequest, obj: Submission | None = None) -> Any:
        """The command is no column."""
        return ["replay"]


@admin.register(Worker)
class WorkerAdmin(ReadOnlyAdmin):
    """Workers and, for those that refuse work, the reason."""

    list_display = ("name", "queues", "device", "accepts_work", "reason", "seen_at")


@admin.register(VariationTask)
class VariationTaskAdmin(ReadOnlyAdmin):
    """Variations that were asked; what a text was close to is shown here alone."""

    list_display = ("learner", "lab", "kind", "share", "state", "made_at")
    list_filter = ("state", "kind", "lab")
    list_select_related = ("learner", "lab")
