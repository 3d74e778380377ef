"""Reads about labs that several places repeat."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache

from django.db.models import Count, QuerySet
from django.utils import timezone

from accounts.models import User
from config.prepared import Parameter, prepared
from labs.models import ASIDE, Draft, Lab, Mode, State, Submission, Worker

HEAVY = ("spec", "files", "mistakes", "instructions_ja", "instructions_en")
ALIVE_FOR = timedelta(seconds=13)  # four missed heartbeats


def labs_with_versions() -> QuerySet[Lab]:
    """Labs that can be worked on, with what a page needs."""
    return _labs_with_versions().all()


@cache  # put together once: most requests about labs begin with it
def _labs_with_versions() -> QuerySet[Lab]:
    return (
        open_labs()
        .select_related("week__course", "week__current_lesson", "current_version")
        # Only the list of the lesson's sections is needed, and nothing of the grader's files.
        .defer(
            "week__current_lesson__html_ja",
            "week__current_lesson__html_en",
            "current_version__files",
        )
    )


def open_labs() -> QuerySet[Lab]:
    """Labs that can be worked on, alone."""
    return Lab.objects.filter(
        retired=False,
        current_version__isnull=False,
        week__active=True,
        week__course__active=True,
        week__course__program__active=True,
    )


def submissions_with_lab() -> QuerySet[Submission]:
    """Submissions with their learner, lab, week and version, without the grader's files."""
    return _submissions_with_lab().all()


@cache
def _submissions_with_lab() -> QuerySet[Submission]:
    lab = "lab_version__lab__week"
    return Submission.objects.select_related(
        "learner", f"{lab}__course", f"{lab}__current_lesson"
    ).defer(
        f"{lab}__current_lesson__html_ja",
        f"{lab}__current_lesson__html_en",
        "lab_version__files",
        "lab_version__instructions_ja",
        "lab_version__instructions_en",
    )


def latest_submission(learner: User, lab: Lab) -> Submission | None:
    """What the learner last ran or handed in for a lab, in any state."""
    mine = submissions_with_lab().filter(learner=learner, lab_version__lab=lab)
    return mine.exclude(mode__in=ASIDE).first()


def open_trace(learner: User, lab: Lab) -> Submission | None:
    """The newest shape trace whose result is still to come."""
    mine = submissions_with_lab().filter(learner=learner, lab_version__lab=lab, mode=Mode.TRACE)
    return mine.filter(state__in=[State.QUEUED, State.RUNNING]).first()


def traceable_functions(lab: Lab) -> list[str]:
    """The functions of which a visible check makes a call, in the lab's order."""
    spec = lab.current_version.spec if lab.current_version else {"functions": [], "checks": []}
    shown = {check["function"] for check in spec["checks"] if check["visible"]}
    return [one["name"] for one in spec["functions"] if one["name"] in shown]


def starter_of(lab: Lab) -> str:
    """The code that a learner begins with. One query: the files are not fetched with the lab."""
    version = lab.current_version
    return str(version.files["starter.py"]) if version else ""


def draft_of(learner: User, lab: Lab) -> Draft | None:
    """What the learner has typed so far."""
    return Draft.objects.filter(learner=learner, lab=lab).first()


def live_workers(now: datetime | None = None) -> list[Worker]:
    """Workers that were heard of lately and take work."""
    return [worker for worker in recent_workers(now) if worker.accepts_work]


def recent_workers(now: datetime | None = None) -> list[Worker]:
    """Workers that were heard of lately, also those that refuse work."""
    since = (now or timezone.now()) - ALIVE_FOR
    return list(Worker.objects.filter(seen_at__gte=since).order_by("name"))


def slots_of(queue: str) -> list[tuple[int, bool, str]]:
    """Slots, whether it takes work, and the reason if not, of each recent worker of a queue."""
    found = _slots_since(seen_at=timezone.now() - ALIVE_FOR)
    return [(slots, takes, reason) for queues, slots, takes, reason in found if queue in queues]


_slots_since = prepared(
    lambda: (
        Worker.objects.order_by()
        .filter(seen_at__gte=Parameter(Worker, "seen_at"))
        .values_list("queues", "slots", "accepts_work", "reason")
    )
)


def live_queues() -> set[str]:
    """Queues that some live worker serves."""
    return {queue for worker in live_workers() for queue in worker.queues}


def history(learner: User, lab: Lab) -> QuerySet[Submission]:
    """A learner's submissions to a lab, newest first; code and output are not fetched.

    A shape trace is a look, no attempt: it is in no history.
    """
    return (
        Submission.objects.filter(learner=learner, lab_version__lab=lab)
        .exclude(mode__in=ASIDE)
        .defer("source", "stdout", "trace", "api_changes")
        .defer(*(f"lab_version__{name}" for name in HEAVY))
        .select_related("lab_version__lab")
        .annotate(comment_count=Count("comments"))
        .order_by("-id")  # a query that counts forgets the model's own order
    )


def unseen_submission(learner: User, lab: Lab) -> Submission | None:
    """The newest submission to a lab with a remark that the learner has not opened yet."""
    mine = Submission.objects.filter(learner=learner, lab_version__lab=lab)
    return (
        mine.filter(comments__seen_at__isnull=True, comments__id__isnull=False).only("id").first()
    )


def previous_submission(submission: Submission) -> Submission | None:
    """The learner's submission to the same lab right before this one."""
    mine = Submission.objects.filter(learner_id=submission.learner_id, pk__lt=submission.pk)
    mine = mine.exclude(mode__in=ASIDE)
    return mine.filter(lab_version__lab=submission.lab_version.lab_id).only("id").first()
