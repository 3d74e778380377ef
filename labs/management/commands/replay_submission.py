"""manage.py replay_submission UUID: grade a stored submission again, and print what comes of it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from labs.content.versions import bundle_of
from labs.grading.engine import GradeOutcome
from labs.grading.report import render
from labs.models import ASIDE, Submission
from labs.runs.replaying import record_replay, replay, submission_to_replay
from labs.sandbox.jail import JailError
from labs.sandbox.pool import SandboxPool, SandboxRefusedError
from labs.verdicts import Verdict

NO_GRADE = "A shape trace or changed run has no grade; hand the code in again to see one."


class Command(BaseCommand):
    """Uses the stored code, seed and version, and a sandbox of this machine."""

    help = "Grade a stored submission again. Changes nothing unless --record is given."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """UUID [--json] [--language ja|en] [--record]."""
        parser.add_argument("submission", type=UUID)
        parser.add_argument("--json", action="store_true", dest="as_json")
        parser.add_argument("--language", choices=("ja", "en"), default="en")
        parser.add_argument(
            "--record",
            action="store_true",
            help="write the result if the submission had ended as our failure",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Grade and print; exit with 1 when it fails on our side again."""
        submission = self._submission(options)
        before = submission.verdict or submission.state
        outcome = self._grade(submission)
        recorded = options["record"] and record_replay(submission=submission, outcome=outcome)
        if options["as_json"]:
            self.stdout.write(_as_json(submission, before, outcome, recorded))
        else:
            self.stdout.write(
                render(
                    outcome,
                    bundle_of(submission.lab_version),
                    submission.seed,
                    options["language"],
                )
            )
            self.stdout.write(f"before: {before}; {_written(options['record'], recorded)}")
        if outcome.verdict == Verdict.OUR_FAILURE:
            raise SystemExit(1)

    def _submission(self, options: dict[str, Any]) -> Submission:
        submission = submission_to_replay(options["submission"])
        if submission is None:
            raise CommandError(f"There is no submission {options['submission']}.")
        if submission.mode in ASIDE:
            raise CommandError(
                "A shape trace or changed run has no grade; hand the code in again to see one."
            )
        if options["record"] and submission.verdict != Verdict.OUR_FAILURE:
            raise CommandError(
                "Only what ended as our failure can be recorded; "
                f"this submission is {submission.verdict or submission.state}."
            )
        return submission

    def _grade(self, submission: Submission) -> GradeOutcome:
        pool = SandboxPool()
        try:
            return replay(submission=submission, pool=pool)
        except ValueError as error:
            raise CommandError(f"The stored lab cannot be read: {error}") from error
        except (SandboxRefusedError, JailError) as error:
            raise CommandError(str(error)) from error
        finally:
            pool.close()


def _written(asked: bool, recorded: bool) -> str:
    if recorded:
        return "the result is recorded"
    return "not recorded" if asked else "nothing was changed"


def _as_json(submission: Submission, before: str, outcome: GradeOutcome, recorded: bool) -> str:
    told = {
        "submission": str(submission.pk),
        "lab": submission.lab_version.lab.slug,
        "version": submission.lab_version.hash,
        "seed": submission.seed,
        "before": before,
        "recorded": recorded,
        "outcome": asdict(outcome),
    }
    return json.dumps(told, ensure_ascii=False, indent=2)
