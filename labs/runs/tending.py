"""What a worker does for its sandbox while nobody waits.

Parents that died, hang, or have served long enough are renewed. What the authors' files say is
asked ahead, for every lab and every seed that learners may be given this week: at the lowest
priority, and never while a learner's code runs.
"""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import structlog
from django.conf import settings
from django.db import close_old_connections
from django.db.models import F
from django.utils import timezone

from labs.content.versions import bundle_of
from labs.grading import authors
from labs.grading.bundle import LabBundle
from labs.limits import VISIBLE_SEED
from labs.models import LabVersion
from labs.queues import seeds
from labs.sandbox.pool import SandboxPool

log = structlog.get_logger(__name__)
LOOK_SECONDS = 5.0
MEMORY_SECONDS = 30.0
YIELD_SECONDS = 0.2
TOMORROW = dt.timedelta(days=1)  # the seeds of a week are ready before it begins

Question = tuple[LabBundle, int, str | None]  # a lab, a seed, and the mistake if it is about one


@dataclass
class Tender:
    """Looks after one pool. `tell` hears what it takes, now and then."""

    pool: SandboxPool
    tell: Callable[[dict[str, Any]], None]
    stop: threading.Event
    hopeless: set[str] = field(default_factory=set)  # versions whose own files fail
    done: tuple[object, ...] = ()  # the seeds and versions of which everything has been asked
    next_memory: float = 0.0

    def run(self) -> None:
        """Until `stop`; whatever fails is tried again later."""
        while True:
            try:
                self.look()
            except Exception as error:  # the database may be away, a parent may have died
                log.warning("sandbox not looked after", error=str(error))
            finally:
                close_old_connections()
            if self.stop.wait(LOOK_SECONDS):
                return

    def look(self) -> None:
        """Renew, measure, and ask authors' files ahead for as long as nobody waits."""
        for runtime in self.pool.renew_lost():
            log.error("warm parent died or hung; another serves", runtime=runtime)
        for runtime in self.pool.renew_aged():
            log.info("warm parent renewed", runtime=runtime)
        if time.monotonic() >= self.next_memory:
            self.next_memory = time.monotonic() + MEMORY_SECONDS
            self.tell(self.pool.memory())
        for bundle, seed, mistake in self.unasked():
            if not self._may_go_on():
                return
            self._ask(bundle, seed, mistake)

    def unasked(self) -> Iterator[Question]:
        """What nobody has asked yet of the labs that can be worked on: right answers first."""
        wanted = (VISIBLE_SEED, *seeds_ahead(timezone.now().date()))
        versions = current_versions()
        plan = (wanted, frozenset(version.hash for version in versions))
        if plan == self.done:
            return
        questions = [(bundle_of(version), [*version.mistakes]) for version in versions]
        for rank in range(1 + max((len(names) for _bundle, names in questions), default=0)):
            for seed in wanted:
                yield from self._unasked(questions, seed, rank)
        self.done = plan

    def _unasked(
        self, questions: list[tuple[LabBundle, list[str]]], seed: int, rank: int
    ) -> Iterator[Question]:
        """Rank 0 are the answers, 1 the outputs of each lab's first mistake, and so on."""
        for bundle, names in questions:
            if rank <= len(names) and bundle.version not in self.hopeless:
                mistake = names[rank - 1] if rank else None
                if not authors.known(self.pool, bundle, seed, mistake):
                    yield bundle, seed, mistake

    def _may_go_on(self) -> bool:
        """Wait for learners' runs to end; False when it is time to look after other things."""
        until = time.monotonic() + MEMORY_SECONDS
        while self.pool.is_busy() and time.monotonic() < until:
            if self.stop.wait(YIELD_SECONDS):
                return False
        return time.monotonic() < min(until, self.next_memory) and not self.stop.is_set()

    def _ask(self, bundle: LabBundle, seed: int, mistake: str | None) -> None:
        try:
            authors.ask_ahead(self.pool, bundle, seed, mistake)
        except authors.AuthorError as error:
            self.hopeless.add(bundle.version)
            log.error("a lab's own files fail", lab=bundle.lab_id, error=str(error))


def seeds_ahead(today: dt.date) -> list[int]:
    """The seeds that submissions draw today and tomorrow."""
    days = (today, today + TOMORROW)
    found = [seed for day in days for seed in seeds.weekly(day, settings.SECRET_KEY)]
    return list(dict.fromkeys(found))


def current_versions() -> list[LabVersion]:
    """The versions that a submission may be made of now."""
    return list(LabVersion.objects.filter(lab__retired=False, lab__current_version=F("pk")))
