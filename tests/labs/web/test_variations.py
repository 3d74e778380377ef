"""A passing text very close to another: a variation is asked, solved, waived, or not needed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from rest_framework.test import APIClient

from accounts.models import Group, Membership, User
from labs.grading.outcomes import GradeOutcome
from labs.models import Lab, Mode, State, Submission, VariationTask
from labs.runs import lifecycle
from labs.signals import submission_finished
from labs.verdicts import Verdict

pytestmark = pytest.mark.django_db
Clients = Callable[[User | None], Client]
LAB = "planar-classifier"
PAGE = f"/labs/{LAB}/variation/"
FOLDER = next(Path(settings.CONTENT_ROOT).glob(f"*/*/*/labs/{LAB}"))
TEXT = (FOLDER / "alternatives" / "unit_by_unit.py").read_text(encoding="utf-8")
OTHER_TEXT = (FOLDER / "alternatives" / "tuple_cache.py").read_text(encoding="utf-8")
RENAMED = TEXT.replace("parameters", "params").replace("cache", "kept").replace("m =", "count =")


@pytest.fixture(autouse=True)
def found(content: None) -> Lab:
    return Lab.objects.select_related("current_version").get(slug=LAB)


def handed_in(
    learner: User, source: str, *, mode: str = Mode.SUBMIT, verdict: Verdict = Verdict.PASSED
) -> Submission:
    """A submission as the grader leaves it."""
    lab = Lab.objects.select_related("current_version").get(slug=LAB)
    row = Submission.objects.create(
        learner=learner, lab_version=lab.current_version, mode=mode, source=source, seed=1,
        language="en", queue="cpu",
    )  # fmt: skip
    return graded(row, verdict)


def graded(row: Submission, verdict: Verdict = Verdict.PASSED) -> Submission:
    claimed = lifecycle.claim(submission_id=row.pk, worker="w")
    assert claimed is not None
    outcome = GradeOutcome(verdict, 1.0, (), "", {}, {})
    assert lifecycle.record(submission=claimed, outcome=outcome)
    row.refresh_from_db()
    return row


@pytest.fixture
def first(other_learner: User) -> Submission:
    """Somebody else was there first."""
    return handed_in(other_learner, TEXT)


@pytest.fixture
def asked(first: Submission, learner: User) -> Submission:
    return handed_in(learner, RENAMED)


def test_a_renamed_text_of_somebody_else_asks_for_a_variation(
    asked: Submission, first: Submission, learner: User, client_of: Clients
) -> None:
    assert first.verdict == "passed"
    assert (asked.verdict, asked.score, asked.passed) == ("variation", 1.0, False)
    task = VariationTask.objects.get()
    assert (task.kind, task.like, task.state) == ("other", first, "open")
    page = client_of(learner).get(f"/submissions/{asked.pk}/").content.decode()
    assert "very close to another text" in page
    assert f'href="{PAGE}"' in page
    for language, words in (("en", "Show that it is yours"), ("ja", "示してください")):
        learner.language = language
        learner.save()
        shown = client_of(learner).get(PAGE).content.decode().replace("<wbr>", "")
        assert words in shown
        assert "data-code-write" in shown  # the lab's editor; a plain field without scripts
        assert "src/lab.ts" in shown or "/assets/lab-" in shown
        assert first.learner.name not in shown
        assert str(first.pk) not in shown


def test_solving_it_passes_the_submission_that_asked(
    asked: Submission, learner: User, client_of: Clients, django_capture_on_commit_callbacks
) -> None:
    told = []

    def listen(sender: object, submission: Submission, **kwargs: object) -> None:
        told.append((submission.pk, submission.verdict))

    submission_finished.connect(listen)
    answer = client_of(learner).post(PAGE, {"source": RENAMED + "\n# changed\n"})
    tried = Submission.objects.get(mode=Mode.VARY)
    assert answer["Location"] == f"/submissions/{tried.pk}/"
    with django_capture_on_commit_callbacks(execute=True):
        graded(tried, Verdict.WRONG)
    asked.refresh_from_db()
    assert asked.verdict == "variation"
    client_of(learner).post(PAGE, {"source": RENAMED + "\n# changed again\n"})
    with django_capture_on_commit_callbacks(execute=True):
        graded(Submission.objects.get(mode=Mode.VARY, state=State.QUEUED))
    asked.refresh_from_db()
    assert asked.passed
    assert VariationTask.objects.get().state == "solved"
    assert (asked.pk, "passed") in told
    assert "counts as passed" in client_of(learner).get(PAGE).content.decode()
    assert client_of(learner).post(PAGE, {"source": "x = 1"}).status_code == 409
    assert handed_in(learner, TEXT).passed
    submission_finished.disconnect(listen)


def test_a_mentor_of_the_learner_waives_it_and_nobody_else(
    asked: Submission, learner: User, mentor: User, other_mentor: User, client_of: Clients
) -> None:
    Membership.objects.create(
        group=Group.objects.create(mentor=mentor, name="Tuesday"), learner=learner
    )
    waive = f"/submissions/{asked.pk}/waive/"
    assert client_of(learner).post(waive).status_code == 403
    assert client_of(other_mentor).post(waive).status_code == 404
    assert client_of(None).post(waive).status_code == 302
    assert (
        "A variation was asked"
        in client_of(mentor).get(f"/submissions/{asked.pk}/").content.decode()
    )
    assert client_of(mentor).post(waive).status_code == 302
    asked.refresh_from_db()
    task = VariationTask.objects.get()
    assert (asked.passed, task.state, task.waived_by) == (True, "waived", mentor)


def test_a_text_of_ones_own_passes_and_ends_the_task(asked: Submission, learner: User) -> None:
    assert handed_in(learner, OTHER_TEXT).passed
    asked.refresh_from_db()
    assert asked.verdict == "variation"
    assert VariationTask.objects.get().state == "dropped"


def test_who_was_there_first_is_never_asked(learner: User, other_learner: User) -> None:
    assert handed_in(learner, TEXT, verdict=Verdict.WRONG).verdict == "wrong"
    assert handed_in(other_learner, TEXT).passed
    assert handed_in(learner, RENAMED).passed
    assert handed_in(learner, TEXT).passed
    assert not VariationTask.objects.exists()


def test_other_right_ways_are_not_asked(
    first: Submission, learner: User, make_user: Callable[..., User]
) -> None:
    assert handed_in(learner, OTHER_TEXT).passed
    solution = (FOLDER / "solution.py").read_text(encoding="utf-8")
    assert handed_in(make_user("third"), solution).passed
    assert not VariationTask.objects.exists()


def test_a_lab_without_a_variation_asks_nobody(
    first: Submission, learner: User, found: Lab
) -> None:
    version = found.current_version
    assert version is not None
    version.spec = {**version.spec, "variation": None}
    version.hash += "x"
    version.save()
    assert handed_in(learner, TEXT).passed


def test_nothing_is_asked_of_whom_nothing_was_asked(
    learner: User, client_of: Clients, found: Lab
) -> None:
    assert client_of(learner).get(PAGE).status_code == 404
    assert client_of(learner).post(PAGE, {"source": "x = 1"}).status_code == 404
    assert client_of(learner).get("/labs/numpy-basics/variation/").status_code == 404
    assert client_of(None).get(PAGE).status_code == 302


def test_the_api_tells_asks_and_waives(
    asked: Submission, learner: User, mentor: User, api_of: Callable[[User | None], APIClient]
) -> None:
    api, address = api_of(learner), f"/api/v1/labs/{LAB}/variation/"
    told = api.get(address).json()
    assert (told["state"], told["asked_by"], told["source"]) == ("open", str(asked.pk), RENAMED)
    begun = api.post(address, {"source": RENAMED + "\n"})
    assert (begun.status_code, begun.json()["mode"]) == (201, "vary")
    refused = api.post(f"/api/v1/labs/{LAB}/submissions/", {"source": "x", "mode": "vary"})
    assert refused.status_code == 400
    Membership.objects.create(
        group=Group.objects.create(mentor=mentor, name="Tuesday"), learner=learner
    )
    waived = api_of(mentor).post(f"/api/v1/submissions/{asked.pk}/variation/waive/")
    assert waived.json() == {"state": "waived"}
    assert api.get(f"/api/v1/submissions/{asked.pk}/").json()["verdict"] == "passed"


def test_later_texts_of_others_do_not_count(learner: User, other_learner: User) -> None:
    mine = handed_in(learner, TEXT)
    later = handed_in(other_learner, TEXT)
    assert later.verdict == "variation"
    Submission.objects.filter(pk=mine.pk).update(created_at=mine.created_at - timedelta(days=1))
    assert handed_in(learner, RENAMED).passed
