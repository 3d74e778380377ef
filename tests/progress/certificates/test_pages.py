"""Who sees what of a certificate, and how it is revoked, on pages and in the API."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import StringIO
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pypdfium2
import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from rest_framework.test import APIClient

from accounts.models import Group, User
from config.problems import Conflict
from curriculum.models import Course
from progress.certificates import services
from progress.models import Certificate
from tests.progress import earning, world

ClientOf = Callable[[User | None], Client]
ApiOf = Callable[[User | None], APIClient]
ISSUE = "/certificates/issue/course/first/"


def words_of(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    assert len(document) == 1
    return str(document[0].get_textpage().get_text_range())


def test_the_page_names_everything_that_is_missing_with_links(
    learner: User, course: Course, client_of: ClientOf
) -> None:
    page = client_of(learner).get("/certificates/").content.decode()

    for link in (
        "/first/basics/lesson/", "/first/basics/quiz/", "/labs/regression/", "/labs/vectors/",
        "/concepts/sigmoid/", "/second/sequences/",
    ):  # fmt: skip
        assert f'href="{link}"' in page
    assert ISSUE not in page


def test_what_is_missing_is_said_in_japanese(
    learner: User, course: Course, client_of: ClientOf
) -> None:
    client = client_of(learner)
    client.cookies["django_language"] = "ja"
    page = client.get("/certificates/").content.decode()

    assert "この週は準備中です" in page.replace("<wbr>", "")
    assert "firstコース" in page.replace("<wbr>", "")


def test_issuing_asks_for_the_name_and_its_confirmation(earned: User, client_of: ClientOf) -> None:
    client = client_of(earned)
    assert f'href="{ISSUE}"' in client.get("/certificates/").content.decode()

    assert client.post(ISSUE, {"name": "Aki"}).status_code == 422
    assert client.post(ISSUE, {"name": "Aki 🎉", "confirmed": "on"}).status_code == 422
    assert not Certificate.objects.exists()

    done = client.post(ISSUE, {"name": "Aki Ono", "confirmed": "on"})
    found = Certificate.objects.get()
    assert done.headers["Location"] == f"/certificates/{found.code}/"
    again = client.post(ISSUE, {"name": "Aki Ono", "confirmed": "on"})
    assert again.headers["Location"] == f"/certificates/{found.code}/"
    assert Certificate.objects.count() == 1


def test_what_is_not_earned_cannot_be_issued_by_its_address(
    learner: User, course: Course, client_of: ClientOf
) -> None:
    assert client_of(learner).get(ISSUE).status_code == 409
    assert client_of(learner).get("/certificates/issue/course/none/").status_code == 404
    assert client_of(None).get(ISSUE).headers["Location"].startswith("/try/")


def test_a_guest_is_sent_to_claim_the_account(
    guest: User, course: Course, client_of: ClientOf
) -> None:
    earning.earn(guest, course)

    assert client_of(guest).get(ISSUE).headers["Location"].startswith("/claim/?next=")


def test_anybody_can_check_and_search_engines_stay_out(
    certificate: Certificate, client_of: ClientOf
) -> None:
    response = client_of(None).get(f"/certificates/{certificate.code}/")
    page = response.content.decode()

    assert "髙橋 Aki" in page
    assert "Valid" in page
    assert "noindex" in response["X-Robots-Tag"]
    assert '<meta name="robots" content="noindex' in page
    assert "learner@example.org" not in page
    assert "hour" not in page.split("How to check it")[0].split("What was shown")[0]


def test_a_code_typed_in_another_way_leads_to_the_page(certificate: Certificate) -> None:
    typed = certificate.code.replace("-", "").lower()

    found = Client().get(f"/certificates/{typed}/")
    assert found.headers["Location"] == f"/certificates/{certificate.code}/"
    assert Client().get("/certificates/0000-0000-0000/").status_code == 404


def test_hours_are_shown_when_the_holder_wants_it(earned: User) -> None:
    from datetime import UTC, datetime, timedelta

    from curriculum.models import StudyMinute

    week = world.Week.objects.get(slug="basics")
    first = datetime(2026, 1, 1, tzinfo=UTC)
    StudyMinute.objects.bulk_create(
        StudyMinute(learner=earned, week=week, minute=first + timedelta(minutes=n), kind="lesson")
        for n in range(150)
    )
    found, _new = services.issue(
        learner=earned, kind="course", slug="first", name="Aki", language="en", shows_hours=True
    )

    assert "2 hours of study" in Client().get(f"/certificates/{found.code}/").content.decode()


@pytest.mark.parametrize("page", ["certificate.en.pdf", "credential.jwt", "revoke/"])
def test_files_and_revocation_are_the_holders(
    certificate: Certificate, group: Group, client_of: ClientOf, page: str,
    other_learner: User, mentor: User, other_mentor: User, operator: User,
) -> None:  # fmt: skip
    address = f"/certificates/{certificate.code}/{page}"

    assert client_of(certificate.learner).get(address).status_code == 200
    for other in (other_learner, mentor, other_mentor):
        assert client_of(other).get(address).status_code == 404
    assert client_of(None).get(address).headers["Location"].startswith("/try/")
    expected = 200 if page == "revoke/" else 404
    assert client_of(operator).get(address).status_code == expected


def test_ones_own_page_lists_nobody_elses_certificates(
    certificate: Certificate, group: Group, mentor: User, operator: User, client_of: ClientOf
) -> None:
    for other in (mentor, operator):
        assert certificate.code not in client_of(other).get("/certificates/").content.decode()
    assert client_of(None).get("/certificates/").headers["Location"].startswith("/try/")


@pytest.mark.parametrize(("language", "word"), [("en", "Certificate of Mastery"), ("ja", "修了証")])
def test_the_pdf_is_in_either_language_with_its_fonts(
    certificate: Certificate, client_of: ClientOf, language: str, word: str
) -> None:
    response = client_of(certificate.learner).get(
        f"/certificates/{certificate.code}/certificate.{language}.pdf"
    )
    words = words_of(response.content)

    assert response["Content-Type"] == "application/pdf"
    assert word in words
    assert "髙橋 Aki" in words
    assert certificate.code in words
    assert response.content.count(b"/FontFile") >= 2
    assert len(response.content) < 200_000


def test_a_language_we_do_not_print_is_not_found(
    certificate: Certificate, client_of: ClientOf
) -> None:
    address = f"/certificates/{certificate.code}/certificate.fr.pdf"
    assert client_of(certificate.learner).get(address).status_code == 404


def test_the_link_to_linkedin_fills_its_form(certificate: Certificate, api_of: ApiOf) -> None:
    found = api_of(certificate.learner).get("/api/v1/certificates/").json()["certificates"][0]
    fields = parse_qs(urlsplit(found["linkedin"]).query)

    assert fields["startTask"] == ["CERTIFICATION_NAME"]
    assert fields["name"] == ["First"]
    assert fields["certId"] == [certificate.code]
    assert fields["certUrl"][0].endswith(f"/certificates/{certificate.code}/")
    assert fields["issueYear"] == [str(certificate.issued_at.year)]
    assert fields["issueMonth"] == [str(certificate.issued_at.month)]


def test_the_holder_revokes_and_may_have_a_new_one(
    certificate: Certificate, client_of: ClientOf
) -> None:
    client = client_of(certificate.learner)
    client.post(f"/certificates/{certificate.code}/revoke/", {"reason": "New name"})

    page = client_of(None).get(f"/certificates/{certificate.code}/").content.decode()
    assert "Revoked" in page
    assert "New name" in page
    assert client.get(f"/certificates/{certificate.code}/certificate.en.pdf").status_code == 409
    client.post(ISSUE, {"name": "Aki Sato", "confirmed": "on"})
    assert Certificate.objects.filter(revoked_at__isnull=True).get().name == "Aki Sato"


def test_an_operator_gives_a_reason_and_bars_a_new_one_until_allowed(
    certificate: Certificate, operator: User, client_of: ClientOf
) -> None:
    address = f"/certificates/{certificate.code}/revoke/"
    assert client_of(operator).post(address, {"reason": " "}).status_code == 422
    client_of(operator).post(address, {"reason": "Copied labs"})
    certificate.refresh_from_db()
    assert (certificate.revoked_by, certificate.reason) == ("operator", "Copied labs")

    again = {"kind": "course", "slug": "first", "name": "Aki", "language": "en"}
    with pytest.raises(Conflict) as refused:
        services.issue(learner=certificate.learner, **again)
    assert refused.value.extra["missing"][0]["kind"] == "revoked"
    listed = client_of(certificate.learner).get("/certificates/").content.decode()
    assert "Copied labs" in listed

    out = StringIO()
    call_command("revoke_certificate", certificate.code, allow_again=True, stdout=out)
    assert services.issue(learner=certificate.learner, **again)[1]


def test_the_command_revokes_once_and_wants_a_reason(certificate: Certificate) -> None:
    with pytest.raises(CommandError):
        call_command("revoke_certificate", certificate.code)
    call_command("revoke_certificate", certificate.code, reason="Mistake", stdout=StringIO())
    with pytest.raises(CommandError):
        call_command("revoke_certificate", certificate.code, reason="Again")
    with pytest.raises(CommandError, match="There is no certificate 'X'"):
        call_command("revoke_certificate", "X", reason="Who?")
    certificate.refresh_from_db()
    assert certificate.reason == "Mistake"


def test_operators_look_in_the_admin_and_change_nothing(
    certificate: Certificate, operator: User, client_of: ClientOf
) -> None:
    client = client_of(operator)
    page = client.get(f"/admin/progress/certificate/{certificate.pk}/change/").content.decode()

    assert f"/certificates/{certificate.code}/revoke/" in page
    assert "ey" not in page or certificate.credential not in page
    assert client.get("/admin/progress/certificate/add/").status_code == 403
    assert client.post(f"/admin/progress/certificate/{certificate.pk}/delete/").status_code == 403


def test_an_erased_account_leaves_a_revoked_certificate_of_nobody(
    certificate: Certificate,
) -> None:
    certificate.learner.delete()

    certificate.refresh_from_db()
    assert (certificate.name, certificate.evidence, certificate.credential) == ("", {}, "")
    page = Client().get(f"/certificates/{certificate.code}/")
    assert page.status_code == 200
    assert "The account was erased" in page.content.decode().replace("<wbr>", "")
    assert Client().get(f"/certificates/{certificate.code}/achievement.json").status_code == 404


def test_the_api_tells_what_is_missing_and_issues(
    learner: User, course: Course, api_of: ApiOf
) -> None:
    earning.earn(learner, course, leave_out="lab")
    api = api_of(learner)
    first = api.get("/api/v1/certificates/").json()["claims"][0]
    assert (first["earned"], first["done"], first["total"]) == (False, 4, 5)
    assert first["missing"][0] | {"text": ""} == {
        "kind": "lab", "title": "Vectors", "text": "", "course": "first", "week": "basics",
        "id": "vectors", "in_our_hands": False, "page": "/labs/vectors/",
    }  # fmt: skip
    body = {"kind": "course", "id": "first", "name": "Aki"}
    refused = api.post("/api/v1/certificates/", body)
    assert (refused.status_code, refused.json()["code"]) == (409, "not_earned")
    assert refused.json()["missing"][0]["id"] == "vectors"

    earning.deeds.hand_in(learner, earning.world.Lab.objects.get(slug="vectors"))
    earning.know(learner, level="mastered")
    issued = api.post("/api/v1/certificates/", body)
    assert issued.status_code == 201
    assert api.post("/api/v1/certificates/", body).status_code == 200
    code = issued.json()["code"]
    token = api.get(f"/api/v1/certificates/{code}/credential/").json()["credential"]
    assert token.count(".") == 2


def test_the_api_of_a_certificate_is_open_and_says_nothing_private(
    certificate: Certificate, api_of: ApiOf, other_learner: User, operator: User
) -> None:
    address = f"/api/v1/certificates/{certificate.code}/"
    seen = api_of(None).get(address).json()
    assert (seen["state"], seen["name"], seen["weeks"]) == ("valid", "髙橋 Aki", ["Basics"])
    assert "example.org" not in json.dumps({**seen, "page": ""})
    assert "credential" not in seen

    for other in (other_learner, operator):
        assert api_of(other).get(f"{address}credential/").status_code == 404
    assert api_of(other_learner).post(f"{address}revoke/").status_code == 404
    assert api_of(operator).post(f"{address}revoke/", {"reason": ""}).status_code == 400
    done = api_of(operator).post(f"{address}revoke/", {"reason": "Error"})
    assert (done.status_code, done.json()["state"]) == (200, "revoked")
    assert api_of(operator).post(f"{address}revoke/", {"reason": "Again"}).status_code == 409
    assert api_of(certificate.learner).get(f"{address}credential/").status_code == 409
    assert api_of(None).get("/api/v1/certificates/nonsense%00/").status_code == 404


def test_guests_are_told_to_claim_by_the_api(guest: User, course: Course, api_of: ApiOf) -> None:
    earning.earn(guest, course)
    body: dict[str, Any] = {"kind": "course", "id": "first", "name": "Aki"}

    refused = api_of(guest).post("/api/v1/certificates/", body)
    assert (refused.status_code, refused.json()["code"]) == (403, "claim_first")
