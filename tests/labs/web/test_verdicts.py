"""Each verdict is told with what was reached and what is allowed: page, API and terminal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from accounts.models import User
from labs import wording
from labs.content.versions import bundle_of
from labs.grading.bundle import LabBundle
from labs.grading.outcomes import CheckOutcome, GradeOutcome
from labs.grading.report import WORDS, render
from labs.models import Lab, Submission
from labs.verdicts import Verdict

LIMITS = {
    Verdict.TIME_LIMIT: {"kind": "cpu", "reached": 4.37, "allowed": 4.0, "unit": "s"},
    Verdict.MEMORY_LIMIT: {"kind": "memory", "reached": 613.0, "allowed": 512.0, "unit": "MB"},
    Verdict.OUTPUT_LIMIT: {"kind": "output", "reached": 71.0, "allowed": 64.0, "unit": "KB"},
    Verdict.CRASHED: {"kind": "threads", "reached": 65.0, "allowed": 64.0, "unit": ""},
}
ALL = list(Verdict)
OF_CHECKS = [verdict for verdict in ALL if verdict is not Verdict.VARIATION]


def checks(verdict: Verdict) -> list[dict[str, Any]]:
    """One check that passed, one that ended like this."""
    used = {"cpu_ms": 250.0, "wall_ms": 300.0, "memory_mb": 40.0}
    ended = {"verdict": verdict.value, "score": 0.0, "limit": LIMITS.get(verdict)}
    return [
        {"check_id": "sigmoid-example", **used},
        {"check_id": "propagate-example", **used, **ended},
    ]


@pytest.fixture
def ended(hand_in: Callable[..., Submission], learner: User, finish) -> Callable[..., Submission]:
    def make(verdict: Verdict) -> Submission:
        submission = finish(hand_in(learner), verdict.value, *checks(verdict))
        if verdict is Verdict.OUR_FAILURE:
            Submission.objects.update(score=None)
        return submission

    return make


def test_there_are_nine_of_checks_and_one_of_submissions_and_each_has_a_word() -> None:
    assert {verdict.value for verdict in ALL} == set(wording.VERDICTS)
    assert len(ALL) == 9 + 1
    for language in ("en", "ja"):
        assert {verdict.value for verdict in ALL} <= set(WORDS[language])


@pytest.mark.parametrize("verdict", OF_CHECKS)
def test_on_the_page(verdict: Verdict, ended, client_of, learner: User) -> None:
    submission = ended(verdict)
    page = client_of(learner).get(f"/submissions/{submission.pk}/").content.decode()
    assert f'data-verdict="{verdict}"' in page
    assert wording.verdict_text(verdict) in page
    assert "250 ms of 4 s" in page
    assert "40 MB of 512 MB" in page
    if verdict in LIMITS:
        assert wording.limit_text(LIMITS[verdict]) in page
    assert ("points." in page) is (verdict is not Verdict.OUR_FAILURE)


@pytest.mark.parametrize("verdict", OF_CHECKS)
def test_in_the_api(verdict: Verdict, ended, api_of, learner: User) -> None:
    submission = ended(verdict)
    told = api_of(learner).get(f"/api/v1/submissions/{submission.pk}/").json()
    assert told["verdict"] == verdict
    assert (told["score"] is None) is (verdict is Verdict.OUR_FAILURE)
    usage = {one["kind"]: (one["reached"], one["allowed"], one["unit"]) for one in told["usage"]}
    assert usage == {"cpu": (0.25, 4.0, "s"), "wall": (0.3, 12.0, "s"), "memory": (40, 512, "MB")}
    first, second = told["checks"]
    assert (first["verdict"], second["verdict"]) == ("passed", verdict)
    if verdict in LIMITS:
        limit = second["limit"]
        given = {"kind": limit["kind"], "reached": limit["reached"], "allowed": limit["allowed"]}
        assert given.items() <= LIMITS[verdict].items()


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("verdict", OF_CHECKS)
def test_in_the_terminal(verdict: Verdict, language: str, lab: Lab) -> None:
    assert lab.current_version is not None
    bundle: LabBundle = bundle_of(lab.current_version)
    found = tuple(
        CheckOutcome(position=at, **{"verdict": Verdict.PASSED, "score": 1.0, **check})
        for at, check in enumerate(checks(verdict))
    )
    outcome = GradeOutcome(verdict, 0.5, found, failure="it died" * (verdict == "our_failure"))
    text = render(outcome, bundle, 7, language)
    assert WORDS[language][verdict] in text
    of = WORDS[language]["of"]
    assert f"CPU 0.25 s {of} 4 s, wall 0.3 s {of} 12 s, memory 40 MB {of} 512 MB" in text
    if verdict in LIMITS:
        limit = LIMITS[verdict]
        assert f"{limit['kind']}: {limit['reached']:g} > {limit['allowed']:g}" in text
