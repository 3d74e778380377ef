"""The credential, checked by a library that had no part in making it: openbadgeslib."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jwt
import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.test import Client
from openbadgeslib.ob3.verifier import OB3VerificationError, OB3Verifier

from accounts.models import User
from progress.certificates import keys, services
from progress.certificates.codes import normal
from progress.models import Certificate, CertificateKey
from tests.progress import earning

DID = "did:web:learn.example.org%3A8443"
ADDRESS = "https://learn.example.org:8443"


@pytest.fixture(scope="module")
def first_key() -> str:
    """One key for all tests: to make it takes a while."""
    return keys._new_pem()


@pytest.fixture(autouse=True)
def own_key_and_address(settings: Any, tmp_path: Path, first_key: str) -> None:
    settings.PUBLIC_ADDRESS = ADDRESS
    settings.DATA_DIR = tmp_path
    keys._write_once(tmp_path / keys.FILE, first_key)


def download(address: str, *args: Any, **kwargs: Any) -> bytes:
    """Fetch what the site publishes, as a verifier somewhere else would."""
    assert address.startswith(ADDRESS)
    response = Client().get(address.removeprefix(ADDRESS))
    assert response.status_code == 200, address
    return response.content


def check(token: str) -> Any:
    verifier = OB3Verifier.for_issuer_did(DID, download=download)
    return verifier.verify(token, check_status=True, download=download)


def test_an_independent_verifier_accepts_it(certificate: Certificate) -> None:
    found = check(certificate.credential)

    assert found.issuer.id == DID
    assert found.achievement.name == "First"
    assert found.id == f"urn:uuid:{certificate.pk}"
    assert found.evidence[0].id == f"{ADDRESS}/certificates/{certificate.code}/"
    assert [entry.identity_hash for entry in found.identifiers] == ["髙橋 Aki"]


def test_a_changed_credential_is_refused(certificate: Certificate) -> None:
    head, body, signature = certificate.credential.split(".")
    forged = jwt.utils.base64url_decode(body).replace(b"Aki", b"Eve")
    assert b"Eve" in forged

    with pytest.raises(OB3VerificationError):
        check(".".join([head, jwt.utils.base64url_encode(forged).decode(), signature]))


def test_revocation_reaches_the_verifier(certificate: Certificate) -> None:
    check(certificate.credential)
    services.revoke(certificate=certificate, by="operator", reason="Somebody else's code.")

    with pytest.raises(OB3VerificationError, match="'revocation' is set"):
        check(certificate.credential)


def test_only_the_bit_of_the_revoked_one_is_set(
    certificate: Certificate, other_learner: User
) -> None:
    earning.earn(other_learner, certificate.course)
    other, _new = services.issue(
        learner=other_learner, kind="course", slug="first", name="Ren", language="ja"
    )
    services.revoke(certificate=certificate, by="learner")

    assert check(other.credential).achievement.name == "firstコース"


def test_it_tells_a_proved_address_as_a_hash_and_no_other(earned: User) -> None:
    EmailAddress.objects.create(user=earned, email=earned.email, verified=True, primary=True)
    found, _new = services.issue(
        learner=earned, kind="course", slug="first", name="Aki", language="en"
    )

    _name, address = check(found.credential).identifiers
    wanted = hashlib.sha256(f"{earned.email}{address.salt}".encode()).hexdigest()
    assert (address.identity_type, address.identity_hash) == ("emailAddress", f"sha256${wanted}")
    payload = jwt.decode(found.credential, options={"verify_signature": False})
    assert str(earned.email) not in json.dumps(payload)


def test_the_old_key_goes_on_vouching_after_a_change_of_keys(certificate: Certificate) -> None:
    call_command("renew_certificate_key", verbosity=0)
    certificate.refresh_from_db()

    check(certificate.credential)
    document = json.loads(download(f"{ADDRESS}/.well-known/did.json"))
    assert len(document["verificationMethod"]) == 2
    assert document["verificationMethod"][0]["id"].endswith(keys.signing_key().kid)


def test_a_stolen_key_is_withdrawn_and_everything_signed_again(certificate: Certificate) -> None:
    stolen = certificate.credential
    call_command("renew_certificate_key", withdraw=True, verbosity=0)
    certificate.refresh_from_db()

    check(certificate.credential)
    with pytest.raises(OB3VerificationError):
        check(stolen)
    published = json.loads(download(f"{ADDRESS}/certificates/keys.json"))["keys"]
    assert [key["kid"] for key in published] == [keys.signing_key().kid]


def test_a_lost_key_file_leaves_what_was_signed_checkable(
    certificate: Certificate, tmp_path: Path
) -> None:
    (tmp_path / keys.FILE).unlink()

    check(certificate.credential)
    assert CertificateKey.objects.count() == 2


def test_the_key_is_made_at_first_use_and_closed_to_others(
    earned: User, tmp_path: Path, settings: Any
) -> None:
    (tmp_path / keys.FILE).unlink()
    services.issue(learner=earned, kind="course", slug="first", name="Aki", language="en")

    assert (tmp_path / keys.FILE).stat().st_mode & 0o077 == 0


def test_published_keys_hold_no_secret(certificate: Certificate) -> None:
    for address in (f"{ADDRESS}/certificates/keys.json", f"{ADDRESS}/.well-known/did.json"):
        document = json.loads(download(address))
        entries = document.get("keys") or [
            m["publicKeyJwk"] for m in document["verificationMethod"]
        ]
        assert all(set(key) == {"alg", "e", "kid", "kty", "n", "use"} for key in entries)


def test_a_key_from_the_environment_signs(earned: User, settings: Any) -> None:
    settings.CERTIFICATE_KEY = keys._new_pem()
    found, _new = services.issue(
        learner=earned, kind="course", slug="first", name="Aki", language="en"
    )

    check(found.credential)
    with pytest.raises(CommandError):
        call_command("renew_certificate_key", verbosity=0)


@pytest.mark.parametrize("pem", ["nonsense", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END"])
def test_a_key_that_cannot_sign_is_named_in_words(pem: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="RSA"):
        keys.parsed(pem)


def test_without_tls_the_key_travels_with_the_credential(earned: User, settings: Any) -> None:
    settings.PUBLIC_ADDRESS = "http://localhost:8000"
    found, _new = services.issue(
        learner=earned, kind="course", slug="first", name="Aki", language="en"
    )

    header = jwt.get_unverified_header(found.credential)
    public = jwt.algorithms.RSAAlgorithm.from_jwk(header["jwk"])
    pem = public.public_bytes(*_PEM)
    assert OB3Verifier(pem).verify(found.credential).issuer.id.startswith("http://localhost:8000/")
    assert Client().get("/.well-known/did.json").status_code == 404


def test_public_documents_can_be_read_from_anywhere(certificate: Certificate) -> None:
    number, code = certificate.status_list, certificate.code
    for address in (
        "/certificates/issuer.json",
        "/certificates/keys.json",
        "/.well-known/did.json",
        f"/certificates/status/{number}/",
        f"/certificates/{code}/achievement.json",
    ):
        response = Client().get(address)
        assert response.status_code == 200
        assert response["Access-Control-Allow-Origin"] == "*"
        assert "髙橋".encode() not in response.content
    assert Client().get("/certificates/status/99/").status_code == 404


@pytest.mark.parametrize("typed", ["7f3k9qmx2rtd", "7F3K-9QMX-2RTD", "7f3k-9qmxzrtd"])
def test_codes_are_forgiving_about_case_and_hyphens(typed: str) -> None:
    assert normal(typed) in ("7F3K-9QMX-2RTD", "7F3K-9QMX-ZRTD")


def _pem_format() -> tuple[Any, Any]:
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    return Encoding.PEM, PublicFormat.SubjectPublicKeyInfo


_PEM = _pem_format()
Make = Callable[..., User]
