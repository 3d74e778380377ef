"""Files and documents: the holder's PDF and credential, and what verifiers fetch."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from config.problems import Conflict, NotFound
from progress.certificates import access, awards, drawing, sheets
from progress.certificates.credentials import (
    OB_CONTEXT,
    VC_CONTEXT,
    Document,
    did_document,
    status_list,
)
from progress.certificates.credentials import achievement as achievement_document
from progress.certificates.keys import public_keys, sign
from progress.certificates.picture import png as drawn
from progress.certificates.services import REVOKED_ALREADY
from progress.models import Certificate

FRESH = 300  # seconds for which a copy of a public document will do


@require_safe
def paper(request: HttpRequest, code: str, language: str) -> HttpResponse:
    """The certificate as a PDF in Japanese or English, for its holder."""
    found = _standing(request, code)
    if language not in ("ja", "en"):
        raise NotFound
    content = drawing.pdf(sheets.sheet_of(found, language))
    return _file(content, "application/pdf", f"dokugaku-{found.code}.{language}.pdf")


@require_safe
def credential(request: HttpRequest, code: str) -> HttpResponse:
    """The Open Badges 3.0 credential, for its holder."""
    found = _standing(request, code)
    return _file(found.credential.encode(), "application/vc+jwt", f"dokugaku-{found.code}.jwt")


def _standing(request: HttpRequest, code: str) -> Certificate:
    """The visitor's own certificate, while it is valid: nobody gets papers of a revoked one."""
    found = access.own(request.user, code)
    if not found.valid:
        raise Conflict(REVOKED_ALREADY, code="revoked_already")
    return found


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def issuer(request: HttpRequest) -> HttpResponse:
    """Who issues certificates here: a profile as Open Badges 3.0 describes it."""
    context = [VC_CONTEXT, OB_CONTEXT]
    return _public({"@context": context, **awards.issuer().profile()}, "application/ld+json")


@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """Public keys as a JWK set."""
    return _public({"keys": public_keys()}, "application/jwk-set+json")


@require_safe
def did(request: HttpRequest) -> HttpResponse:
    """The did:web document. Sites without TLS have none."""
    who = awards.issuer()
    if not who.did:
        raise NotFound
    return _public(did_document(who, public_keys()), "application/did+json")


@require_safe
def status(request: HttpRequest, number: int) -> HttpResponse:
    """A status list with the bits of revoked certificates, signed afresh."""
    listed = Certificate.objects.filter(status_list=number)
    if not listed.exists():
        raise NotFound
    revoked = listed.filter(revoked_at__isnull=False).values_list("status_index", flat=True)
    who, address = awards.issuer(), awards.status_address(number)
    token = sign(status_list(address, revoked, who, timezone.now()), who)
    return _open(HttpResponse(token, content_type="application/vc+jwt"))


@require_safe
def achievement(request: HttpRequest, code: str) -> HttpResponse:
    """What a certificate is for, as Open Badges 3.0 describes it; nothing of its holder."""
    found = access.public(code)
    if not found.evidence:
        raise NotFound
    document = achievement_document(awards.award_of(found), awards.issuer())
    return _public({"@context": [VC_CONTEXT, OB_CONTEXT], **document}, "application/ld+json")


@require_safe
def picture(request: HttpRequest, code: str) -> HttpResponse:
    """The achievement as a picture; nothing of its holder."""
    found = access.public(code)
    if not found.evidence:
        raise NotFound
    with translation.override(found.language):
        content = drawn(awards.full_title(found), _("Certificate of Mastery"))
    return _open(HttpResponse(content, content_type="image/png"))


def _public(document: Document, kind: str) -> HttpResponse:
    return _open(JsonResponse(document, content_type=kind, json_dumps_params=_READABLE))


_READABLE: dict[str, Any] = {"ensure_ascii": False, "indent": 2}


def _open(response: HttpResponse) -> HttpResponse:
    """Verifiers in browsers may read it, and keep it for some minutes."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = f"public, max-age={FRESH}"
    return response
