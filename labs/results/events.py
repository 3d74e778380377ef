"""Results as they come: server-sent events about one submission.

Messages of the broker only wake us up. What is sent is read from the database, so a lost message,
an absent broker and a client that connects late all come to the same: it is told what stands there.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import aclosing
from datetime import UTC, datetime, timedelta
from typing import Any, cast
from uuid import UUID

from django.db import close_old_connections
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from rest_framework.exceptions import AuthenticationFailed

from accounts.access import Visitor, signed_in
from accounts.authentication import AppTokenAuthentication
from accounts.models import User
from config.events import subscribe
from config.openapi import documented
from config.prepared import Parameter, prepared
from config.problems import SignInNeeded, Text, TooMany
from config.threads import in_thread
from labs import access
from labs.content import held
from labs.models import CheckResult, Submission
from labs.results import following
from labs.results.presentation import Check, LabTexts, present_checks

HEARTBEAT_SECONDS = 15.0
# Who hands in is told the state at once. What happens before we listen is seen so much later.
JUST_LOOKED_SECONDS = 0.3
LONGEST_SECONDS = 900.0  # then the client asks again, so that forgotten tabs cost nothing
END = "end"  # the id of the last event: who reconnects with it needs nothing more
STREAMS_PER_PERSON = 8  # of this process; whoever has more open asks from time to time instead
TOO_MANY_STREAMS: Text = _("You follow many runs at the same time. Ask for this one again instead.")
_open_streams: Counter[int] = Counter()
CHANGING = (
    *("state", "queue", "device", "stdout", "worker", "tries", "started_at", "heartbeat_at"),
    *("verdict", "score", "failure", "problem", "trace", "phases", "versions", "finished_at"),
)
BY_ID = Parameter(Submission, "id")
_row = prepared(lambda: Submission.objects.order_by().filter(pk=BY_ID))
_changes = prepared(lambda: Submission.objects.order_by().filter(pk=BY_ID).values(*CHANGING))
OF_SUBMISSION = CheckResult.objects.order_by("recorded_at").filter(
    submission=Parameter(CheckResult, "submission")
)
_all_checks = prepared(lambda: OF_SUBMISSION.all())
_newer_checks = prepared(
    lambda: OF_SUBMISSION.filter(recorded_at__gt=Parameter(CheckResult, "recorded_at"))
)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
OPERATION = {
    "operationId": "submission_events",
    "summary": "Results as they come",
    "description": "Server-sent events: `state` (where it is), `check` (one result), `output` (the "
    "tail of what was printed), `done` (the end). All that is known is told on connect.",
    "tags": ["labs"],
    "parameters": [
        {
            "in": "path",
            "name": "submission_id",
            "required": True,
            "schema": {"type": "string", "format": "uuid"},
        },
        {
            "in": "query",
            "name": "language",
            "description": "Of all texts; for an EventSource, which cannot set Accept-Language.",
            "schema": {"type": "string", "enum": ["ja", "en"]},
        },
        {
            "in": "header",
            "name": "Last-Event-ID",
            "description": "The id of the last event received: older checks are not sent again.",
            "schema": {"type": "string"},
        },
    ],
    "security": [{"appToken": []}, {"cookieAuth": []}],
    "responses": {
        "200": {
            "description": "A stream that ends with `done`.",
            "content": {"text/event-stream": {"schema": {"type": "string"}}},
        },
        "429": {"description": "`too_many_streams`: poll the submission instead."},
        "204": {"description": "`Last-Event-ID` was that of `done`: there is nothing more."},
    },
}


@documented(OPERATION)
@require_safe
def events(request: HttpRequest, submission_id: UUID) -> HttpResponseBase:
    """Stream a submission's states, checks, output and end.

    Past events are sent again on connect; with ``Last-Event-ID`` only checks that are newer.
    """
    reader = _authorise(request, submission_id)
    last = request.headers.get("Last-Event-ID", "")
    if last == END:
        return HttpResponse(status=204)
    if _open_streams[reader] >= STREAMS_PER_PERSON:
        raise TooMany(TOO_MANY_STREAMS, code="too_many_streams")
    follower = Follower(submission_id, get_language() or "en", last)
    return _answer(reader, _stream(follower))


def handed_in(
    submission: Submission, reader: User, brief: dict[str, Any], *, status: int
) -> HttpResponseBase | None:
    """The stream of a submission as the answer to handing it in; None with too many open.

    It begins with `submission`, which is what handing in says otherwise: whoever loses the stream
    finds the addresses there.
    """
    if _open_streams[reader.pk] >= STREAMS_PER_PERSON:
        return None
    follower = Follower(submission.pk, get_language() or "en")
    first = follower.begin(submission, brief)
    return _answer(reader.pk, _stream(follower, first), status=status)


def _answer(reader: int, frames: AsyncIterator[str], *, status: int = 200) -> StreamingHttpResponse:
    return StreamingHttpResponse(
        _counted(reader, frames),
        status=status,
        content_type="text/event-stream; charset=utf-8",
        headers={"Cache-Control": "no-cache, no-transform", "X-Accel-Buffering": "no"},
    )


def _authorise(request: HttpRequest, submission_id: UUID) -> int:
    """Who reads; raises when they may not."""
    visitor = _visitor(request)
    access.see_submission(visitor, submission_id)
    return signed_in(visitor).pk


def _visitor(request: HttpRequest) -> Visitor:
    """Who asks: by session cookie, or an app by its token."""
    if "X-Session-Token" not in request.headers:
        return request.user
    try:
        found = AppTokenAuthentication().authenticate(request)
    except AuthenticationFailed:
        found = None
    if not found:
        raise SignInNeeded
    return cast(Visitor, found[0])


async def _counted(reader: int, frames: AsyncIterator[str]) -> AsyncIterator[str]:
    """The frames, while one more stream of this reader is open."""
    _open_streams[reader] += 1
    try:
        async with aclosing(frames):  # type: ignore[type-var]
            async for frame in frames:
                yield frame
    finally:
        _open_streams[reader] -= 1
        if _open_streams[reader] <= 0:
            del _open_streams[reader]


async def _stream(follower: Follower, first: str = "") -> AsyncIterator[str]:
    """Yield frames until the submission has ended; a comment now and then keeps the line open.

    All that is new at a moment goes in one piece.
    """
    began = told = time.monotonic()
    if first:
        yield first
    looked = JUST_LOOKED_SECONDS if first else 0.0
    async with aclosing(subscribe(follower.channel, first=looked)) as wakes:  # type: ignore[type-var]
        async for _ in wakes:
            if frames := await follower.read():
                told = time.monotonic()
                yield "".join(frames)
            if follower.ended or time.monotonic() - began > LONGEST_SECONDS:
                return
            if time.monotonic() - told >= HEARTBEAT_SECONDS:
                told = time.monotonic()
                yield ": still here\n\n"


class Follower:
    """Remembers what one client has been told, and finds what is new in the database."""

    def __init__(self, submission_id: UUID, language: str, last_event_id: str = "") -> None:
        self.submission_id, self.language = submission_id, language
        self.channel = f"submission:{submission_id}"
        self.submission: Submission | None = None  # as it was when last read
        self.since = _moment(last_event_id)
        self.state: dict[str, Any] = {}
        self.stdout = ""
        self.ended = False
        self.texts: LabTexts | None = None
        self.checks: dict[str, Check] = {}  # all, as they were when last read
        self.run_began: datetime | None = None

    def begin(self, submission: Submission, brief: dict[str, Any]) -> str:
        """Take a submission that was just handed in; the frame that says so."""
        self._take(submission)
        self.state = {name: brief[name] for name in following.STATE}
        return _frame("submission", brief, self._id())

    async def read(self) -> list[str]:
        """Frames about everything that has changed since the last call."""
        return await in_thread(self._read)

    def _read(self) -> list[str]:
        close_old_connections()
        try:
            with override(self.language):
                return list(self._news())
        finally:
            close_old_connections()  # where they are not kept

    def _look(self) -> Submission | None:
        """Read what may have changed; None when it was erased."""
        if self.submission is None:
            self._take(_row.first(id=self.submission_id))
            return self.submission
        for changes in _changes(id=self.submission_id):
            for name, value in changes.items():
                setattr(self.submission, name, value)
            if self.submission.started_at != self.run_began:  # another run: what the last said went
                self.run_began = self.submission.started_at
                self.checks.clear()
            return self.submission
        return None

    def _take(self, submission: Submission | None) -> None:
        if submission is not None:
            submission.lab_version = held.version_in_week(submission.lab_version_id)
            self.run_began = submission.started_at
        self.submission = submission

    def _news(self) -> list[str]:
        submission = self._look()
        if submission is None:  # erased while we watched
            self.ended = True
            return []
        frames = [*self._new_state(submission), *self._new_checks(submission)]
        if submission.stdout != self.stdout:
            self.stdout = submission.stdout
            frames.append(_frame("output", {"text": self.stdout}, self._id()))
        if not submission.is_open:
            self.ended = True
            checks = sorted(self.checks.values(), key=lambda check: check.position)
            frames.append(_frame("done", following.done_event(submission, checks), END))
        return frames

    def _new_state(self, submission: Submission) -> list[str]:
        state = following.state_event(submission)
        if state == self.state:
            return []
        self.state = state
        return [_frame("state", state, self._id())]

    def _new_checks(self, submission: Submission) -> list[str]:
        """Frames of checks that are new, in the order in which they were written."""
        frames = []
        for row in self._rows(submission):
            told = self.checks.values()
            [check] = present_checks([row], self._texts(submission), told)
            self.checks[check.id] = check
            if row.recorded_at > self.since:
                self.since = row.recorded_at
                frames.append(_frame("check", following.check_event(check), self._id()))
        return frames

    def _rows(self, submission: Submission) -> list[CheckResult]:
        if self.checks:
            return _newer_checks(submission=submission.pk, recorded_at=self.since)
        return _all_checks(submission=submission.pk)  # the summary at the end speaks of all

    def _texts(self, submission: Submission) -> LabTexts:
        if self.texts is None:
            version = submission.lab_version
            self.texts = following.texts_of(version.lab, version)
        return self.texts

    def _id(self) -> str:
        return str((self.since - EPOCH) // timedelta(microseconds=1))


def _moment(event_id: str) -> datetime:
    """The time in an event's id; the beginning for anything else."""
    if event_id.isascii() and event_id.isdigit() and len(event_id) <= 16:
        return EPOCH + timedelta(microseconds=int(event_id))
    return EPOCH


def _frame(event: str, data: dict[str, Any], event_id: str) -> str:
    text = json.dumps(data, ensure_ascii=False)
    return f"id: {event_id}\nevent: {event}\ndata: {text}\n\n"
