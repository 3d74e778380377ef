"""The variation that is asked when a passing text is very close to another: solve it, or waive it.

When it is settled, the submission that asked for it passes, and everybody is told as of any pass.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import may_review
from accounts.models import User
from config.bilingual import Language
from config.prepared import Parameter, prepared
from config.problems import Conflict, Forbidden, NotFound, Text
from labs import services
from labs.models import Lab, Mode, SolutionPrints, Submission, VariationTask
from labs.spec.variations import Variation
from labs.verdicts import Verdict

NOT_ASKED: Text = _("No variation is asked of you here.")
ASKED = VariationTask.State.OPEN


def variation_of(lab: Lab) -> Variation:
    """The variation of the lab's present version; raises NotFound where it has none."""
    version = lab.current_version
    found = version.spec.get("variation") if version else None
    if not found:
        raise NotFound
    return Variation.model_validate(found)


def task_of(learner: User, lab: Lab) -> VariationTask | None:
    """What was asked of a learner at a lab. One query."""
    rows = VariationTask.objects.filter(learner=learner, lab=lab)
    return rows.select_related("submission", "waived_by").first()


def last_try(learner: User, lab: Lab) -> Submission | None:
    """The newest text handed in for the variation. One query."""
    mine = Submission.objects.filter(learner=learner, lab_version__lab=lab, mode=Mode.VARY)
    return mine.order_by("-id").first()


def hand_in(*, learner: User, lab: Lab, source: str, language: Language) -> tuple[Submission, bool]:
    """Hand in a solution of the variation; as `services.create_submission`.

    Raises NotFound for a lab without a variation, Conflict when none is asked.
    """
    variation_of(lab)
    task = task_of(learner, lab)
    if task is None or task.state != ASKED:
        raise Conflict(NOT_ASKED, code="not_asked")
    return services.create_submission(
        learner=learner, lab=lab, source=source, mode=Mode.VARY, language=language
    )


def settle(submission: Submission, verdict: Verdict) -> None:
    """What follows from a graded submission for an open task. Inside the caller's transaction."""
    if verdict != Verdict.PASSED or submission.mode not in (Mode.VARY, Mode.SUBMIT):
        return
    lab = submission.lab_version.lab_id
    for task in _open_tasks(learner=submission.learner_id, lab=lab):
        if submission.mode == Mode.VARY:
            _end(task, VariationTask.State.SOLVED)
        elif not _is_asked(submission):
            # Another text passes by itself: the variation has nothing left to show.
            _end(task, VariationTask.State.DROPPED, passes=False)


_open_tasks = prepared(
    lambda: VariationTask.objects.select_for_update().filter(
        learner=Parameter(VariationTask, "learner"),
        lab=Parameter(VariationTask, "lab"),
        state=ASKED,
    )
)


def _is_asked(submission: Submission) -> bool:
    return SolutionPrints.objects.filter(submission=submission, asked=True).exists()


def _end(task: VariationTask, state: str, *, by: User | None = None, passes: bool = True) -> None:
    """Close a task; the submission that asked for it passes now, and is told as passed."""
    now = timezone.now()
    task.state, task.ended_at, task.waived_by = state, now, by
    task.save(update_fields=["state", "ended_at", "waived_by"])
    if not passes:
        return
    mine = SolutionPrints.objects.filter(learner=task.learner_id, lab=task.lab_id)
    mine.update(asked=False)
    first = Submission.objects.filter(pk=task.submission_id, verdict=Verdict.VARIATION)
    first.update(verdict=Verdict.PASSED, finished_at=now, owes_news=True)
    asked = Submission.objects.select_related("lab_version").get(pk=task.submission_id)
    services.tell_finished(submission=asked)


def waive(*, mentor: User, task: VariationTask) -> VariationTask:
    """Let a submission pass without its variation. Raises Forbidden; waived once is waived."""
    if task.learner_id == mentor.pk or not may_review(mentor, task.learner):
        raise Forbidden
    with transaction.atomic():
        locked = VariationTask.objects.select_for_update().get(pk=task.pk)
        if locked.state == ASKED:
            _end(locked, VariationTask.State.WAIVED, by=mentor)
    return locked
