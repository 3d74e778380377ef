"""What the author's files say for a seed: calls, expected values, outputs of the mistakes.

They run in a sandbox child of their own. What it said is remembered by (lab, version, seed): in
memory, and by workers also in a folder (labs.sandbox.store), so that it is asked once.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from labs.diagnosis.compare import Rule
from labs.diagnosis.seen import Raised as Raised
from labs.grading import words
from labs.grading.bundle import LabBundle
from labs.limits import AUTHOR, EXPLAIN_CPU_SECONDS, WALL_PER_CPU
from labs.sandbox import wire
from labs.sandbox.pool import SandboxPool
from labs.sandbox.session import Ended, Reply, Session
from labs.sandbox.store import Frame


class AuthorError(RuntimeError):
    """The lab's own files fail. Our failure, not the learner's; the text says where."""


@dataclass(frozen=True)
class Case:
    """One call of one check, with what it should return. `payload` holds the encoded arguments.

    `offered`: encoded arguments for functions that require one more; they decide no result.
    """

    index: int
    check: str
    function: str
    seed: int
    speedup: float | None
    rule: Rule
    summary: str
    payload: bytes
    expected: Any
    judge: str | None = None
    offered: bytes = b""

    def order(self) -> dict[str, Any]:
        """What a learner's child is told of the call, beside `sent`."""
        found = {"function": self.function, "seed": self.seed}
        return {**found, "offered": len(self.offered)} if self.offered else found

    def sent(self) -> bytes:
        """The arguments, and behind them those offered."""
        return self.payload + self.offered


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
        self,
        kind: bytes,
        head: dict[str, Any],
        more: Callable[[Reply], None] | None = None,
        payload: bytes = b"",
    ) -> dict[str, Any]:
        """Answer of the author's child; AuthorError for everything else."""
        try:
            self._session.begin(AUTHOR.cpu_seconds, AUTHOR.wall_seconds)
            reply = self._session.request(kind, head, payload, more)
        except Ended as end:
            raise AuthorError(f"the lab's own files were ended ({end.reason or end.code})") from end
        if reply.kind == "raised":
            raise AuthorError(_in_words(reply.head["error"]))
        return reply.head

    def evaluate(
        self, head: dict[str, Any], payload: bytes, more: Callable[[Reply], None]
    ) -> float:
        """Have a right function called with the arguments in the payload; its CPU seconds."""
        self._session.begin(EXPLAIN_CPU_SECONDS, WALL_PER_CPU * EXPLAIN_CPU_SECONDS)
        reply = self._session.request(wire.EVALUATE, head, payload, more)
        if reply.kind == "raised":
            raise AuthorError(_in_words(reply.head["error"]))
        return self._session.end().cpu_seconds

    def baseline_seconds(self, case: Case, *, echo: bool = False) -> float:
        """CPU seconds of the baseline for one call, measured by the guard.

        They include handing the arrays over, there and back; with `echo`, that alone.
        """
        self.ask(wire.BASELINE, {"index": case.index, "echo": echo}, payload=case.payload)
        return self._session.end().cpu_seconds


def _in_words(error: dict[str, Any]) -> str:
    frames = error.get("traceback") or [{}]
    where = frames[-1].get("file", "")
    text = str(error.get("message", ""))[:1000]
    return f"{where} line {error.get('line')}: {error.get('type')}: {text}".lstrip()


def known(pool: SandboxPool, bundle: LabBundle, seed: int, mistake: str | None = None) -> bool:
    """Whether the folder has what the author's child says for a seed (or of a mistake)."""
    key = _store_key(pool, bundle, seed, mistake)
    return key is None or pool.store is None or pool.store.has(key)


def ask_ahead(pool: SandboxPool, bundle: LabBundle, seed: int, mistake: str | None = None) -> None:
    """Have the folder know what the child says, at the lowest priority, without keeping it here."""
    key = _store_key(pool, bundle, seed, mistake)
    frames = _ask_child(pool, bundle, seed, mistake, gentle=True)
    if pool.store and key:
        pool.store.save(key, frames)


def _store_key(
    pool: SandboxPool, bundle: LabBundle, seed: int, mistake: str | None = None
) -> str | None:
    """Names all that the author's words depend on; None when that is not known yet."""
    fingerprint = pool.fingerprint(bundle.spec.runtime)
    if fingerprint is None:
        return None
    return json.dumps([bundle.lab_id, bundle.version, seed, mistake, fingerprint])


def _frames(
    pool: SandboxPool, bundle: LabBundle, seed: int, mistake: str | None = None
) -> list[Frame]:
    """All that the child says for a seed (or of a mistake), from the folder or from a child."""
    key = _store_key(pool, bundle, seed, mistake)
    kept = pool.store.load(key) if pool.store and key else None
    if kept is not None:
        return kept
    frames = _ask_child(pool, bundle, seed, mistake)
    key = _store_key(pool, bundle, seed, mistake)
    if pool.store and key:
        pool.store.save(key, frames)
    return frames


def _ask_child(
    pool: SandboxPool, bundle: LabBundle, seed: int, mistake: str | None, *, gentle: bool = False
) -> list[Frame]:
    order: dict[str, Any] = {"seed": seed}
    kind = wire.CASES if mistake is None else wire.MISTAKES
    if mistake is not None:
        order["mistake"] = mistake
    heard: list[Frame] = []
    with pool.session(bundle.spec.runtime, "author", AUTHOR, gentle=gentle) as session:
        author = AuthorSession(session, bundle)
        author.ask(kind, order, lambda reply: heard.append((reply.head, reply.payload)))
    loaded = {name: author.loaded[name] for name in ("mistakes", "starter")}
    return [(loaded, b""), *heard]


def _make_answers(pool: SandboxPool, bundle: LabBundle, seed: int) -> Answers:
    (loaded, _), *heard = _frames(pool, bundle, seed)
    expected = {head["index"]: payload for head, payload in heard if head.get("expected")}
    offered = {head["index"]: payload for head, payload in heard if head.get("offered")}
    facts = [(head, payload) for head, payload in heard if "check" in head]
    cases = tuple(
        _case(head, payload, expected[head["index"]], offered.get(head["index"], b""))
        for head, payload in facts
    )
    _complete(bundle, cases)
    size = sum(2 * len(payload) for _head, payload in heard) + 4096
    return Answers(cases, loaded["mistakes"], loaded["starter"], size)


def _case(head: dict[str, Any], payload: bytes, expected: bytes, offered: bytes) -> Case:
    return Case(
        head["index"],
        head["check"],
        head["function"],
        head["seed"],
        head["speedup"],
        Rule.of(head["compare"]),
        head["summary"],
        payload,
        wire.decode(expected),
        head.get("judge"),
        offered,
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
    for head, payload in _frames(pool, bundle, seed, mistake)[1:]:
        raised = head.get("error")
        outputs[head["index"]] = raised_as(*raised) if raised else wire.decode(payload)
        size += 2 * len(payload)
    return MistakeOutputs(outputs, size)
