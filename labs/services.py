"""Writes about drafts, submissions and comments."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.locking import lock_people
from accounts.models import User
from config.bilingual import Language
from config.events import publish
from config.prepared import Parameter, PreparedInsert, prepared
from config.problems import Conflict, Invalid, Text, TooLarge, TooMany
from curriculum.services import record_study
from labs import limits, news, selectors, wording
from labs.diagnosis import api_changes
from labs.grading.source import SourceProblem, examine, normalise
from labs.models import Draft, Lab, LabVersion, LineComment, Mode, State, Submission
from labs.queues import routing, seeds
from labs.queues.queueing import enqueue_grading
from labs.signals import comment_added

UNKEPT = re.compile("[\x00\ud800-\udfff]")
SAYS_WHAT = ("source", "mode", "traced_function")
UNSTORABLE = ("null_byte", "lone_surrogate")
OPEN_AT_ONCE = 4  # per learner; more waiting would only push others back
TOO_LONG: Text = _(
    "The code is longer than %(limit)s KiB. Please take out what the lab does not need."
)
TOO_MANY_OPEN: Text = _(
    "Several of your runs are still waiting. Please wait for one, or cancel it."
)
KEY_REUSED: Text = _("This Idempotency-Key was used before, for something else.")
NO_EXAMPLE: Text = _("Only functions with a visible example can be traced.")
STALE_DRAFT: Text = _("This draft was saved elsewhere in the meantime.")
NO_SUCH_LINE: Text = _("The submission has no such line.")


def check_size(source: str) -> None:
    """Raise TooLarge when the code is over the limit of ``labs.limits``."""
    if len(source.encode("utf-8", "surrogatepass")) > limits.SOURCE_BYTES:
        kib = limits.SOURCE_BYTES // 1024
        raise TooLarge(str(TOO_LONG) % {"limit": kib}, code="source_too_long", limit_kib=kib)


def refuse_unstorable(source: str) -> None:
    """Raise Invalid, naming line and character, for what no database keeps (NUL, surrogates)."""
    problem = examine(normalise(source))
    if problem and problem.code in UNSTORABLE:
        detail = wording.error_text(problem.as_error())
        raise Invalid(detail, code=problem.code, errors={"source": [detail]}, **_place(problem))


def _place(problem: SourceProblem) -> dict[str, Any]:
    return {name: problem.params[name] for name in ("line", "column")}


def storable(source: str) -> str:
    """Return ``source`` with what no database keeps (NUL, lone surrogates) made visible.

    For drafts and comments, which are kept whatever they hold; such code cannot be handed in.
    """
    return UNKEPT.sub("\N{REPLACEMENT CHARACTER}", source)


# --- drafts ---------------------------------------------------------------------------------------


def save_draft(*, learner: User, lab: Lab, source: str, revision: int) -> Draft:
    """Save what was typed if ``revision`` is the one it was typed upon; return the draft.

    Raises Conflict, with the saved source and revision, when another tab or device was faster.
    """
    check_size(source)
    draft, _created = Draft.objects.get_or_create(learner=learner, lab=lab)
    changed = Draft.objects.filter(pk=draft.pk, revision=revision).update(
        source=storable(source), revision=F("revision") + 1, saved_at=timezone.now()
    )
    draft.refresh_from_db()
    if changed != 1 and draft.source != storable(source):
        raise Conflict(
            STALE_DRAFT, code="stale_draft", source=draft.source, revision=draft.revision
        )
    record_study(learner=learner, week=lab.week, kind="lab")
    return draft


# --- submissions ----------------------------------------------------------------------------------


def overwrite_draft(*, learner: Any, lab: Lab, source: str) -> str | None:
    """Save a draft over whatever there is; returns what was there."""
    while True:
        draft = selectors.draft_of(learner, lab)
        revision = draft.revision if draft else 0
        try:
            save_draft(learner=learner, lab=lab, source=source, revision=revision)
        except Conflict:
            continue  # another tab saved in between: look again
        return draft.source if draft else None


def create_submission(
    *,
    learner: User,
    lab: Lab,
    source: str,
    mode: str,
    language: Language,
    idempotency_key: str | None = None,
    function: str = "",
) -> tuple[Submission, bool]:
    """Write a submission and enqueue it after commit; return it and whether it is new.

    ``function``: the one that a trace follows; other modes have none.

    The same key, or the same code while the first is still open, gives the first submission again.
    Raises TooLarge, TooMany, Invalid for characters that cannot be kept and for a function that
    cannot be traced, or Conflict for a key that was used for other code.
    """
    check_size(source)
    refuse_unstorable(source)
    columns: dict[str, Any] = {
        "mode": mode,
        "traced_function": _traceable(lab, function) if mode == Mode.TRACE else "",
        "source": source,
        "language": language,
        "idempotency_key": idempotency_key,
        "api_changes": [finding.as_json() for finding in api_changes.find(source)],
    }
    with transaction.atomic():
        lock_people([learner.pk])  # none slips past what another request has just written
        open_now = _open_of(learner=learner.pk)
        if known := _first_of_key(learner, lab, columns) or _twin(open_now, lab, columns):
            return known, False
        if len(open_now) >= OPEN_AT_ONCE:
            raise TooMany(TOO_MANY_OPEN, code="too_many_open")
        submission = _insert(learner, lab, columns)
        record_study(learner=learner, week=lab.week, kind="lab")
    return submission, True


def _traceable(lab: Lab, function: str) -> str:
    if function not in selectors.traceable_functions(lab):
        raise Invalid(errors={"function": [NO_EXAMPLE]})
    return function


_open_of = prepared(
    lambda: Submission.objects.filter(
        learner=Parameter(Submission, "learner"), state__in=[State.QUEUED, State.RUNNING]
    )
)


def _first_of_key(learner: User, lab: Lab, columns: dict[str, Any]) -> Submission | None:
    """The submission that came with the same key. Conflict when it was another one."""
    if not (key := columns["idempotency_key"]):
        return None
    mine = Submission.objects.filter(learner=learner).select_related("lab_version")
    first = mine.filter(idempotency_key=key).first()
    if first and (not _is_same(first, columns) or first.lab_version.lab_id != lab.pk):
        raise Conflict(KEY_REUSED, code="idempotency_key_reused")
    return first


def _twin(open_now: list[Submission], lab: Lab, columns: dict[str, Any]) -> Submission | None:
    """The submission under way that this one would repeat."""
    of_lab = [one for one in open_now if one.lab_version_id == lab.current_version_id]
    return next((one for one in of_lab if _is_same(one, columns)), None)


def _is_same(one: Submission, columns: dict[str, Any]) -> bool:
    return all(getattr(one, name) == columns[name] for name in SAYS_WHAT)


def _insert(learner: User, lab: Lab, columns: dict[str, Any]) -> Submission:
    version = lab.current_version
    assert version is not None
    device = version.spec["device"]
    # What does not want a GPU waits in the same queue whoever lives: no need to look.
    alive = {"cpu"} if device == "cpu" else selectors.live_queues()
    queue, _why = routing.route(device, alive)
    submission = Submission(
        learner=learner,
        lab_version=version,
        seed=_seed(learner, version, columns["mode"]),
        queue=queue,
        **columns,
    )
    _write(submission)
    enqueue(submission_id=submission.pk, queue=queue)
    return submission


_write = PreparedInsert(Submission)


def _seed(learner: User, version: LabVersion, mode: str) -> int:
    if mode not in (Mode.SUBMIT, Mode.VARY):
        return limits.VISIBLE_SEED
    now = timezone.now()
    since = now - timedelta(days=7)
    lately = _graded_since(learner=learner.pk, lab_version=version.pk, mode=mode, created_at=since)
    return seeds.draw(now.date(), settings.SECRET_KEY, len(lately))


_graded_since = prepared(
    lambda: (
        Submission.objects.order_by()
        .filter(
            learner=Parameter(Submission, "learner"),
            lab_version=Parameter(Submission, "lab_version"),
            mode=Parameter(Submission, "mode"),
            created_at__gte=Parameter(Submission, "created_at"),
        )
        .values_list("pk", flat=True)[: seeds.PATIENT_SUBMISSIONS]
    )
)


def enqueue(*, submission_id: UUID, queue: str) -> None:
    """Hand a submission to the workers after commit.

    A broker that is away costs nothing: the row is there and the sweep enqueues it later.
    """
    transaction.on_commit(lambda: enqueue_grading(submission_id, queue), robust=True)


def cancel_submission(*, submission: Submission) -> bool:
    """Cancel unless it has ended already; return whether it was cancelled now."""
    changed = Submission.objects.filter(
        pk=submission.pk, state__in=[State.QUEUED, State.RUNNING]
    ).update(state=State.CANCELLED, finished_at=timezone.now())
    if changed:
        transaction.on_commit(lambda: announce(submission.pk, "state"))
    submission.refresh_from_db()
    return bool(changed)


def announce(submission_id: UUID, kind: str, **data: Any) -> None:
    """Tell the pages that follow a submission that there is something new in the database."""
    publish(f"submission:{submission_id}", {"kind": kind, **data})


def tell_finished(*, submission: Submission) -> None:
    """Send the news of an ended submission after commit.

    Whoever writes the end writes ``owes_news`` with it. Should this process or the database die
    in between, the sweep sends them again. Who listens works from rows: hearing twice is harmless.
    """

    def send() -> None:
        announce(submission.pk, "done")
        news.tell(submission)

    transaction.on_commit(send)


# --- comments -------------------------------------------------------------------------------------


def add_comment(*, submission: Submission, author: User, line: int, text: str) -> LineComment:
    """Write a remark on one line. Raises Invalid for an empty text or a line that is not there."""
    text = storable(text.strip())
    if not text:
        raise Invalid(errors={"text": [_("Write something first.")]})
    if not 1 <= line <= submission.source.count("\n") + 1:
        raise Invalid(errors={"line": [NO_SUCH_LINE]})
    comment = LineComment.objects.create(
        submission=submission, author=author, line=line, text=text[:4000]
    )
    transaction.on_commit(lambda: comment_added.send_robust(sender=LineComment, comment=comment))
    return comment


def mark_comments_seen(*, submission: Submission, reader: User) -> int:
    """Note that the learner has opened the comments on their submission."""
    if reader.pk != submission.learner_id:
        return 0
    return submission.comments.filter(seen_at__isnull=True).update(seen_at=timezone.now())
