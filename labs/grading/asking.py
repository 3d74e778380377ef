"""What the author's functions would do: with other arguments, or with a mistake in another one.

Asked only to explain a wrong result, in the sandbox child where authors' files run.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from typing import Any

from labs.diagnosis.oracles import UnansweredError
from labs.grading.authors import AuthorError, AuthorSession, MistakeOutputs, raised_as
from labs.grading.bundle import LabBundle
from labs.limits import AUTHOR, EXPLAIN_CPU_SECONDS
from labs.sandbox import wire
from labs.sandbox.pool import SandboxPool
from labs.sandbox.session import Ended, Reply

MOST_BYTES = 1 << 20


class RightFunctions:
    """The functions of solution.py, to be asked. Use as a context manager; opens when asked."""

    def __init__(self, pool: SandboxPool, bundle: LabBundle) -> None:
        self._pool, self._bundle = pool, bundle
        self._stack = ExitStack()
        self._author: AuthorSession | None = None
        self._left = EXPLAIN_CPU_SECONDS

    def __enter__(self) -> RightFunctions:
        return self

    def __exit__(self, *_: object) -> None:
        self._author = None
        self._stack.close()

    def ask(self, function: str, inputs: Mapping[str, Any], seed: int) -> Any:
        """Its value; UnansweredError where it raises, or when there has been enough asking."""
        if self._left <= 0:
            raise UnansweredError
        heard: list[Reply] = []
        try:
            payload = wire.encode(_arguments(inputs), MOST_BYTES)
            author = self._open()
            order = {"function": function, "seed": seed}
            self._left -= author.evaluate(order, payload, heard.append)
            return wire.decode(heard[0].payload)
        except (AuthorError, Ended, wire.TooLarge, wire.ProtocolError, IndexError) as error:
            raise UnansweredError from error

    def _open(self) -> AuthorSession:
        if self._author is None:
            session = self._stack.enter_context(
                self._pool.session(self._bundle.spec.runtime, "author", AUTHOR)
            )
            self._author = AuthorSession(session, self._bundle)
        return self._author


def _arguments(inputs: Mapping[str, Any]) -> tuple[list[Any], dict[str, Any]]:
    """By position where the lab does not name them, else by name."""
    unnamed = [value for name, value in inputs.items() if not name.isidentifier()]
    if unnamed:
        return list(inputs.values()), {}
    return [], dict(inputs)


def outputs_with_mistake_elsewhere(
    pool: SandboxPool, bundle: LabBundle, seed: int, mistake: str, function: str
) -> MistakeOutputs:
    """What the right `function` returns for its calls while the mistake is in an earlier one."""
    key = ("elsewhere", bundle.lab_id, bundle.version, seed, mistake, function)
    outputs: MistakeOutputs = pool.answers.get_or_make(
        key, lambda: _run_with_mistake(pool, bundle, seed, mistake, function)
    )
    return outputs


def _run_with_mistake(
    pool: SandboxPool, bundle: LabBundle, seed: int, mistake: str, function: str
) -> MistakeOutputs:
    outputs: dict[int, Any] = {}
    size = 1024

    def take(reply: Reply) -> None:
        nonlocal size
        raised = reply.head.get("error")
        outputs[reply.head["index"]] = raised_as(*raised) if raised else wire.decode(reply.payload)
        size += 2 * len(reply.payload)

    order = {"seed": seed, "mistake": mistake, "function": function}
    with pool.session(bundle.spec.runtime, "author", AUTHOR) as session:
        AuthorSession(session, bundle).ask(wire.MISTAKES, order, take)
    return MistakeOutputs(outputs, size)
