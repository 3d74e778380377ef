"""The sandbox pool of a worker: one warm parent per runtime, made when first needed."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any, Literal

from labs.limits import ANSWER_STORE_MB, AUTHOR_CACHE_MB, RUNTIMES, SPARES, Limits, Runtime
from labs.sandbox import jail
from labs.sandbox.fleet import Fleet
from labs.sandbox.jail import JailError
from labs.sandbox.memory import BoundedCache
from labs.sandbox.parent import Role, SandboxLostError, WarmParent
from labs.sandbox.probes import LayerReport, examine, examine_parents
from labs.sandbox.session import Session
from labs.sandbox.store import FrameStore

Mode = Literal["warm", "cold"]
PARENT_SCRATCH_MB = 16  # what importing the libraries may write


class SandboxRefusedError(RuntimeError):
    """A layer that grading needs is missing on this machine; `report` says which and why."""

    def __init__(self, report: LayerReport) -> None:
        super().__init__(report.refusal())
        self.report = report


class SandboxPool:
    """Thread-safe. Make it in the process that uses it: it does not survive a fork.

    mode "warm": every run is a fork in its own nested namespaces. "cold", for machines that forbid
    nested user namespaces: every run gets a new jail and a new Python (seconds for TensorFlow).
    None: the environment's DOKUGAKU_SANDBOX_MODE, or warm where `start` finds that it works.

    answers: a folder that keeps what authors' children said.
    """

    def __init__(self, mode: Mode | None = None, *, answers: Path | None = None) -> None:
        wish = mode or os.environ.get("DOKUGAKU_SANDBOX_MODE") or "auto"
        if wish not in ("auto", "warm", "cold"):
            raise ValueError(f"DOKUGAKU_SANDBOX_MODE must be auto, warm or cold, not {wish!r}")
        self._wish = wish
        self.mode: Mode = "cold" if wish == "cold" else "warm"
        self._versions: dict[Runtime, dict[str, str]] = {}
        self._fleets = {
            runtime: Fleet(runtime, partial(self._new_parent, runtime), SPARES[runtime])
            for runtime in RUNTIMES
        }
        self._child_mb: dict[Runtime, float] = {}
        self._launcher = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sandbox-launcher")
        self._closed = False
        self.answers = BoundedCache(AUTHOR_CACHE_MB << 20)  # what authors' children said
        self.store = FrameStore(answers, ANSWER_STORE_MB << 20) if answers else None

    def start(self, runtimes: Iterable[Runtime] = ("numpy",)) -> LayerReport:
        """Probe the layers, then warm the runtimes. SandboxRefusedError when a layer is missing."""
        report = self.probe()
        if not report.complete and self._wish == "auto" and self.mode == "warm":
            self._drop_parents()
            self.mode = "cold"
            report = self.probe().explaining(report)
        if not report.complete:
            self.close()
            raise SandboxRefusedError(report)
        for runtime in runtimes:
            self._warm_or_refuse(runtime, report)
        return report

    def _warm_or_refuse(self, runtime: Runtime, report: LayerReport) -> None:
        try:
            self.warm_up(runtime)
        except (JailError, SandboxLostError) as error:
            self.close()
            raise SandboxRefusedError(report.lacking(runtime, str(error))) from error

    def probe(self) -> LayerReport:
        """Try to break out of a fresh run in every known way, and say what held."""
        return examine(self)

    def probe_again(self) -> LayerReport:
        """The same from a new jail, while runs go on here, and the escapes from parents in use."""
        fresh = SandboxPool(self.mode)
        try:
            report = fresh.probe()
        finally:
            fresh.close()
        return examine_parents(self, report)

    def in_use(self) -> list[Runtime]:
        """Runtimes whose warm parents serve runs now."""
        return [runtime for runtime, fleet in self._fleets.items() if fleet.facts()]

    @contextmanager
    def session(
        self,
        runtime: Runtime,
        role: Role,
        limits: Limits,
        *,
        output: Callable[[bytes], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        gentle: bool = False,
    ) -> Iterator[Session]:
        """A conversation with a fresh child. `gentle`: it leaves the processor to others."""
        cold = self._new_parent(runtime, limits.scratch_mb) if self.mode == "cold" else None
        try:
            found = (
                nullcontext(cold.spawn(role, limits, gentle=gentle))
                if cold
                else self._fleets[runtime].child(role, limits, gentle=gentle)
            )
            with (
                found as channels,
                Session(
                    channels,
                    limits,
                    output=output,
                    cancelled=cancelled,
                    early=1 if role == "learner" else None,
                ) as session,
            ):
                yield session
                if role == "learner":
                    self._child_mb[runtime] = session.peak_mb
        finally:
            if cold:
                cold.close()

    def versions(self, runtime: Runtime) -> dict[str, str]:
        """Versions of python and the libraries of a runtime that has been used."""
        return dict(self._versions.get(runtime, {}))

    def fingerprint(self, runtime: Runtime) -> str | None:
        """Changes when a lab's own files might say something else: other libraries or runner."""
        versions = self.versions(runtime)
        return json.dumps([versions, jail.runner_digest()]) if versions else None

    def warm_up(self, runtime: Runtime) -> None:
        """Have a runtime's parent started; in cold mode, see that one can be."""
        if self.mode == "warm":
            self.parent(runtime)
            self._fleets[runtime].fill()
        else:
            self._new_parent(runtime).close()

    def survivors(self, runtime: Runtime = "numpy", patience: float = 2.0) -> int:
        """Processes in a warm runtime's jail beside the parent, once `patience` seconds have
        passed or there are none. A cold run's jail ends with the run: always 0."""
        if self.mode == "cold":
            return 0
        self._fleets[runtime].drain_spares()
        deadline = time.monotonic() + patience
        while (left := self.parent(runtime).census() - 1) and time.monotonic() < deadline:
            time.sleep(0.02)  # a guard needs a moment to see that the worker has hung up
        return left

    def close(self) -> None:
        """End every jail. The pool cannot be used again."""
        self._closed = True
        self._drop_parents()
        self._launcher.shutdown()

    def _drop_parents(self) -> None:
        for runtime, fleet in self._fleets.items():
            fleet.close()
            self._fleets[runtime] = Fleet(
                runtime, partial(self._new_parent, runtime), SPARES[runtime]
            )

    def parent(self, runtime: Runtime) -> WarmParent:
        """The living warm parent of a runtime, made when there is none."""
        return self._fleets[runtime].parent()

    def is_busy(self) -> bool:
        """Whether anybody's code runs now."""
        return any(fleet.is_busy() for fleet in self._fleets.values())

    def renew_aged(self) -> list[Runtime]:
        """Renew the parents that have served long enough; takes seconds, nobody else waits."""
        aged = [runtime for runtime, fleet in self._fleets.items() if fleet.aged()]
        for runtime in aged:
            self.renew(runtime)
        return aged

    def renew_lost(self) -> list[Runtime]:
        """Have another parent in the place of each that has died or hangs."""
        lost = [runtime for runtime, fleet in self._fleets.items() if fleet.is_lost()]
        for runtime in lost:
            self.renew(runtime)
        return lost

    def renew(self, runtime: Runtime) -> None:
        """Start a new parent, then let it take the place of the old one."""
        self._fleets[runtime].renew()

    def memory(self) -> dict[str, Any]:
        """For operators: each parent's memory, age and runs, and what children took beside it."""
        facts = {runtime: fleet.facts() for runtime, fleet in self._fleets.items()}
        return {
            "parents": {runtime: fact for runtime, fact in facts.items() if fact},
            "child_private_mb": dict(self._child_mb),
        }

    def _new_parent(self, runtime: Runtime, scratch_mb: int = PARENT_SCRATCH_MB) -> WarmParent:
        if self._closed:
            raise SandboxLostError("The sandbox has been closed.")
        nested = self.mode == "warm"
        parent = WarmParent(runtime, nested=nested, scratch_mb=scratch_mb, launcher=self._launcher)
        self._versions[runtime] = parent.versions
        return parent
