"""The key that signs credentials, and the public halves of all that ever did.

RS256, since every verifier of Open Badges 3.0 must know it. The private key comes from the
environment or lies in the data folder, where it is made at first use. Public halves are rows: they
outlive the file, and sites with several web machines publish the keys of all of them.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from progress.certificates.credentials import Document, Issuer
from progress.models import CertificateKey

ALGORITHM = "RS256"
BITS = 2048
FILE = "certificate-key.pem"


@dataclass(frozen=True)
class SigningKey:
    """A private key with what is published of it."""

    private: RSAPrivateKey
    kid: str
    public_jwk: Document


def signing_key() -> SigningKey:
    """Return the key in use; its public half is published from the first time on."""
    key = parsed(settings.CERTIFICATE_KEY) if settings.CERTIFICATE_KEY else _key_of_the_folder()
    CertificateKey.objects.get_or_create(kid=key.kid, defaults={"public_jwk": key.public_jwk})
    return key


def public_keys() -> list[Document]:
    """Return the public keys whose signatures hold, the one in use first."""
    in_use = signing_key().kid
    keys = CertificateKey.objects.filter(withdrawn_at__isnull=True)
    found = [cast(Document, key.public_jwk) for key in keys]
    return sorted(found, key=lambda key: key["kid"] != in_use)


def sign(payload: Document, issuer: Issuer) -> str:
    """Return a compact JWT whose header says which key to check it with."""
    key = signing_key()
    named: dict[str, Any] = (
        {"kid": f"{issuer.did}#{key.kid}"} if issuer.did else {"jwk": key.public_jwk}
    )
    return jwt.encode(payload, key.private, algorithm=ALGORITHM, headers={"typ": "vc+jwt", **named})


def replace_key(*, withdraw: bool) -> SigningKey:
    """Make a new key in the data folder; ``withdraw``: what the old one signed holds no more."""
    if settings.CERTIFICATE_KEY:
        raise ImproperlyConfigured("The key is in DOKUGAKU_CERTIFICATE_KEY: put another there.")
    old = signing_key()
    _write(_folder_file(), _new_pem())
    if withdraw:
        CertificateKey.objects.filter(kid=old.kid).update(withdrawn_at=timezone.now())
    return signing_key()


def _key_of_the_folder() -> SigningKey:
    path = _folder_file()
    if not path.exists():
        _write_once(path, _new_pem())
    return parsed(path.read_text(encoding="ascii"))


def _folder_file() -> Path:
    return Path(settings.DATA_DIR) / FILE


@lru_cache(maxsize=4)
def parsed(pem: str) -> SigningKey:
    """Return the key of a PEM text. Raises ImproperlyConfigured for anything but RSA."""
    try:
        private = load_pem_private_key(pem.encode(), password=None)
    except (ValueError, TypeError):
        private = None  # type: ignore[assignment]
    if not isinstance(private, RSAPrivateKey) or private.key_size < BITS:
        raise ImproperlyConfigured(
            f"The key for certificates must be RSA with {BITS} bits or more, as PEM without a "
            "pass phrase (DOKUGAKU_CERTIFICATE_KEY, or certificate-key.pem in the data folder)."
        )
    jwk = jwt.algorithms.RSAAlgorithm.to_jwk(private.public_key(), as_dict=True)
    needed = {name: str(jwk[name]) for name in ("e", "kty", "n")}
    kid = thumbprint(needed)
    return SigningKey(private, kid, {**needed, "alg": ALGORITHM, "use": "sig", "kid": kid})


def thumbprint(needed: dict[str, str]) -> str:
    """Return a JWK's thumbprint (RFC 7638); ``needed`` has the members that count, in order."""
    text = json.dumps(needed, separators=(",", ":"), sort_keys=True)
    return urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()


def _new_pem() -> str:
    key = generate_private_key(public_exponent=65_537, key_size=BITS)
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def _write_once(path: Path, pem: str) -> None:
    """Give a new file its content and then its name, unless somebody was faster."""
    with tempfile.NamedTemporaryFile("w", dir=path.parent) as file:  # mode 600
        file.write(pem)
        file.flush()
        with contextlib.suppress(FileExistsError):
            os.link(file.name, path)


def _write(path: Path, pem: str) -> None:
    """Put a new content in the place of the old one, in one step."""
    with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False) as file:
        file.write(pem)
    Path(file.name).replace(path)
