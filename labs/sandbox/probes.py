"""Tries to break out of a fresh run, before learners' code is taken and while it is; what held.

The attempts are made by a program that runs exactly as a learner's would. A worker that lacks a
layer takes no jobs: the report says in plain sentences which one and why it matters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Any, Protocol

from labs.limits import DEFAULTS, Limits, Runtime
from labs.sandbox import jail, wire
from labs.sandbox.parent import Role, SandboxLostError
from labs.sandbox.seccomp import UnknownMachineError
from labs.sandbox.session import Ended, Session

PROGRAM = jail.RUNNER / "probe.py"
# Small, so that every limit is reached within moments.
LIMITS = replace(
    DEFAULTS["numpy"],
    cpu_seconds=0.3,
    wall_seconds=0.9,
    memory_mb=96,
    output_kb=16,
    total_cpu_seconds=20.0,
    total_wall_seconds=30.0,
    scratch_mb=8,
    threads=24,
)
PATIENT = 10.0  # seconds, for probes that are not about time

ATTEMPTS = {
    "network": "A run can reach the network or other programs' sockets",
    "programs": "A run can start processes",
    "files": "A run can read or write files of this machine",
    "others": "A run can look into or signal other processes",
    "kernel": "A run can use kernel interfaces that the filter should refuse",
}
JUDGED = {
    "spin": ("cpu", "The CPU limit does not end a run"),
    "sleep": ("wall", "The wall time limit does not end a run"),
    "grow": ("memory", "The memory limit does not end a run"),
    "flood": ("output", "The output limit does not end a run"),
}


@dataclass(frozen=True)
class Layer:
    """One thing that must hold, whether it did, and a sentence for people if not."""

    name: str
    live: bool
    sentence: str = ""


@dataclass(frozen=True)
class LayerReport:
    """What the probes found in one mode of the sandbox."""

    mode: str
    layers: tuple[Layer, ...]
    note: str = ""

    @property
    def complete(self) -> bool:
        """Whether every layer held."""
        return bool(self.layers) and all(layer.live for layer in self.layers)

    @property
    def missing(self) -> tuple[Layer, ...]:
        """The layers that did not hold."""
        return tuple(layer for layer in self.layers if not layer.live)

    def as_dict(self) -> dict[str, object]:
        """What a worker tells about itself: the mode, which layers are live, and a note."""
        live = {layer.name: layer.live for layer in self.layers}
        return {"mode": self.mode, "layers": live, "note": self.note}

    def explaining(self, first: LayerReport) -> LayerReport:
        """This report, with why the faster mode was given up."""
        reasons = " ".join(layer.sentence for layer in first.missing)
        return replace(self, note=f"Runs start cold, without warm parents: {reasons}")

    def lacking(self, name: str, sentence: str) -> LayerReport:
        """This report with one more layer, which is missing."""
        return replace(self, layers=(*self.layers, Layer(name, False, sentence)))

    def refusal(self) -> str:
        """One paragraph for the log of a worker that takes no jobs."""
        reasons = " ".join(layer.sentence for layer in self.missing)
        return f"This machine cannot grade safely. {reasons} {self.note}".strip()

    def as_text(self) -> str:
        """A line per layer."""
        lines = [
            f"{'live   ' if layer.live else 'MISSING'} {layer.name}  {layer.sentence}".rstrip()
            for layer in self.layers
        ]
        return "\n".join(
            [f"sandbox mode: {self.mode}", *lines, *([self.note] if self.note else [])]
        )


class Examined(Protocol):
    """What is tried to be broken out of; `SandboxPool` is it."""

    @property
    def mode(self) -> str:
        """Warm or cold."""

    def warm_up(self, runtime: Runtime) -> None:
        """Start the runtime's parent."""

    def in_use(self) -> list[Runtime]:
        """Runtimes whose warm parents serve runs now."""

    def survivors(self) -> int:
        """How many processes outlived their runs."""

    def session(
        self, runtime: Runtime, role: Role, limits: Limits
    ) -> AbstractContextManager[Session]:
        """A conversation with a fresh child."""


def examine(pool: Examined) -> LayerReport:
    """Run every probe in the pool's present mode."""
    try:
        pool.warm_up("numpy")
    except (jail.JailError, SandboxLostError, UnknownMachineError) as error:
        return LayerReport(pool.mode, (Layer("jail", False, _starting(str(error))),))
    layers = [Layer("jail", True)]
    try:
        layers += _probe(pool)
    except SandboxLostError as error:
        layers.append(Layer("namespaces", False, _starting(str(error))))
    return LayerReport(pool.mode, tuple(layers))


def examine_parents(pool: Examined, report: LayerReport) -> LayerReport:
    """The report, once the escapes have also been tried from the parents that are in use."""
    layers = {layer.name: layer for layer in report.layers}
    for runtime in pool.in_use():
        for name, sentence in ATTEMPTS.items():
            try:
                found = _attempt(pool, name, sentence, runtime)
            except SandboxLostError as error:
                found = Layer(name, False, _starting(str(error)))
            layers[name] = layers[name] if found.live and name in layers else found
    return replace(report, layers=tuple(layers.values()))


def _starting(reason: str) -> str:
    hint = ""
    if any(word in reason for word in ("ermission", "not permitted", "namespace", "unshare")):
        hint = (
            " This machine or container forbids user namespaces; see docs/decisions/0003 for what"
            " to allow."
        )
    return f"The sandbox cannot be built here: {reason.strip()}{hint}"


def _probe(pool: Examined) -> Iterator[Layer]:
    for name, sentence in ATTEMPTS.items():
        yield _attempt(pool, name, sentence)
    yield from _identity(pool)
    yield _at_most(pool, "threads", LIMITS.threads, "A run can start more threads than allowed")
    yield _at_most(pool, "scratch", LIMITS.scratch_mb, "A run can fill the disk")
    for name, (reason, sentence) in JUDGED.items():
        found = _value(
            pool,
            name,
            cpu=LIMITS.cpu_seconds if reason == "cpu" else PATIENT,
            wall=LIMITS.wall_seconds if reason == "wall" else PATIENT,
        )
        yield Layer(
            reason,
            found == f"ended: {reason}",
            "" if found == f"ended: {reason}" else f"{sentence} ({found}).",
        )
    left = pool.survivors()
    yield Layer(
        "survivors", left == 0, "" if left == 0 else f"{left} processes outlived their runs."
    )


def _attempt(pool: Examined, name: str, sentence: str, runtime: Runtime = "numpy") -> Layer:
    done = _value(pool, name, runtime=runtime)
    return Layer(name, done == [], "" if done == [] else f"{sentence}: {_words(done)}.")


def _identity(pool: Examined) -> Iterator[Layer]:
    answer = _value(pool, "environment")
    names, uid = answer if isinstance(answer, tuple) and len(answer) == 2 else ([str(answer)], 0)
    extra = sorted(set(names) - set(jail.ENVIRONMENT) - {"PWD", "LC_CTYPE"})
    yield Layer(
        "environment",
        not extra,
        f"A run sees environment variables: {_words(extra)}." if extra else "",
    )
    yield Layer(
        "identity", uid != 0 or jail.root_is_mapped(), "" if uid else "A run has the uid of root."
    )


def _at_most(pool: Examined, name: str, allowed: int, sentence: str) -> Layer:
    got = _value(pool, name, 4 * allowed)
    # The guard counts threads too: a run that it ended for them is as well held.
    live = got == "ended: threads" or (isinstance(got, int) and 0 < got <= allowed)
    return Layer(name, live, "" if live else f"{sentence} ({got} of {allowed}).")


def _words(items: Any) -> str:
    return ", ".join(str(item) for item in items) if isinstance(items, list) else str(items)


def _value(
    pool: Examined,
    function: str,
    *args: Any,
    cpu: float = PATIENT,
    wall: float = PATIENT,
    runtime: Runtime = "numpy",
) -> Any:
    """What a function of the probe program returns in a fresh run, or how that run ended."""
    with pool.session(runtime, "learner", LIMITS) as session:
        return _guarded(lambda: _call(session, function, args, cpu, wall))


def _guarded(conversation: Callable[[], Any]) -> Any:
    try:
        return conversation()
    except Ended as end:
        return f"ended: {end.reason or end.code}"
    except wire.ProtocolError:
        return "malformed answer"


def _call(session: Session, function: str, args: tuple[Any, ...], cpu: float, wall: float) -> Any:
    session.begin(PATIENT, PATIENT)
    source = PROGRAM.read_text(encoding="utf-8")
    session.request(wire.LOAD, {"source": source, "functions": [function]})
    session.end()
    session.begin(cpu, wall)
    payload = wire.encode((list(args), {}), 4096)
    reply = session.request(wire.CALL, {"function": function, "seed": 0}, payload)
    session.end()
    if reply.kind != "returned":
        return f"error: {reply.head.get('error', {}).get('message', '')}"
    return wire.decode(reply.payload)
