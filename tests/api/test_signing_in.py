"""Signing in as an app keeps every protection of the page where people sign in."""

from __future__ import annotations

import time
from typing import Any

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from accounts.models import User

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"


def sign_in(email: str, password: str = PASSWORD, **more: str) -> Any:
    given = {"email": email, "password": password, **more}
    return Client().post("/api/v1/sessions/", given, "application/json")


@pytest.fixture
def secret(learner: User) -> str:
    """The learner's authenticator app."""
    made = totp.generate_totp_secret()
    totp.TOTP.activate(learner, made)
    return made


def code_of(secret: str) -> str:
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))


def test_the_token_is_worth_a_session(learner: User) -> None:
    token = sign_in("learner@example.org").json()["token"]
    me = Client().get("/api/v1/me/", headers={"X-Session-Token": token}).json()

    assert me["id"] == str(learner.public_id)


def test_capitals_in_an_address_do_not_matter(learner: User) -> None:
    assert sign_in("Learner@Example.org").status_code == 201


def test_a_second_factor_is_asked_for(learner: User, secret: str) -> None:
    without, wrong = sign_in("learner@example.org"), sign_in("learner@example.org", code="000000")

    for answer in (without, wrong):
        assert (answer.status_code, answer.json()["code"]) == (400, "code_needed")
        assert answer.json()["errors"][0]["pointer"] == "/code"
    assert sign_in("learner@example.org", code=code_of(secret)).status_code == 201


def test_a_wrong_password_does_not_tell_of_the_second_factor(learner: User, secret: str) -> None:
    answer = sign_in("learner@example.org", "wrong", code=code_of(secret))

    assert answer.json()["code"] == "wrong_password"


def test_guessing_ends_soon(learner: User) -> None:
    codes = [sign_in("learner@example.org", f"guess {turn}").json()["code"] for turn in range(7)]

    assert codes[0] == "wrong_password"
    assert codes[-1] == "too_many_requests"


def test_the_token_ends_with_signing_out(learner: User) -> None:
    token = {"X-Session-Token": sign_in("learner@example.org").json()["token"]}

    assert Client().delete("/api/v1/sessions/", headers=token).status_code == 204
    assert Client().get("/api/v1/me/", headers=token).status_code == 401
