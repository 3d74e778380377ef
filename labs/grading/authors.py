"""What the author's files say for a seed: calls, expected values, outputs of the mistakes.

They run in a sandbox child of their own and are remembered by (lab, version, seed).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from labs.grading import words
from labs.grading.bundle import LabBundle
from labs.grading.compare import Rule
from labs.limits import AUTHOR
from labs.sandbox import wire
from labs.sandbox.pool import SandboxPool
from labs.sandbox.session import Ended, Reply, Session


class AuthorError(RuntimeError):
    """The lab's own files fail. Our failure, not the learner's; the text says where."""


@dataclass(frozen=True)
class Case:
    """One call of one check, with what it should return. `payload` holds the encoded arguments."""

    index: int
    check: str
    function: str
    seed: int
    speedup: float | None
    rule: Rule
    summary: str
    payload: bytes
    expected: Any


@dataclass(frozen=True)
class Raised:
    """Stands for an output: the call raised this."""

    type_name: str
    message: str


def raised_as(type_name: Any, message: Any) -> Raised:
    """A Raised, bounded as learners' errors are, so that the two can be compared."""
    error = words.learner_error({"type": type_name, "message": message})
    return Raised(error["type"], error["message"])


@dataclass(frozen=True)
class Answers:
    """All calls of a lab for one seed."""

    cases: tuple[Case, ...]
    mistakes: dict[str, dict[str, Any]]
    starter: dict[str, str]
    size: int

    def of_check(self, check_id: str) -> list[Case]:
        """The calls of one check, in the author's order."""
        return [case for case in self.cases if case.check == check_id]


@dataclass(frozen=True)
class MistakeOutputs:
    """What one mistake returns (or raises), by the index of the call."""

    outputs: dict[int, Any]
    size: int


def answers_for(pool: SandboxPool, bundle: LabBundle, seed: int) -> Answers:
    """Calls and expected values; AuthorError when the lab's files fail."""
    key = ("answers", bundle.lab_id, bundle.version, seed)
    answers: Answers = pool.answers.get_or_make(key, lambda: _make_answers(pool, bundle, seed))
    return answers


def mistake_outputs(
    pool: SandboxPool, bundle: LabBundle, seed: int, mistake: str
) -> MistakeOutputs:
    """Outputs of a mistake for the calls of its function."""
    key = ("mistake", bundle.lab_id, bundle.version, seed, mistake)
    outputs: MistakeOutputs = pool.answers.get_or_make(
        key, lambda: _make_mistake_outputs(pool, bundle, seed, mistake)
    )
    return outputs


class AuthorSession:
    """A child with the lab's files loaded."""

    def __init__(self, session: Session, bundle: LabBundle) -> None:
        self._session = session
        self.printed = b""
        self.loaded = self.ask(wire.LOAD, {"files": bundle.author_files()})

    def ask(
        self, kind: bytes, head: dict[str, Any], more: Callable[[Reply], None] | None = None
    ) -> dict[str, Any]:
        """Answer of the author's child; AuthorError for everything else."""
        try:
            self._session.begin(AUTHOR.cpu_seconds, AUTHOR.wall_seconds)
            reply = self._session.request(kind, head, b"", more)
        except Ended as end:
            raise AuthorError(f"the lab's own files were ended ({end.reason or end.code})") from end
        if reply.kind == "raised":
            raise AuthorError(_in_words(reply.head["error"]))
        return reply.head

    def baseline_seconds(self, index: int) -> float:
        """CPU seconds of the baseline for one call, measured by the guard."""
        self.ask(wire.BASELINE, {"index": index})
        return self._session.end().cpu_seconds


def _in_words(error: dict[str, Any]) -> str:
    frames = error.get("traceback") or [{}]
    where = frames[-1].get("file", "")
    text = str(error.get("message", ""))[:1000]
    return f"{where} line {error.get('line')}: {error.get('type')}: {text}".lstrip()


def _make_answers(pool: SandboxPool, bundle: LabBundle, seed: int) -> Answers:
    facts: list[tuple[dict[str, Any], bytes]] = []
    expected: dict[int, bytes] = {}

    def take(reply: Reply) -> None:
        if reply.head.get("expected"):
            expected[reply.head["index"]] = reply.payload
        else:
            facts.append((reply.head, reply.payload))

    with pool.session(bundle.spec.runtime, "author", AUTHOR) as session:
        author = AuthorSession(session, bundle)
        author.ask(wire.CASES, {"seed": seed}, take)
    cases = tuple(_case(head, payload, expected[head["index"]]) for head, payload in facts)
    _complete(bundle, cases)
    size = sum(2 * len(case.payload) + 2 * len(expected[case.index]) for case in cases) + 4096
    return Answers(cases, author.loaded["mistakes"], author.loaded["starter"], size)


def _case(head: dict[str, Any], payload: bytes, expected: bytes) -> Case:
    return Case(
        head["index"],
        head["check"],
        head["function"],
        head["seed"],
        head["speedup"],
        Rule(**head["compare"]),
        head["summary"],
        payload,
        wire.decode(expected),
    )


def _complete(bundle: LabBundle, cases: tuple[Case, ...]) -> None:
    """Every check of lab.yaml has at least one call, of its own function; nothing else is there."""
    declared = {check.id: check.function for check in bundle.spec.checks}
    found = {case.check for case in cases}
    if found != set(declared):
        raise AuthorError(f"checks.py and lab.yaml disagree about {sorted(found ^ set(declared))}")
    for case in cases:
        if case.function != declared[case.check]:
            raise AuthorError(
                f"check {case.check} calls {case.function}, lab.yaml says {declared[case.check]}"
            )


def _make_mistake_outputs(
    pool: SandboxPool, bundle: LabBundle, seed: int, mistake: str
) -> MistakeOutputs:
    outputs: dict[int, Any] = {}
    size = 1024

    def take(reply: Reply) -> None:
        nonlocal size
        raised = reply.head.get("error")
        outputs[reply.head["index"]] = raised_as(*raised) if raised else wire.decode(reply.payload)
        size += 2 * len(reply.payload)

    with pool.session(bundle.spec.runtime, "author", AUTHOR) as session:
        AuthorSession(session, bundle).ask(wire.MISTAKES, {"seed": seed, "mistake": mistake}, take)
    return MistakeOutputs(outputs, size)
