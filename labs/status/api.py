"""The state of grading for apps and scripts, and its page."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.access import Visitor
from accounts.models import User
from labs.models import Submission
from labs.serializers import WorkerData
from labs.status import words as status_words
from labs.status.summary import WINDOWS, Status, newest_failures, replay_command, status


class QueueData(serializers.Serializer):
    """A queue now."""

    name = serializers.CharField()
    served = serializers.BooleanField(help_text="Whether a live worker takes from it.")
    waiting = serializers.IntegerField()
    running = serializers.IntegerField()
    oldest_seconds = serializers.IntegerField(help_text="How long the first has waited.")


class PhaseData(serializers.Serializer):
    """How long a phase of runs took."""

    runtime = serializers.CharField(help_text="`all`, `numpy` or `tensorflow`.")
    phase = serializers.CharField(help_text="queued, start, run, compare or publish.")
    runs = serializers.IntegerField()
    p50_ms = serializers.FloatField()
    p95_ms = serializers.FloatField()
    p99_ms = serializers.FloatField()


class FailureData(serializers.ModelSerializer[Submission]):
    """A run that we failed to grade; for operators."""

    lab = serializers.SlugField(source="lab_version.lab.slug")
    replay = serializers.SerializerMethodField()

    class Meta:
        model = Submission
        fields = ["id", "lab", "finished_at", "tries", "worker", "failure", "replay"]

    def get_replay(self, submission: Submission) -> str:
        """The command that grades it again without changing anything."""
        return replay_command(submission)


class StatusData(serializers.Serializer):
    """How grading does."""

    window = serializers.ChoiceField(choices=sorted(WINDOWS))
    at = serializers.DateTimeField()
    grading = serializers.BooleanField(help_text="Whether anybody grades now.")
    queues = QueueData(many=True)
    workers = WorkerData(many=True)
    runs = serializers.IntegerField(help_text="Runs of the window that were looked at.")
    complete = serializers.BooleanField(help_text="False: only the newest of them were.")
    phases = PhaseData(many=True)
    our_failures = serializers.IntegerField()
    newest_failures = FailureData(many=True, help_text="Empty unless you are an operator.")


def is_operator(visitor: Visitor) -> bool:
    """Whether somebody may know names of machines and why something failed."""
    return isinstance(visitor, User) and visitor.is_active and visitor.is_operator


def status_json(found: Status, *, operator: bool) -> dict[str, Any]:
    """The status as data, without what is for operators only."""
    workers = WorkerData(found.workers, many=True, context={"operator": operator}).data
    failures = newest_failures() if operator else []
    return {
        **{name: getattr(found, name) for name in ("window", "at", "grading", "runs")},
        "complete": found.complete,
        "our_failures": found.our_failures,
        "queues": [asdict(queue) for queue in found.queues],
        "workers": workers,
        "phases": [asdict(phase) for phase in found.phases],
        "newest_failures": FailureData(failures, many=True).data,
    }


def asked_window(value: str | None) -> str:
    """The window in a query; the last hour for anything else."""
    return value if value in WINDOWS else "hour"


class StatusView(APIView):
    """How grading does."""

    permission_classes = [AllowAny]

    @extend_schema(
        operation_id="status",
        tags=["labs"],
        parameters=[OpenApiParameter("window", str, enum=sorted(WINDOWS))],
        responses=StatusData,
    )
    def get(self, request: Request) -> Response:
        """Queues, live workers with their sandbox layers, and how long each phase of a run takes.

        Open to everybody; operators also get names, reasons and our newest failures.
        """
        found = status(asked_window(request.query_params.get("window")))
        data = status_json(found, operator=is_operator(request.user))
        return Response(data, headers={"Cache-Control": "no-store"})


@never_cache
@require_safe
def status_page(request: HttpRequest) -> HttpResponse:
    """The same for people."""
    found = status(asked_window(request.GET.get("window")))
    operator = is_operator(request.user)
    context = {
        "status": found,
        "operator": operator,
        "summary": status_words.summary(found),
        "windows": [(key, words, key == found.window) for key, words in status_words.windows()],
        "tables": status_words.phase_tables(found),
        "workers": [status_words.worker_words(one, operator=operator) for one in found.workers],
        "failures": [
            {"row": one, "replay": replay_command(one)}
            for one in (newest_failures() if operator else [])
        ],
        "title": _("Status"),
    }
    return render(request, "labs/status.html", context)
