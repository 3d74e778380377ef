"""What a lab's own judge says of a result that may differ from the solution's and still be right.

The judge is a function of checks.py. It runs in an author's child, never beside the learner's code,
and is given the learner's result as plain data.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

from labs.grading.authors import AuthorError, AuthorSession, Case
from labs.grading.bundle import LabBundle
from labs.limits import AUTHOR
from labs.sandbox import wire
from labs.sandbox.pool import SandboxPool
from labs.sandbox.session import Ended, Reply

MOST_BYTES = 8 << 20


class Judges:
    """Asks the judges of one lab, in a child that opens when first needed."""

    def __init__(self, pool: SandboxPool, bundle: LabBundle) -> None:
        self._pool, self._bundle = pool, bundle
        self._stack = ExitStack()
        self._author: AuthorSession | None = None

    def __enter__(self) -> Judges:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def said(self, case: Case, value: Any) -> Any:
        """What the case's judge says of a value; Unsupported where it cannot say anything.

        The solution's own result has been judged before, so a judge that fails here has met a value
        that its author did not think of: a wrong one.
        """
        args, keywords = wire.decode(case.payload)
        heard: list[Reply] = []
        try:
            payload = wire.encode(([value, *args], keywords), MOST_BYTES)
            self._session().evaluate({"judge": case.judge}, payload, heard.append)
            return wire.decode(heard[0].payload)
        except (wire.TooLarge, wire.ProtocolError, TypeError, AuthorError):
            return wire.Unsupported(type(value).__name__)
        except Ended:
            self._close()
            return wire.Unsupported(type(value).__name__)

    def _session(self) -> AuthorSession:
        if self._author is None:
            runtime = self._bundle.spec.runtime
            session = self._stack.enter_context(self._pool.session(runtime, "author", AUTHOR))
            self._author = AuthorSession(session, self._bundle)
        return self._author

    def _close(self) -> None:
        self._author = None
        self._stack.close()
