"""One runtime's warm parents: the present one, older ones that still have runs, and spare children.

A spare is a child forked ahead, confined like every other, that waits for its first order; it is
used once. A parent is renewed before it ages: the new one is warm before it takes over, and the
old one stays until its last run has ended, so that nobody waits.
"""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from labs.limits import DEFAULTS, PARENT_GROWTH_MB, PARENT_RUNS, PARENT_SECONDS, Limits, Runtime
from labs.sandbox.parent import Channels, Role, SandboxLostError, WarmParent

logger = logging.getLogger(__name__)
# What a child is given for good when it is forked; the guard is told of all other limits later.
FIXED = ("result_kb", "scratch_mb", "scratch_files", "file_mb", "threads", "address_space_mb")


@dataclass(frozen=True)
class Spare:
    """A child that waits, and whose it is."""

    parent: WarmParent
    channels: Channels


class Fleet:
    """Thread-safe. `make` starts a parent; it may take seconds."""

    def __init__(self, runtime: Runtime, make: Callable[[], WarmParent], spares: int) -> None:
        self._limits = DEFAULTS[runtime]
        self._make, self._wanted = make, spares
        self._parent: WarmParent | None = None
        self._users: Counter[WarmParent] = Counter()
        self._spares: list[Spare] = []
        self._lock = threading.Lock()  # around the fields above; never while anybody waits
        self._making, self._filling = threading.Lock(), threading.Lock()
        self._renewing = threading.Lock()
        self._closed = False

    def parent(self) -> WarmParent:
        """The present parent, alive; made when there is none."""
        with self._making:
            with self._lock:
                if self._parent and self._parent.alive:
                    return self._parent
            self._replace(self._make())
            assert self._parent
            return self._parent

    @contextmanager
    def child(self, role: Role, limits: Limits, *, gentle: bool = False) -> Iterator[Channels]:
        """A fresh child for one run; `gentle`: it leaves the processor to others."""
        parent, channels = self._begin(role, limits, gentle)
        try:
            yield channels
        finally:
            self._leave(parent)
            if not self._users:  # under load a spare would only push others back
                self.fill()

    def _begin(self, role: Role, limits: Limits, gentle: bool) -> tuple[WarmParent, Channels]:
        """A child with a guard. A parent that is dead or stopped costs the run time, no more."""
        parent = self._enter()
        try:
            return parent, self._channels(parent, role, limits, gentle)
        except SandboxLostError:
            self._leave(parent)
            if parent.alive:
                raise
            logger.error("a warm parent was lost; the run begins with another")
        parent = self._enter()
        try:
            return parent, self._channels(parent, role, limits, gentle)
        except SandboxLostError:
            self._leave(parent)
            raise

    def _channels(self, parent: WarmParent, role: Role, limits: Limits, gentle: bool) -> Channels:
        spare = self._spare_for(parent, limits) if role == "learner" else None
        if spare:
            return spare
        channels = parent.spawn(role, limits, gentle=gentle)
        if not channels.is_watched() and not parent.answers():
            channels.close()
            raise SandboxLostError("The warm parent does not answer.")
        return channels

    def fill(self) -> None:
        """Have spares forked until there are enough; at once, the children get ready later."""
        if not self._filling.acquire(blocking=False):
            return
        try:
            parent = self._parent
            while parent and parent.alive and len(self._spares) < self._wanted:
                channels = parent.spawn("learner", self._limits, ahead=True)
                with self._lock:
                    theirs = parent is self._parent and not self._closed
                    if theirs:
                        self._spares.append(Spare(parent, channels))
                if not theirs:
                    channels.close()
                    return
        except SandboxLostError:  # the next run finds out, and is judged then
            logger.warning("no spare child could be forked")
        finally:
            self._filling.release()

    def drain_spares(self) -> None:
        """End the spares."""
        with self._lock:
            spares, self._spares = self._spares, []
        for spare in spares:
            spare.channels.close()

    def is_busy(self) -> bool:
        """Whether any run goes on."""
        return bool(self._users)

    def aged(self) -> bool:
        """Whether the present parent has served long enough."""
        parent = self._parent
        if parent is None or not parent.alive or not parent.runs:
            return False
        if parent.runs >= PARENT_RUNS or parent.age_seconds >= PARENT_SECONDS:
            return True
        return parent.growth_mb() > PARENT_GROWTH_MB

    def is_lost(self) -> bool:
        """Whether the parent that served has died, or is stopped and does not answer."""
        parent = self._parent
        return parent is not None and not (parent.alive and parent.answers())

    def renew(self) -> None:
        """Start a new parent, then let it take the place of the old one."""
        with self._renewing:
            new = self._make()  # runs go on beginning with the old one meanwhile
            self._replace(new)
        self.fill()

    def facts(self) -> dict[str, Any] | None:
        """Memory in MB, age in seconds, and runs of the present parent."""
        parent = self._parent
        if parent is None or not parent.alive:
            return None
        return {**parent.memory(), "age_s": round(parent.age_seconds), "runs": parent.runs}

    def close(self) -> None:
        """End all parents and with them every run."""
        with self._lock:
            self._closed = True
            parents = {self._parent, *self._users} - {None}
            self._parent = None
        self.drain_spares()
        for parent in parents:
            if parent:
                parent.close()

    def _replace(self, new: WarmParent) -> None:
        with self._lock:
            old, self._parent = self._parent, new
            idle = old is not None and not self._users[old]
        self.drain_spares()
        if old and idle:
            old.close()

    def _enter(self) -> WarmParent:
        while True:
            parent = self.parent()
            with self._lock:
                if parent is self._parent:
                    self._users[parent] += 1
                    return parent

    def _leave(self, parent: WarmParent) -> None:
        with self._lock:
            self._users[parent] -= 1
            last = not self._users[parent] and parent is not self._parent
            if not self._users[parent]:
                del self._users[parent]
        if last and not self._closed:
            parent.close()

    def _spare_for(self, parent: WarmParent, limits: Limits) -> Channels | None:
        """A ready child that these limits fit, told of them; None when there is none."""
        fits = limits.total_cpu_seconds <= self._limits.total_cpu_seconds
        if not fits or any(getattr(limits, name) != getattr(self._limits, name) for name in FIXED):
            return None
        with self._lock:
            spare = next((one for one in self._spares if one.channels.is_ready()), None)
            if spare is None:
                return None
            self._spares.remove(spare)
        if spare.parent is parent and spare.channels.adopt(limits):
            parent.runs += 1
            return spare.channels
        spare.channels.close()
        return None
