"""A guest who makes an account keeps everything."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from accounts.models import Group, User
from accounts.services import claim_guest, create_guest, join_group, renew_invitation
from accounts.signals import guest_claimed
from config.problems import Conflict, Invalid
from curriculum.models import LessonRead, StudyMinute
from labs.models import Draft, Submission
from labs.services import save_draft
from progress.models import WeekProgress
from quizzes.models import Answer, Attempt
from tests.progress import deeds, world

ClientOf = Callable[[User | None], Client]
PASSWORD = "correct horse battery"


def belongings(user: User) -> dict[str, Any]:
    """Everything that hangs on a person."""
    return {
        "attempts": list(Attempt.objects.filter(learner=user).values()),
        "answers": list(Answer.objects.filter(attempt__learner=user).values()),
        "drafts": list(Draft.objects.filter(learner=user).values()),
        "submissions": list(Submission.objects.filter(learner=user).values()),
        "lessons": list(LessonRead.objects.filter(learner=user).values()),
        "minutes": list(StudyMinute.objects.filter(learner=user).values()),
        "progress": list(WeekProgress.objects.filter(learner=user).values()),
        "groups": list(user.memberships.values()),
    }


def test_a_claimed_account_keeps_everything(guest: User, group: Group) -> None:
    week = world.build()
    lab = week.labs.get(slug="regression")
    deeds.read_lesson(guest, week)
    deeds.take_quiz(guest, week, right=7)
    deeds.answer(deeds.begin_quiz(guest, week), 1, right=True)
    save_draft(learner=guest, lab=lab, source="half = 'a thought'\n", revision=0)
    deeds.hand_in(guest, lab, verdict="wrong", score=0.5)
    join_group(learner=guest, token=renew_invitation(group=group).token)
    before = belongings(guest)
    assert all(before.values())
    claimed = claim_guest(user=guest, email="Aki@Example.org", password=PASSWORD)
    assert (claimed.pk, claimed.email, claimed.is_guest) == (guest.pk, "aki@example.org", False)
    assert belongings(claimed) == before


@pytest.mark.django_db
def test_in_the_browser_the_session_goes_on_and_the_password_works(client_of: ClientOf) -> None:
    client = client_of(None)
    client.post("/try/", {"next": "/path/", "time_zone": "Asia/Tokyo"})
    guest = User.objects.get()
    assert (guest.is_guest, guest.time_zone) == (True, "Asia/Tokyo")
    answer = client.post("/claim/", {"email": "aki@example.org", "password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.get("/settings/").context["user"].email == "aki@example.org"
    other = client_of(None)
    answer = other.post("/account/login/", {"login": "aki@example.org", "password": PASSWORD})
    assert answer.status_code == 302
    assert other.get("/settings/").context["user"] == guest


def test_an_address_that_is_taken_is_refused_and_the_guest_stays(
    guest: User, learner: User, client_of: ClientOf
) -> None:
    with pytest.raises(Invalid) as refused:
        claim_guest(user=guest, email="LEARNER@example.org", password=PASSWORD)
    assert refused.value.code == "email_taken"
    form = {"email": "LEARNER@example.org", "password": PASSWORD}
    page = client_of(guest).post("/claim/", form)
    assert page.status_code == 422
    assert "There is already an account" in page.content.decode()
    guest.refresh_from_db()
    assert guest.is_guest


def test_an_account_is_claimed_once(guest: User) -> None:
    claim_guest(user=guest, email="one@example.org", password=PASSWORD)
    with pytest.raises(Conflict):
        claim_guest(user=guest, email="two@example.org", password=PASSWORD)


@pytest.mark.parametrize("password", ["short", "password", "12345678"])
def test_weak_passwords_are_refused_where_they_are_typed(
    password: str, guest: User, client_of: ClientOf
) -> None:
    page = client_of(guest).post("/claim/", {"email": "a@example.org", "password": password})
    assert page.status_code == 422
    assert page.context["form"].errors["password"]


def test_claiming_is_announced(
    guest: User, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    heard: list[User] = []

    def hear(sender: object, user: User, **kwargs: object) -> None:
        heard.append(user)

    guest_claimed.connect(hear)
    with django_capture_on_commit_callbacks(execute=True):
        claim_guest(user=guest, email="aki@example.org", password=PASSWORD)
    guest_claimed.disconnect(hear)
    assert heard == [guest]


def test_a_guest_with_an_unknown_clock_gets_utc(db: None) -> None:
    assert create_guest(language="ja", time_zone="Mars/Base").time_zone == "UTC"
    assert create_guest(language="ja-JP").language == "ja"
