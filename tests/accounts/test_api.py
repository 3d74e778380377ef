"""Sign-in for apps, oneself, and groups over the API."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from rest_framework.test import APIClient

from accounts.models import Group, User
from accounts.selectors import members_of
from accounts.services import claim_guest, renew_invitation, update_preferences

ApiOf = Callable[[User | None], APIClient]
API = "/api/v1/"
PASSWORD = "correct horse battery"


@pytest.fixture(autouse=True)
def _fresh_rates() -> None:
    """Each test is somebody else's minute."""
    from django.core.cache import cache

    cache.clear()


def app(token: str | None = None) -> APIClient:
    """An app that keeps a token and no cookies."""
    client = APIClient()
    if token:
        client.credentials(HTTP_X_SESSION_TOKEN=token)
    return client


def signed_in_app(email: str) -> APIClient:
    answer = app().post(f"{API}sessions/", {"email": email, "password": PASSWORD})
    assert answer.status_code == 201, answer.content
    return app(answer.json()["token"])


def test_an_app_signs_in_with_a_token_and_out_again(learner: User) -> None:
    client = signed_in_app("LEARNER@example.org")
    me = client.get(f"{API}me/").json()
    assert (me["id"], me["email"], me["roles"]) == (
        str(learner.public_id),
        "learner@example.org",
        ["learner"],
    )
    assert client.delete(f"{API}sessions/").status_code == 204
    assert client.get(f"{API}me/").status_code == 401


@pytest.mark.parametrize(
    "given",
    [
        {"email": "learner@example.org", "password": "wrong"},
        {"email": "nobody@example.org", "password": PASSWORD},
    ],
)
def test_who_is_wrong_is_not_told_what(given: dict[str, str], learner: User) -> None:
    answer = app().post(f"{API}sessions/", given, headers={"Accept-Language": "ja"})
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] == "wrong_password"


def test_a_made_up_token_is_nobody(db: None) -> None:
    assert app("made-up").get(f"{API}me/").status_code == 401


@pytest.mark.django_db
def test_a_guest_of_an_app_claims_the_account_and_gets_a_fresh_token() -> None:
    begun = app().post(f"{API}guests/", {"time_zone": "Asia/Tokyo"}).json()
    assert begun["user"]["is_guest"] is True
    assert begun["user"]["time_zone"] == "Asia/Tokyo"
    client = app(begun["token"])
    given = {"email": "aki@example.org", "password": PASSWORD, "display_name": "亜希"}
    claimed = client.post(f"{API}me/claim/", given).json()
    assert claimed["user"]["id"] == begun["user"]["id"]
    assert (claimed["user"]["is_guest"], claimed["user"]["display_name"]) == (False, "亜希")
    assert app(begun["token"]).get(f"{API}me/").status_code == 401
    assert app(claimed["token"]).get(f"{API}me/").json()["email"] == "aki@example.org"
    assert signed_in_app("aki@example.org").get(f"{API}me/").status_code == 200


def test_claiming_refuses_taken_addresses_and_weak_passwords(
    guest: User, learner: User, api_of: ApiOf
) -> None:
    client = api_of(guest)
    taken = client.post(f"{API}me/claim/", {"email": "learner@example.org", "password": PASSWORD})
    assert (taken.status_code, taken.json()["code"]) == (400, "email_taken")
    weak = client.post(f"{API}me/claim/", {"email": "a@example.org", "password": "12345678"})
    assert weak.status_code == 400
    assert weak.json()["errors"][0]["pointer"] == "/password"
    guest.refresh_from_db()
    assert guest.is_guest


def test_preferences_over_the_api(learner: User, api_of: ApiOf) -> None:
    client = api_of(learner)
    changed = client.patch(f"{API}me/", {"language": "ja", "time_zone": "Asia/Tokyo"}).json()
    assert (changed["language"], changed["time_zone"]) == ("ja", "Asia/Tokyo")
    refused = client.patch(f"{API}me/", {"time_zone": "Nowhere"})
    assert refused.status_code == 400
    assert refused.json()["errors"][0]["pointer"] == "/time_zone"


def test_roles_and_addresses_are_not_changed_by_asking(learner: User, api_of: ApiOf) -> None:
    wish = {"is_operator": True, "roles": ["operator"], "email": "boss@example.org"}
    api_of(learner).patch(f"{API}me/", wish)
    learner.refresh_from_db()
    assert (learner.is_operator, learner.email) == (False, "learner@example.org")


def test_a_mentor_makes_groups_and_learners_join_and_leave(
    mentor: User, learner: User, api_of: ApiOf
) -> None:
    made = api_of(mentor).post(f"{API}groups/", {"name": "Tuesday"}).json()
    group = Group.objects.get(pk=made["id"])
    token = made["invitation_url"].rstrip("/").rsplit("/", 1)[1]
    joined = api_of(learner).post(f"{API}invitations/{token}/join/")
    assert joined.json() == {"group": str(group.pk), "name": "Tuesday", "mentor": "mentor"}
    assert [one["members"] for one in api_of(mentor).get(f"{API}groups/").json()] == [1]
    assert api_of(learner).post(f"{API}groups/{group.pk}/leave/").status_code == 204
    assert not members_of(group).exists()


@pytest.mark.parametrize("role", ["learner", "guest"])
def test_others_lead_no_groups(role: str, api_of: ApiOf, request: pytest.FixtureRequest) -> None:
    client = api_of(request.getfixturevalue(role))
    assert client.get(f"{API}groups/").status_code == 403
    assert client.post(f"{API}groups/", {"name": "Mine"}).status_code == 403


def test_only_its_mentor_renews_a_link(
    group: Group, mentor: User, other_mentor: User, other_learner: User, api_of: ApiOf
) -> None:
    old = renew_invitation(group=group).token
    address = f"{API}groups/{group.pk}/invitation/"
    assert api_of(other_mentor).post(address).status_code == 404
    assert old not in api_of(mentor).post(address).json()["invitation_url"]
    gone = api_of(other_learner).post(f"{API}invitations/{old}/join/")
    assert (gone.status_code, gone.json()["code"]) == (404, "not_found")


def test_a_password_made_of_the_address_is_refused(guest: User, api_of: ApiOf) -> None:
    given = {"email": "akikotanaka@example.org", "password": "akikotanaka1"}
    answer = api_of(guest).post(f"{API}me/claim/", given)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "/password"


@pytest.mark.parametrize("address", ["guests/", "sessions/"])
def test_a_form_on_another_site_cannot_sign_its_visitor_in_here(
    address: str, learner: User, client_of: Callable[[User | None], Client]
) -> None:
    # Browsers send no cookie with such a post, but they would keep one that came back.
    given = {"email": "learner@example.org", "password": PASSWORD}
    answer = client_of(None).post(f"{API}{address}", given)
    assert answer.status_code == 201
    assert not answer.cookies


def test_asking_for_a_token_leaves_the_session_of_the_page_alone(
    learner: User, client_of: Callable[[User | None], Client]
) -> None:
    browser = client_of(learner)
    token = browser.post(f"{API}guests/", {}, "application/json").json()["token"]
    assert browser.get(f"{API}me/").json()["id"] == str(learner.public_id)
    assert app(token).get(f"{API}me/").json()["is_guest"] is True


def test_a_guest_who_claims_in_the_page_stays_signed_in_there(
    guest: User, client_of: Callable[[User | None], Client]
) -> None:
    browser = client_of(guest)
    given = {"email": "aki@example.org", "password": PASSWORD}
    token = browser.post(f"{API}me/claim/", given, "application/json").json()["token"]
    assert browser.get(f"{API}me/").json()["email"] == "aki@example.org"
    assert app(token).get(f"{API}me/").json()["email"] == "aki@example.org"


def test_an_empty_change_writes_nothing_over_what_happened_meanwhile(guest: User) -> None:
    stale = User.objects.get(pk=guest.pk)
    claim_guest(user=guest, email="aki@example.org", password=PASSWORD)
    update_preferences(user=stale)
    guest.refresh_from_db()
    assert (guest.is_guest, guest.email) == (False, "aki@example.org")
    assert guest.check_password(PASSWORD)
