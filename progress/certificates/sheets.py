"""The words of the printed certificate, in either language."""

from __future__ import annotations

from django.conf import settings
from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _

from config.bilingual import pick
from progress.certificates.awards import address_of, figures_of, full_title
from progress.certificates.drawing import Sheet
from progress.models import Certificate


def sheet_of(certificate: Certificate, language: str) -> Sheet:
    """Return what the certificate shows in ``language``; dates are those of UTC."""
    with translation.override(language):
        issued = timezone.localtime(certificate.issued_at, timezone.get_fixed_timezone(0))
        return Sheet(
            language=language,
            heading=_("Certificate of Mastery"),
            name=certificate.name,
            honorific=_honorific(language),
            sentence=_sentence(certificate),
            title=full_title(certificate),
            parts=_parts(certificate),
            figures=figures_of(certificate),
            issued=_("Issued"),
            issued_at=certificate.issued_at,
            date=formats.date_format(issued.date(), "DATE_FORMAT"),
            issuer=settings.ISSUER_NAME,
            check=_("Check this certificate"),
            address=address_of(certificate),
            code=certificate.code,
            note=_(
                "Self-study: marked by the site, not supervised. "
                "The address above says whether this certificate still stands."
            ),
        )


def _sentence(certificate: Certificate) -> str:
    if certificate.kind == Certificate.Kind.PATH:
        return _(
            "has completed every course, passed every quiz and every lab, "
            "and shown a sound command of every concept of"
        )
    return _(
        "has completed every week, passed every quiz and every lab, "
        "and shown a sound command of every concept of"
    )


def _honorific(language: str) -> str:
    return "殿" if language == "ja" else ""


def _parts(certificate: Certificate) -> list[str]:
    """The courses of a path."""
    if certificate.kind == Certificate.Kind.COURSE:
        return []
    return [str(pick(course["title"])) for course in certificate.evidence["courses"]]
