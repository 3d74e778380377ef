"""How a submission ended, in words. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from labs import wording
from labs.results.presentation import NOT_MET, Check, Error, present_error

LIMITS = ("time_limit", "memory_limit", "output_limit")


@dataclass(frozen=True)
class Summary:
    """How a submission ended, in words. `tone` is good, warn, bad or info.

    `begin_with`: the failed check to look at first, which explains others or stands alone.
    """

    headline: str
    text: str
    tone: str
    passed: int
    total: int
    points: int
    best: int
    problem: Error | None
    begin_with: Check | None


def present_summary(
    *,
    mode: str,
    verdict: str,
    checks: list[Check],
    problem: Mapping[str, Any] | None,
) -> Summary:
    """What is said when a submission has finished (``verdict`` "" means that it was cancelled)."""
    passed = sum(check.verdict == "passed" for check in checks)
    headline, text, tone = _progress(verdict, checks) or _ending(mode, verdict, passed, len(checks))
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
        begin_with=None if problem else _begin_with(verdict, checks),
    )


def _begin_with(verdict: str, checks: list[Check]) -> Check | None:
    """The first failure that no other one explains."""
    if verdict in ("", "passed", "variation", "our_failure"):
        return None
    failed = [check for check in checks if check.verdict in NOT_MET]
    return next((check for check in failed if not check.rests_on), next(iter(failed), None))


def _progress(verdict: str, checks: list[Check]) -> tuple[str, str, str] | None:
    """What the checks tell together where that says more than the verdict alone."""
    passed = sum(check.verdict == "passed" for check in checks)
    verdicts = {check.verdict for check in checks}
    if verdict == "not_attempted" and passed:
        following = next(check.function for check in checks if check.verdict != "passed")
        words = {"passed": passed, "total": len(checks), "function": following}
        text = _("%(passed)s of %(total)s checks pass. Next comes %(function)s.") % words
        return _("A good start"), text, "good"
    if len(checks) > 1 and len(verdicts) == 1 and verdict in LIMITS:
        text = _("Every check ended like this: look at what runs outside the functions too.")
        return wording.verdict_text(verdict), text, "bad"
    return None


def _ending(mode: str, verdict: str, passed: int, total: int) -> tuple[str, str, str]:
    counted = _("%(passed)s of %(total)s checks pass.") % {"passed": passed, "total": total}
    if not verdict:
        return _("Cancelled"), _("It does not count. Your code is as you left it."), "info"
    if verdict == "our_failure":
        text = _("Grading failed on our side. This does not count; please hand it in again.")
        return _("Our fault, not yours"), text, "warn"
    if verdict == "variation":
        text = _(
            "Every check passes, and your code is very close to another text. "
            "Show that it is yours: a small variation takes a few minutes."
        )
        return _("One more step"), text, "info"
    if verdict == "passed" and mode == "vary":
        return _("Solved"), _("Your submission counts as passed."), "good"
    if verdict == "passed" and mode == "run":
        return _("All examples pass"), _("Submit, to have the hidden checks run as well."), "good"
    if verdict == "passed":
        return _("Passed"), _("Every check passes. This lab is done."), "good"
    if verdict == "not_attempted":
        return _("Nothing to check yet"), _("Write the first function, then run again."), "info"
    return _("Not there yet"), counted, "bad"
