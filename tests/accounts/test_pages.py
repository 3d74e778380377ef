"""Trying, settings, groups and invitations in the browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client

from accounts.models import Group, User
from accounts.selectors import members_of
from accounts.services import renew_invitation
from accounts.tasks import forget_sessions
from config.celery import app

ClientOf = Callable[[User | None], Client]


@pytest.mark.parametrize(
    ("target", "goes"),
    [("/path/", "/path/"), ("https://elsewhere.example/", "/"), ("//elsewhere.example", "/")],
)
@pytest.mark.django_db
def test_trying_goes_on_to_our_own_pages_only(target: str, goes: str, client_of: ClientOf) -> None:
    client = client_of(None)
    assert client.get("/try/", {"next": target}).status_code == 200
    assert not User.objects.exists()
    assert client.post("/try/", {"next": target})["Location"] == goes
    assert User.objects.get().is_guest


def test_whoever_is_signed_in_is_not_made_a_guest(learner: User, client_of: ClientOf) -> None:
    client_of(learner).post("/try/", {"next": "/path/"})
    assert User.objects.count() == 1


@pytest.mark.django_db
def test_a_new_account_begins_with_the_language_and_clock_of_the_browser(
    client_of: ClientOf,
) -> None:
    client = client_of(None)
    client.cookies["django_language"] = "ja"
    answer = client.post(
        "/account/signup/",
        {
            "email": "aki@example.org",
            "password1": "correct horse battery",
            "time_zone": "Asia/Tokyo",
        },
    )
    assert answer.status_code == 302, answer.content
    user = User.objects.get()
    assert (user.language, user.time_zone, user.is_guest) == ("ja", "Asia/Tokyo", False)


def test_settings_are_kept_and_the_page_changes_language(
    learner: User, client_of: ClientOf
) -> None:
    client = client_of(learner)
    form = {"display_name": "亜希", "language": "ja", "time_zone": "Asia/Tokyo"}
    assert client.post("/settings/", form)["Location"] == "/settings/"
    page = client.get("/settings/").content.decode()
    assert '<html lang="ja"' in page
    assert "亜希" in page


def test_settings_say_what_is_wrong(learner: User, client_of: ClientOf) -> None:
    form = {"display_name": "x" * 81, "language": "ja", "time_zone": "Nowhere"}
    page = client_of(learner).post("/settings/", form)
    assert page.status_code == 422
    assert set(page.context["form"].errors) == {"display_name", "time_zone"}


def test_the_switch_changes_the_language_of_every_page(learner: User, client_of: ClientOf) -> None:
    client = client_of(learner)
    client.post("/language/", {"language": "ja", "next": "/path/"})
    assert '<html lang="ja"' in client.get("/path/").content.decode()


@pytest.mark.parametrize("path", ["/settings/", "/claim/", "/groups/"])
@pytest.mark.django_db
def test_pages_about_oneself_lead_visitors_to_the_door(path: str, client_of: ClientOf) -> None:
    answer = client_of(None).get(path)
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/try/")


def test_a_mentor_makes_a_group(mentor: User, client_of: ClientOf) -> None:
    client = client_of(mentor)
    assert client.post("/groups/", {"name": "   "}).status_code == 422
    answer = client.post("/groups/", {"name": "Tuesday"})
    group = Group.objects.get()
    assert answer["Location"] == f"/groups/{group.pk}/"
    assert group.invitations.filter(revoked_at=None).count() == 1


def test_learners_make_no_groups_and_see_no_link_to_them(
    learner: User, client_of: ClientOf
) -> None:
    client = client_of(learner)
    assert client.post("/groups/", {"name": "Mine"}).status_code == 403
    assert not Group.objects.exists()
    assert 'href="/groups/"' not in client.get("/").content.decode()


@pytest.mark.parametrize("role", ["mentor", "operator"])
def test_mentors_see_the_link_to_their_groups(
    role: str, db: None, client_of: ClientOf, request: pytest.FixtureRequest
) -> None:
    page = client_of(request.getfixturevalue(role)).get("/").content.decode()
    assert 'href="/groups/"' in page


def test_an_invitation_says_what_joining_means_before_anybody_joins(
    group: Group, mentor: User, other_learner: User, client_of: ClientOf
) -> None:
    client = client_of(other_learner)
    address = f"/join/{renew_invitation(group=group).token}/"
    page = client.get(address).content.decode()
    assert "mentor will see your progress" in page
    assert other_learner not in members_of(group)
    assert client.post(address)["Location"] == "/"
    assert other_learner in members_of(group)


def test_who_has_no_account_joins_as_a_guest(group: Group, client_of: ClientOf) -> None:
    address = f"/join/{renew_invitation(group=group).token}/"
    client_of(None).post(address, {"time_zone": "Asia/Tokyo"})
    guest = User.objects.get(is_guest=True)
    assert guest in members_of(group)
    assert guest.time_zone == "Asia/Tokyo"


def test_a_link_that_is_gone_says_so(group: Group, client_of: ClientOf) -> None:
    old = renew_invitation(group=group).token
    renew_invitation(group=group)
    for token in (old, "made-up"):
        page = client_of(None).get(f"/join/{token}/")
        assert page.status_code == 404
        assert "not valid any more" in page.content.decode()
    assert not User.objects.filter(is_guest=True).exists()


def test_only_its_mentor_renews_a_link(
    group: Group, other_mentor: User, learner: User, client_of: ClientOf
) -> None:
    token = renew_invitation(group=group).token
    for person in (other_mentor, learner):
        assert client_of(person).post(f"/groups/{group.pk}/invitation/").status_code == 404
    assert group.invitations.get(revoked_at=None).token == token


def test_a_learner_leaves_and_others_cannot_make_them_leave(
    group: Group, learner: User, other_learner: User, client_of: ClientOf
) -> None:
    address = f"/groups/{group.pk}/leave/"
    assert client_of(other_learner).post(address).status_code == 404
    assert learner in members_of(group)
    assert client_of(learner).post(address)["Location"] == "/settings/"
    assert learner not in members_of(group)


def test_leaving_after_coming_back_works_too(
    group: Group, learner: User, client_of: ClientOf
) -> None:
    from accounts.services import join_group, leave_group

    leave_group(learner=learner, group=group)
    join_group(learner=learner, token=renew_invitation(group=group).token)
    assert client_of(learner).post(f"/groups/{group.pk}/leave/").status_code == 302
    assert learner not in members_of(group)


@pytest.fixture
def empty_cache() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.mark.django_db
def test_nobody_makes_guests_without_end(client_of: ClientOf, empty_cache: None) -> None:
    answers = [client_of(None).post("/try/").status_code for _ in range(61)]
    assert (answers[0], answers[-1]) == (302, 429)
    assert User.objects.count() == 60


def test_an_operator_can_use_the_admin_and_nobody_else(
    operator: User, mentor: User, client_of: ClientOf
) -> None:
    assert client_of(operator).get("/admin/accounts/user/").status_code == 200
    assert client_of(mentor).get("/admin/accounts/user/").status_code == 302


def test_sessions_that_have_ended_are_forgotten(learner: User, client_of: ClientOf) -> None:
    client_of(learner)
    ended = client_of(learner).session
    ended.set_expiry(-1)
    ended.save()
    forget_sessions()
    assert Session.objects.count() == 1
    assert not Session.objects.filter(pk=ended.session_key).exists()


def test_the_clock_calls_only_tasks_that_exist() -> None:
    app.loader.import_default_modules()
    assert {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()} <= set(app.tasks)
