"""Addresses of certificates. Those of documents stand in credentials and never change."""

from __future__ import annotations

from django.urls import path, register_converter

from progress.certificates import documents, views
from progress.certificates.codes import PATTERN


class Code:
    """A certificate's code, however somebody typed it."""

    regex = PATTERN

    def to_python(self, value: str) -> str:
        """As typed: the page sends people on to the usual spelling."""
        return value

    def to_url(self, value: str) -> str:
        """As kept."""
        return value


register_converter(Code, "certificate_code")

urlpatterns = [
    path("certificates/", views.certificates, name="certificates"),
    path("certificates/issue/<str:kind>/<slug:slug>/", views.issue, name="certificate_issue"),
    path("certificates/issuer.json", documents.issuer, name="certificate_issuer"),
    path("certificates/keys.json", documents.keys, name="certificate_keys"),
    path("certificates/status/<int:number>/", documents.status, name="certificate_status"),
    path(".well-known/did.json", documents.did, name="certificate_did"),
    path("certificates/<certificate_code:code>/", views.certificate, name="certificate"),
    path(
        "certificates/<certificate_code:code>/achievement.json",
        documents.achievement,
        name="certificate_achievement",
    ),
    path(
        "certificates/<certificate_code:code>/achievement.png",
        documents.picture,
        name="certificate_picture",
    ),
    path(
        "certificates/<certificate_code:code>/certificate.<str:language>.pdf",
        documents.paper,
        name="certificate_pdf",
    ),
    path(
        "certificates/<certificate_code:code>/credential.jwt",
        documents.credential,
        name="certificate_credential",
    ),
    path("certificates/<certificate_code:code>/revoke/", views.revoke, name="certificate_revoke"),
]
