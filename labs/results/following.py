"""A submission as it stands in the database now, for everybody who follows it.

One reading serves the event stream, polling, the pages and the API.
"""

from __future__ import annotations

from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from config.bilingual import active_language
from labs import limits, wording
from labs.models import Lab, LabVersion, Mode, Submission
from labs.queues import waiting
from labs.results import api_findings
from labs.results.presentation import Check, LabTexts, present_checks
from labs.results.summaries import Summary, present_summary
from labs.results.traces import Trace, present_trace


def texts_of(lab: Lab, version: LabVersion, *, mode: str = Mode.SUBMIT) -> LabTexts:
    """The lab's texts for `presentation`. No query when lab, week and lesson were fetched."""
    spec, mistakes = version.spec, version.mistakes
    if mode == Mode.VARY and spec.get("variation"):
        spec, mistakes = {**spec, "checks": spec["variation"]["checks"]}, {}
    week = lab.week
    lesson = week.current_lesson
    title = f"title_{active_language()}"
    return LabTexts(
        slug=lab.slug,
        url=reverse("labs:lab", args=[lab.slug]),
        spec=spec,
        mistakes=mistakes,
        lesson_url=reverse("curriculum:lesson", args=[week.course.slug, week.slug]),
        passages={part["anchor"]: part[title] for part in lesson.sections} if lesson else {},
    )


def checks_of(submission: Submission) -> list[Check]:
    """What is known of its checks, in the reader's language. One query."""
    version = submission.lab_version
    return present_checks(
        list(submission.checks.all()), texts_of(version.lab, version, mode=submission.mode)
    )


def check_event(check: Check) -> dict[str, Any]:
    """A check as the lab page takes it, from a stream and from polling alike."""
    return {
        "id": check.id,
        "position": check.position,
        "verdict": check.verdict,
        "line": check.line,
        "html": render_to_string("labs/check.html", {"check": check, "goto": True}),
    }


STATE = ("state", "queue_position", "expected_wait_seconds", "queue", "device", "message")


def state_event(submission: Submission) -> dict[str, Any]:
    """Where it is, with a sentence that says so. Three queries while it waits, else none."""
    place = waiting.place_of(submission)
    return {
        "state": submission.state,
        "queue_position": place.position if place else None,
        "expected_wait_seconds": place.seconds if place else None,
        "queue": submission.queue,
        "device": submission.device or None,
        "message": wording.state_message(submission.state, place=place, queue=submission.queue),
    }


def trace_of(submission: Submission) -> Trace | None:
    """A shape trace beside its code; None for other modes and while it is open."""
    if submission.mode != Mode.TRACE or submission.is_open:
        return None
    return present_trace(
        submission.trace,
        source=submission.source,
        function=submission.traced_function,
        verdict=submission.verdict,
        problem=submission.problem,
    )


def summary_of(submission: Submission, checks: list[Check]) -> Summary | None:
    """How a run or submission ended; None while it is open, and for a shape trace."""
    if submission.is_open or submission.mode == Mode.TRACE:
        return None
    return present_summary(
        mode=submission.mode,
        verdict=submission.verdict,
        checks=checks,
        problem=submission.problem,
    )


def done_html(submission: Submission, checks: list[Check]) -> str:
    """The summary as the lab page shows it above the checks; a trace beside its code."""
    page = reverse("labs:submission", args=[submission.pk])
    if trace := trace_of(submission):
        return render_to_string(
            "labs/trace.html", {"trace": trace, "goto": True, "submission_url": page}
        )
    week = submission.lab_version.lab.week
    context = {
        "submission": submission,
        "summary": summary_of(submission, checks),
        "goto": True,
        "submission_url": page,
        "week_url": reverse("progress:week", args=[week.course.slug, week.slug]),
    }
    return render_to_string("labs/done.html", context)


def done_event(submission: Submission, checks: list[Check]) -> dict[str, Any]:
    """The end, as the lab page takes it."""
    return {
        "verdict": submission.verdict or None,
        "score": submission.score,
        "html": done_html(submission, checks),
        "annotations": annotations_of(submission),
    }


def annotations_of(submission: Submission) -> list[dict[str, Any]]:
    """What a shape trace says beside the lines of the editor: line and text."""
    trace = trace_of(submission)
    return trace.annotations if trace else []


def addresses(submission: Submission) -> dict[str, str | None]:
    """Where programs find a submission; no address to cancel one that has ended."""
    url = reverse("labs_api:submission", args=[submission.pk])
    return {
        "url": url,
        "events_url": f"{url}events/",
        "cancel_url": f"{url}cancel/" if submission.is_open else None,
        "page_url": reverse("labs:submission", args=[submission.pk]),
    }


def brief(submission: Submission) -> dict[str, Any]:
    """What the lab page needs to begin following."""
    return {
        "id": str(submission.pk),
        "mode": submission.mode,
        "function": submission.traced_function or None,
        **addresses(submission),
        **state_event(submission),
        "api_changes": api_findings.shown(submission.api_changes),
    }


def usage_of(submission: Submission, checks: list[Check]) -> list[dict[str, Any]]:
    """What the checks reached at most against what each may use, for every verdict alike."""
    allowed = run_limits(submission.lab_version.spec)
    cpu = max((check.cpu_ms or 0 for check in checks), default=0) / 1000
    wall = max((check.wall_ms or 0 for check in checks), default=0) / 1000
    memory = max((check.memory_mb or 0 for check in checks), default=0)
    return [
        _usage("cpu", _("CPU time of the slowest check"), cpu, allowed.cpu_seconds, "s"),
        _usage("wall", _("Time of the slowest check"), wall, allowed.wall_seconds, "s"),
        _usage("memory", _("Most memory"), memory, allowed.memory_mb, "MB"),
    ]


def _usage(kind: str, label: str, reached: float, allowed: float, unit: str) -> dict[str, Any]:
    words = {
        "reached": wording.duration(reached * 1000)
        if unit == "s"
        else f"{wording.number(reached)} MB",
        "allowed": _("%(s)s s") % {"s": wording.number(allowed)}
        if unit == "s"
        else f"{wording.number(allowed)} MB",
    }
    return {
        "kind": kind,
        "label": label,
        "reached": reached,
        "allowed": allowed,
        "unit": unit,
        "value": _("%(reached)s of %(allowed)s") % words,
    }


def run_limits(spec: dict[str, Any]) -> limits.Limits:
    """The limits of one run of a lab, from its stored specification."""
    defaults = limits.DEFAULTS[spec["runtime"]]
    return defaults.overridden(**(spec.get("limits") or {}))
