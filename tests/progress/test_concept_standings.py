"""Standings in concepts follow what was done, and can be made again from it exactly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from accounts.models import User
from labs.models import CheckResult, Lab, Submission
from progress.mastery import selectors, services
from progress.mastery.concepts import PRIOR
from progress.mastery.levels import ConceptLevel
from progress.models import ConceptStanding
from quizzes.checking import check_start, quick_start
from quizzes.models import Answer, Attempt
from quizzes.regrading import item_regrade, regrade_undo
from quizzes.review.models import ReviewCard
from quizzes.review.services import review_open
from quizzes.syncing import sync_items
from tests.progress import deeds
from tests.quizzes import samples
from tests.quizzes.conftest import make_week

pytestmark = pytest.mark.usefixtures("content")


def rows(learner: User) -> list[dict[str, Any]]:
    """All standings of a learner, whatever their numbers."""
    found = ConceptStanding.objects.filter(learner=learner).order_by("concept__slug").values()
    return [{key: value for key, value in row.items() if key != "id"} for row in found]


def level(learner: User, slug: str) -> ConceptLevel:
    found = selectors.standings_of(learner, timezone.now())
    return found[slug].level if slug in found else ConceptLevel.NOT_STARTED


def graded(learner: User, *, failing: dict[str, dict[str, str]], source: str) -> Submission:
    """A submission to the lab of the week in which all checks pass but those given."""
    lab = Lab.objects.get(slug="logistic-regression")
    assert lab.current_version is not None
    verdict = "wrong" if failing else "passed"
    with_checks = deeds.hand_in(learner, lab, verdict="our_failure", score=0.0, source=source)
    CheckResult.objects.bulk_create(
        CheckResult(
            submission=with_checks,
            check_id=check["id"],
            position=place,
            **({"verdict": "passed", "score": 1.0} | failing.get(check["id"], {})),
        )
        for place, check in enumerate(lab.current_version.spec["checks"])
    )
    Submission.objects.filter(pk=with_checks.pk).update(verdict=verdict)
    services.update_concepts(learner=learner, concepts=services.concepts_of_submission(with_checks))
    return with_checks


def test_what_is_rebuilt_equals_what_news_made(learner: User, other_learner: User) -> None:
    week = deeds.basics()
    deeds.take_quiz(learner, week, right=6, certainty=3)
    deeds.take_quiz(learner, week, right=10)
    deeds.take_quiz(other_learner, week, right=3)
    graded(learner, failing={}, source="a = 1\n")
    now = timezone.now()
    for person in (learner, other_learner):
        concepts = set(selectors.graph().prerequisites)
        services.update_concepts(learner=person, concepts=concepts, now=now)
    before = [rows(learner), rows(other_learner)]
    assert all(before)
    ConceptStanding.objects.filter(learner=learner).update(level="mastered", p_known=0.5)
    ConceptStanding.objects.filter(learner=other_learner).first().delete()  # type: ignore[union-attr]
    for person in (learner, other_learner):
        services.rebuild_concepts(learner=person, now=now)
    assert [rows(learner), rows(other_learner)] == before


def test_the_command_makes_standings_again(learner: User) -> None:
    deeds.take_quiz(learner, deeds.basics())
    names = ["held_level", "held_p", "evidence", "last_at", "why"]
    wanted = list(ConceptStanding.objects.order_by("concept").values_list(*names))
    ConceptStanding.objects.all().delete()
    call_command("rebuild_progress", verbosity=0)
    assert list(ConceptStanding.objects.order_by("concept").values_list(*names)) == wanted


def test_each_piece_of_news_moves_only_what_it_touches(learner: User) -> None:
    """Folding the touched concepts alone gives what folding everything gives."""
    week = deeds.basics()
    for right in (3, 8, 10):
        deeds.take_quiz(learner, week, right=right)
        graded(learner, failing={}, source=f"a = {right}\n")
        now = timezone.now() + timedelta(seconds=1)
        held = ["concept", "held_level", "held_p", "evidence", "days", "sources", "why"]
        incremental = list(ConceptStanding.objects.order_by("concept").values_list(*held))
        services.rebuild_concepts(learner=learner, now=now)
        assert list(ConceptStanding.objects.order_by("concept").values_list(*held)) == incremental


def test_the_number_of_queries_does_not_grow_with_what_was_done(
    learner: User, django_assert_num_queries: Callable[..., Any]
) -> None:
    week = deeds.basics()
    deeds.take_quiz(learner, week)
    graded(learner, failing={}, source="a = 0\n")
    concepts = set(selectors.graph().prerequisites)
    locks = int(connection.features.has_select_for_update)
    with django_assert_num_queries(11 + locks):
        services.update_concepts(learner=learner, concepts=concepts)
    for number in range(3):
        deeds.take_quiz(learner, week, right=number)
    graded(learner, failing={}, source="a = 1\n")
    with django_assert_num_queries(11 + locks):
        services.update_concepts(learner=learner, concepts=concepts)


def test_a_named_mistake_counts_against_its_own_concept_alone(learner: User) -> None:
    lab = Lab.objects.get(slug="logistic-regression")
    assert lab.current_version is not None
    mistake, told = next(iter(lab.current_version.mistakes.items()))
    check = next(
        one for one in lab.current_version.spec["checks"] if one["function"] == told["function"]
    )
    graded(
        learner,
        failing={check["id"]: {"verdict": "wrong", "score": 0.0, "mistake": mistake}},  # type: ignore[dict-item]
        source="a = 1\n",
    )
    why = ConceptStanding.objects.get(learner=learner, concept__slug=told["concept"]).why
    assert any(fact["source"].endswith(f"{check['id']} failed") for fact in why)
    for other in set(check["concepts"]) - {told["concept"]}:
        row = ConceptStanding.objects.filter(learner=learner, concept__slug=other).first()
        assert row is None or not any(f["source"].endswith("failed") for f in row.why)


def test_what_rests_on_a_failing_function_says_nothing(learner: User) -> None:
    lab = Lab.objects.get(slug="logistic-regression")
    assert lab.current_version is not None
    blamed = {"verdict": "wrong", "score": 0.0, "rests_on": "sigmoid"}
    failing = {check["id"]: blamed for check in lab.current_version.spec["checks"]}
    graded(learner, failing=failing, source="a = 1\n")  # type: ignore[arg-type]
    assert not ConceptStanding.objects.filter(learner=learner).exists()


@pytest.mark.parametrize(
    ("verdict", "pointed"), [("wrong", True), ("error", False), ("time_limit", False)]
)
def test_only_wrong_results_point_to_an_earlier_week(learner, client_of, verdict, pointed) -> None:
    failing = {"propagate-example": {"verdict": verdict, "score": 0.0}}
    submission = graded(learner, failing=failing, source="a = 1\n")
    page = client_of(learner).get(f"/submissions/{submission.pk}/").content.decode()
    assert ('id="earlier"' in page) == pointed


def begin(learner: User, kind: str) -> Attempt:
    """An attempt of each kind, of which nothing is answered yet."""
    if kind == "review":
        deeds.take_quiz(learner, deeds.basics())
        ReviewCard.objects.update(due_at=timezone.now() - timedelta(days=1))
        attempt, _new = review_open(learner=learner, language="en", now=timezone.now())
        assert attempt is not None
        return attempt
    if kind == "quick":
        return quick_start(learner=learner, concepts=["sigmoid"], language="en")[0]
    if kind == "unit_check":
        week = deeds.basics()
        return check_start(learner=learner, week=week, concepts=["sigmoid"], language="en")[0]
    return deeds.begin_quiz(learner, deeds.basics())


@pytest.mark.parametrize("kind", ["full", "quick", "unit_check", "review"])
def test_every_answer_moves_what_it_is_about_at_once(learner: User, kind: str) -> None:
    attempt = begin(learner, kind)
    slug = attempt.drawn.get(position=1).item_version.concepts[0]
    before = ConceptStanding.objects.filter(learner=learner, concept__slug=slug).first()
    deeds.answer(attempt, 1, right=True)
    after = ConceptStanding.objects.get(learner=learner, concept__slug=slug)
    assert after.held_p > (before.held_p if before else PRIOR)
    assert after.evidence == (before.evidence if before else 0) + 1
    held = ["concept", "held_level", "held_p", "evidence", "days", "sources", "why"]
    incremental = list(ConceptStanding.objects.order_by("concept").values_list(*held))
    services.rebuild_concepts(learner=learner)
    assert list(ConceptStanding.objects.order_by("concept").values_list(*held)) == incremental


def test_a_corrected_key_moves_concepts_also_while_the_attempt_is_open(
    learner: User, operator: User
) -> None:
    week = make_week(slug="corrected", course="corrections")
    sync_items(week=week, bodies=[samples.single(), samples.single() | {"id": "second"}])
    attempt = deeds.begin_quiz(learner, week)
    deeds.answer(attempt, 1, right=True)
    about = ConceptStanding.objects.filter(learner=learner, concept__slug="sigmoid")
    right = about.get().held_p
    item = attempt.drawn.get(position=1).item_version.item
    body = samples.single() | {"id": item.slug}
    for option in body["options"]:
        option["correct"] = option is body["options"][1]
    sync_items(week=week, bodies=[body])
    regrade = deeds.announced(item_regrade)(item=item, by=operator, reason="The other one.")
    assert about.get().held_p < PRIOR < right
    deeds.announced(regrade_undo)(regrade=regrade, by=operator)
    assert about.get().held_p == right


def test_time_takes_levels_from_rows_and_pages_alike(learner: User) -> None:
    long_ago = datetime(2026, 1, 5, tzinfo=UTC)
    deeds.take_quiz(learner, deeds.basics())
    Answer.objects.update(answered_at=long_ago)
    Attempt.objects.update(started_at=long_ago, finished_at=long_ago)
    services.rebuild_concepts(learner=learner, now=long_ago + timedelta(days=1))
    familiar = ConceptStanding.objects.filter(level="familiar").values_list("concept__slug")
    assert not ConceptStanding.objects.filter(stale=True).exists()
    slug = familiar[0][0]
    assert services.let_time_pass(now=long_ago + timedelta(days=25)) > 0
    row = ConceptStanding.objects.get(concept__slug=slug)
    assert (row.level, row.stale) == ("familiar", True)
    services.let_time_pass(now=long_ago + timedelta(days=60))
    row.refresh_from_db()
    assert (row.level, row.stale) == ("attempted", True)
    shown = selectors.standings_of(learner, long_ago + timedelta(days=60))[slug]
    assert (shown.level.value, shown.stale) == (row.level, row.stale)
    assert level(learner, slug) == ConceptLevel.ATTEMPTED
