"""Documents of Open Badges 3.0 and of what it rests on: plain data, pure.

Open Badges 3.0 (1EdTech), Verifiable Credentials Data Model 2.0, Bitstring Status List 1.0 and
did:web (W3C). Signed as VC-JWT: the credential's members lie at the top of the payload.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote, urlsplit

Document = dict[str, Any]
VC_CONTEXT = "https://www.w3.org/ns/credentials/v2"
OB_CONTEXT = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
OB_SCHEMA = (
    "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json"
)
STATUS_BITS = 131_072  # the least that the specification allows: a herd to hide in
STATUS_VALID = timedelta(days=1)


@dataclass(frozen=True)
class Issuer:
    """Who issues: ``address`` is the site's, such as ``https://learn.example.org``."""

    address: str
    name: str

    @property
    def did(self) -> str:
        """The did:web identifier; "" for addresses without TLS, which did:web cannot name."""
        parts = urlsplit(self.address)
        return f"did:web:{quote(parts.netloc, safe='')}" if parts.scheme == "https" else ""

    @property
    def id(self) -> str:
        """The identifier in credentials: did:web, or the address of the profile without TLS."""
        return self.did or f"{self.address}/certificates/issuer.json"

    def profile(self) -> Document:
        """The issuer inside a credential."""
        return {"id": self.id, "type": ["Profile"], "name": self.name, "url": self.address}


@dataclass(frozen=True)
class Award:
    """What a credential says: a certificate without anything of the database.

    ``picture``: where the achievement's PNG is, and what it shows in words.
    ``email``: an address that has been proved, which is put in as a salted hash; "" for none.
    """

    id: str
    address: str
    achievement: str
    name: str
    title: str
    description: str
    criteria: str
    shown: str
    language: str
    issued_at: datetime
    status_list: str
    status_index: int
    picture: str
    picture_says: str
    email: str = ""


def credential(award: Award, issuer: Issuer) -> Document:
    """Return the payload of the VC-JWT of an OpenBadgeCredential."""
    return {
        "@context": [VC_CONTEXT, OB_CONTEXT],
        "id": award.id,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": award.title,
        "issuer": issuer.profile(),
        "validFrom": moment(award.issued_at),
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": identifiers(award),
            "achievement": achievement(award, issuer),
        },
        "evidence": [
            {
                "id": award.address,
                "type": ["Evidence"],
                "name": award.title,
                "narrative": award.shown,
            }
        ],
        "credentialSchema": [{"id": OB_SCHEMA, "type": "1EdTechJsonSchemaValidator2019"}],
        "credentialStatus": status_entry(award.status_list, award.status_index),
        **claims(issuer.id, award.id, award.issued_at),
    }


def claims(issuer: str, identifier: str, at: datetime) -> Document:
    """Return the registered claims that mirror members of the credential."""
    return {"iss": issuer, "jti": identifier, "nbf": int(at.timestamp())}


def achievement(award: Award, issuer: Issuer) -> Document:
    """Return what was achieved; the same document stands at its own address."""
    return {
        "id": award.achievement,
        "type": ["Achievement"],
        "achievementType": "Certificate",
        "creator": issuer.profile(),
        "name": award.title,
        "description": award.description,
        "criteria": {"narrative": award.criteria},
        "image": {"id": award.picture, "type": "Image", "caption": award.picture_says},
        "inLanguage": award.language,
    }


def identifiers(award: Award) -> list[Document]:
    """Return who it is for: the printed name, and a proved e-mail address as a salted hash."""
    found = [_identity("name", award.name, hashed=False)]
    if award.email:
        salt = hashlib.sha256(award.id.encode()).hexdigest()[:16]
        digest = hashlib.sha256(f"{award.email.lower()}{salt}".encode()).hexdigest()
        entry = _identity("emailAddress", f"sha256${digest}", hashed=True)
        found.append(entry | {"salt": salt})
    return found


def _identity(kind: str, value: str, *, hashed: bool) -> Document:
    return {
        "type": "IdentityObject",
        "hashed": hashed,
        "identityHash": value,
        "identityType": kind,
    }


def status_entry(address: str, index: int) -> Document:
    """Return where a credential's bit of revocation stands."""
    return {
        "id": f"{address}#{index}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(index),
        "statusListCredential": address,
    }


def status_list(address: str, revoked: Iterable[int], issuer: Issuer, now: datetime) -> Document:
    """Return the payload of a status list's VC-JWT; ``revoked``: indices whose bit is set."""
    at = now.replace(microsecond=0)
    return {
        "@context": [VC_CONTEXT],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer.id,
        "validFrom": moment(at),
        "validUntil": moment(at + STATUS_VALID),
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": encoded(revoked),
        },
        **claims(issuer.id, address, at),
        "exp": int((at + STATUS_VALID).timestamp()),
    }


def encoded(revoked: Iterable[int]) -> str:
    """Return the bits as gzip in multibase base64url; bit 0 is the first byte's highest."""
    bits = bytearray(STATUS_BITS // 8)
    for index in revoked:
        bits[index // 8] |= 0x80 >> index % 8
    packed = gzip.compress(bytes(bits), mtime=0)
    return "u" + base64.urlsafe_b64encode(packed).rstrip(b"=").decode()


def did_document(issuer: Issuer, keys: Sequence[Document]) -> Document:
    """Return the did:web document with public keys (JWK with ``kid``), the one in use first."""
    methods = [
        {
            "id": f"{issuer.did}#{key['kid']}",
            "type": "JsonWebKey2020",
            "controller": issuer.did,
            "publicKeyJwk": key,
        }
        for key in keys
    ]
    return {
        "@context": [
            "https://www.w3.org/ns/did/v1",
            "https://w3id.org/security/suites/jws-2020/v1",
        ],
        "id": issuer.did,
        "verificationMethod": methods,
        "assertionMethod": [method["id"] for method in methods],
    }


def moment(at: datetime) -> str:
    """Return an instant in UTC to the second, as XML Schema writes it."""
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
