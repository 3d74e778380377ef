"""Only real mastery earns a certificate, and what is missing is named."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone

from accounts.models import User
from config.problems import Conflict, Forbidden, Invalid, NotFound
from curriculum.models import Course, Week
from labs.models import Lab, Submission
from progress.certificates import services
from progress.certificates.claims import claim_of
from progress.certificates.services import issue
from progress.models import Certificate
from tests.progress import deeds, earning, world


def missing(learner: User, kind: str = "course", slug: str = "first") -> list[tuple[str, str]]:
    found = claim_of(learner, kind, slug).missing
    return [(item.kind.value, item.key or item.week or item.course) for item in found]


def test_somebody_who_has_shown_everything_gets_the_certificate(earned: User) -> None:
    assert missing(earned) == []

    found, new = issue(
        learner=earned, kind="course", slug="first", name="  Aki   Ono ", language="ja"
    )

    assert new
    assert (found.name, found.language, found.title_ja) == ("Aki Ono", "ja", "firstコース")
    week = found.evidence["courses"][0]["weeks"][0]
    assert [lab["id"] for lab in week["labs"]] == ["regression", "vectors"]
    assert all(lab["version"] and lab["at"] for lab in week["labs"])
    assert week["quiz"]["score"] == 1.0
    assert found.evidence["concepts"][0]["id"] == "sigmoid"
    assert found.evidence["minutes"] >= 1


@pytest.mark.parametrize(
    ("left_out", "named"),
    [
        ("lesson", ("lesson", "basics")),
        ("quiz", ("quiz", "basics")),
        ("lab", ("lab", "vectors")),
        ("concept", ("concept", "sigmoid")),
    ],
)
def test_a_near_miss_is_refused_and_the_missing_thing_named(
    learner: User, course: Course, left_out: str, named: tuple[str, str]
) -> None:
    earning.earn(learner, course, leave_out=left_out)

    assert missing(learner) == [named]
    with pytest.raises(Conflict) as refused:
        issue(learner=learner, kind="course", slug="first", name="Aki", language="en")
    assert refused.value.code == "not_earned"
    assert refused.value.extra["missing"][0]["kind"] == named[0]
    assert not Certificate.objects.exists()


def test_a_concept_that_has_gone_stale_must_be_refreshed(earned: User) -> None:
    earning.know(earned, level="mastered", last_seen_days=45)
    kinds = [kind for kind, _key in missing(earned)]

    assert kinds in (["concept_stale"], ["concept"])


def test_a_concept_that_was_never_touched_is_missing(earned: User) -> None:
    earned.concept_standings.all().delete()

    assert missing(earned) == [("concept", "sigmoid")]


def test_a_concept_that_nothing_asks_about_is_owed_by_us(earned: User, course: Course) -> None:
    silent = world.Concept.objects.create(
        program=course.program, slug="silent", position=5, **world.texts("Silent", "無")
    )
    world.WeekConcept.objects.create(week=course.weeks.get(), concept=silent, position=1)

    assert missing(earned) == [("concept_in_preparation", "silent")]
    assert claim_of(earned, "course", "first").missing[0].ours


def test_the_submission_that_counts_is_ones_own_and_was_submitted(
    learner: User, other_learner: User, course: Course
) -> None:
    earning.earn(learner, course, leave_out="lab")
    lab = Lab.objects.get(slug="vectors")
    deeds.hand_in(other_learner, lab)
    deeds.hand_in(learner, lab, mode="run")
    deeds.hand_in(learner, lab, verdict="wrong", score=0.99)
    earning.know(learner, level="proficient")

    assert missing(learner) == [("lab", "vectors")]


def test_practice_of_missed_questions_passes_no_quiz(learner: User, course: Course) -> None:
    earning.earn(learner, course, leave_out="quiz")
    now = timezone.now()
    learner.quiz_attempts.create(
        week=course.weeks.get(), kind="missed", seed=1, language="en", size=1,
        started_at=now, finished_at=now, score=1.0, passed=True,
    )  # fmt: skip

    assert missing(learner) == [("quiz", "basics")]


def test_a_course_with_a_week_in_preparation_cannot_be_certified_yet(
    earned: User, course: Course
) -> None:
    world.week(course, "coming", 1)

    assert missing(earned) == [("week_in_preparation", "coming")]


def test_a_lab_that_is_listed_and_not_written_stands_in_the_way(
    earned: User, course: Course
) -> None:
    Week.objects.filter(slug="basics").update(
        listed_labs=[{"id": "later", "title": {"ja": "あと", "en": "Later"}, "functions": []}]
    )

    assert missing(earned) == [("lab_in_preparation", "later")]


def test_a_lab_added_later_is_missing_for_who_has_no_certificate_yet(
    earned: User, course: Course
) -> None:
    world.add_lab(course.weeks.get(), "brand-new")

    assert missing(earned) == [("lab", "brand-new")]


def test_the_whole_path_needs_every_course(earned: User) -> None:
    assert missing(earned, "path", "deep-learning") == [("week_in_preparation", "sequences")]


def test_the_whole_path_can_be_earned(earned: User) -> None:
    Week.objects.filter(course__slug="second").update(active=False)
    Course.objects.filter(slug="second").update(active=False)

    found, _new = issue(
        learner=earned, kind="path", slug="deep-learning", name="Aki", language="en"
    )

    assert (found.kind, found.course_id) == ("path", None)
    assert [entry["id"] for entry in found.evidence["courses"]] == ["first"]


def test_a_course_without_weeks_certifies_nothing(learner: User, course: Course) -> None:
    world.course(course.program, "empty", 7)

    assert missing(learner, "course", "empty") == [("nothing_to_learn", "empty")]


def test_a_course_that_is_not_there_is_not_found(learner: User, course: Course) -> None:
    with pytest.raises(NotFound):
        issue(learner=learner, kind="course", slug="nope", name="Aki", language="en")


def test_guests_claim_their_account_first(guest: User, course: Course) -> None:
    earning.earn(guest, course)

    with pytest.raises(Forbidden) as refused:
        issue(learner=guest, kind="course", slug="first", name="Aki", language="en")
    assert refused.value.code == "claim_first"


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, "Aki\x00", "Aki 🎉", "ا"])
def test_a_name_that_cannot_be_printed_is_refused(earned: User, name: str) -> None:
    with pytest.raises(Invalid):
        issue(learner=earned, kind="course", slug="first", name=name, language="en")
    assert not Certificate.objects.exists()


def test_asking_twice_gives_the_same_certificate(earned: User, certificate: Certificate) -> None:
    again, new = issue(
        learner=earned, kind="course", slug="first", name="Another Name", language="ja"
    )

    assert (again.pk, new, again.name) == (certificate.pk, False, "髙橋 Aki")


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_the_same_time_issue_one(learner: User, course: Course) -> None:
    earning.earn(learner, course)
    start, found = threading.Barrier(2), []

    def press() -> None:
        try:
            start.wait()
            found.append(
                issue(learner=learner, kind="course", slug="first", name="Aki", language="en")
            )
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Certificate.objects.count() == 1
    assert sorted(new for _found, new in found) == [False, True]


def test_the_database_itself_keeps_a_second_one_out(certificate: Certificate) -> None:
    certificate.pk, certificate.code, certificate.status_index = None, "0000-0000-0000", 1
    certificate.pk = services.Certificate._meta.pk.get_default()

    with pytest.raises(services.IntegrityError), transaction.atomic():
        certificate.save(force_insert=True)


def test_content_that_changes_afterwards_changes_nothing(
    certificate: Certificate, course: Course
) -> None:
    before = (certificate.evidence, certificate.credential, certificate.title)
    world.week(course, "coming", 1)
    world.add_lab(course.weeks.get(slug="basics"), "brand-new")
    Course.objects.update(title_en="Renamed", title_ja="改名")
    Submission.objects.all().delete()

    certificate.refresh_from_db()
    assert certificate.valid
    assert (certificate.evidence, certificate.credential, certificate.title) == before


def test_the_number_of_queries_does_not_grow_with_the_path(
    earned: User, course: Course, django_assert_num_queries: object
) -> None:
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(
        connection,
    ) as few:
        claim_of(earned, "course", "first")
    for number in range(5):
        world.week(course, f"more-{number}", 10 + number)
    with CaptureQueriesContext(connection) as more:
        claim_of(earned, "course", "first")
    assert len(few) == len(more) <= 15
