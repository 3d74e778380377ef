"""Where a missing thing is worked on, and where a certificate is shown to others."""

from __future__ import annotations

from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from progress.certificates.awards import address_of, full_title
from progress.certificates.rules import Missing, MissingKind
from progress.links import course_url
from progress.models import Certificate

LINKEDIN = "https://www.linkedin.com/profile/add"


def page_of(item: Missing) -> str:
    """The page on which a missing thing can be done or, while it is being written, awaited."""
    week = [item.course, item.week]
    if item.kind == MissingKind.LESSON:
        return reverse("curriculum:lesson", args=week)
    if item.kind == MissingKind.QUIZ:
        return reverse("quizzes:start", args=week)
    if item.kind == MissingKind.LAB:
        return reverse("labs:lab", args=[item.key])
    if item.kind == MissingKind.REVOKED:
        return reverse("progress:certificate", args=[item.key])
    if item.week:
        return reverse("progress:week", args=week)
    if item.key:
        return reverse("curriculum:concept", args=[item.key])
    return course_url(item.course)


def linkedin(certificate: Certificate) -> str:
    """The address that fills LinkedIn's form for a certificate; nothing is sent by the site."""
    fields = {
        "startTask": "CERTIFICATION_NAME",
        "name": full_title(certificate),
        "organizationName": settings.ISSUER_NAME,
        "issueYear": certificate.issued_at.year,
        "issueMonth": certificate.issued_at.month,
        "certUrl": address_of(certificate),
        "certId": certificate.code,
    }
    return f"{LINKEDIN}?{urlencode(fields)}"


def share_text(certificate: Certificate) -> str:
    """A sentence to paste anywhere."""
    return _("I have earned the certificate “%(title)s” at %(site)s: %(address)s") % {
        "title": full_title(certificate),
        "site": settings.ISSUER_NAME,
        "address": address_of(certificate),
    }
