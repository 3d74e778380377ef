"""How a submission ended, in words. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from labs.presentation import Check, Error, present_error


@dataclass(frozen=True)
class Summary:
    """How a submission ended, in words. `tone` is good, warn, bad or info."""

    headline: str
    text: str
    tone: str
    passed: int
    total: int
    points: int
    best: int
    problem: Error | None


def present_summary(
    *,
    mode: str,
    verdict: str,
    checks: list[Check],
    problem: Mapping[str, Any] | None,
) -> Summary:
    """What is said when a submission has finished (``verdict`` "" means that it was cancelled)."""
    passed = sum(check.verdict == "passed" for check in checks)
    headline, text, tone = _ending(mode, verdict, passed, len(checks))
    if problem and verdict in ("error", "not_attempted"):
        headline, text = _("The file cannot be run yet"), ""
    return Summary(
        headline=headline,
        text=text,
        tone=tone,
        passed=passed,
        total=len(checks),
        points=round(sum(check.points * check.score for check in checks)),
        best=sum(check.points for check in checks),
        problem=present_error(problem) if problem else None,
    )


def _ending(mode: str, verdict: str, passed: int, total: int) -> tuple[str, str, str]:
    counted = _("%(passed)s of %(total)s checks pass.") % {"passed": passed, "total": total}
    if not verdict:
        return _("Cancelled"), _("It does not count. Your code is as you left it."), "info"
    if verdict == "our_failure":
        text = _("Grading failed on our side. This does not count; please hand it in again.")
        return _("Our fault, not yours"), text, "warn"
    if verdict == "passed" and mode == "run":
        return _("All examples pass"), _("Submit, to have the hidden checks run as well."), "good"
    if verdict == "passed":
        return _("Passed"), _("Every check passes. This lab is done."), "good"
    if verdict == "not_attempted":
        return _("Nothing to check yet"), _("Write the first function, then run again."), "info"
    return _("Not there yet"), counted, "bad"
