"""manage.py grade_apart: the process in which a worker has a run graded that it may die of."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandParser

from labs.models import State, Submission
from labs.runs import lifecycle, quarantine
from labs.sandbox.pool import SandboxPool


class Command(BaseCommand):
    """Only a worker that holds the claim calls this; otherwise nothing happens."""

    help = "Grades a run that a worker has claimed; workers call it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """SUBMISSION WORKER TRIES, as they stand in the claimed row."""
        parser.add_argument("submission", type=UUID)
        parser.add_argument("worker")
        parser.add_argument("tries", type=int)

    def handle(
        self, *_args: Any, submission: UUID, worker: str, tries: int, **_options: Any
    ) -> None:
        """Grade and write the result."""
        quarantine.offer_to_die_first()
        claimed = Submission.objects.select_related("lab_version__lab", "learner").filter(
            pk=submission, worker=worker, tries=tries, state=State.RUNNING
        )
        found = claimed.first()
        if found is None:
            return
        pool = SandboxPool()
        try:
            lifecycle.finish(submission=found, pool=pool)
        finally:
            pool.close()
