"""A certificate as a credential: its words, its addresses, its signature."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from config.bilingual import pick
from progress.certificates import keys
from progress.certificates.claims import Claim
from progress.certificates.credentials import Award, Issuer, credential
from progress.certificates.evidence import hours_in, labs_in, weeks_in
from progress.certificates.rules import Missing
from progress.models import Certificate


def issuer() -> Issuer:
    """Who issues here."""
    return Issuer(settings.PUBLIC_ADDRESS, settings.ISSUER_NAME)


def absolute(view: str, *args: Any) -> str:
    """Return an address that stands in credentials and on paper."""
    return f"{settings.PUBLIC_ADDRESS}{reverse(view, args=args)}"


def address_of(certificate: Certificate) -> str:
    """Where anybody can check it."""
    return absolute("progress:certificate", certificate.code)


def status_address(number: int) -> str:
    """Where a status list stands."""
    return absolute("progress:certificate_status", number)


def award_of(certificate: Certificate) -> Award:
    """Return what the credential says, in the language in which it was issued."""
    with translation.override(certificate.language):
        return Award(
            id=f"urn:uuid:{certificate.pk}",
            address=address_of(certificate),
            achievement=absolute("progress:certificate_achievement", certificate.code),
            name=certificate.name,
            title=full_title(certificate),
            description=description_of(certificate),
            criteria=criteria_of(certificate),
            shown=shown_in(certificate),
            language=certificate.language,
            issued_at=certificate.issued_at,
            status_list=status_address(certificate.status_list),
            status_index=certificate.status_index,
            picture=absolute("progress:certificate_picture", certificate.code),
            picture_says=picture_says(certificate),
            email=proved_email(certificate.learner),
        )


def picture_says(certificate: Certificate) -> str:
    """What the picture of the achievement shows, in words."""
    return _("A seal of Dokugaku with the title “%(title)s”") % {"title": full_title(certificate)}


def signed(certificate: Certificate) -> str:
    """Return the credential as a VC-JWT."""
    who = issuer()
    return keys.sign(credential(award_of(certificate), who), who)


def proved_email(learner: User | None) -> str:
    """The learner's address if it was proved to be theirs; it leaves the site only as a hash."""
    if learner is None or not learner.email:
        return ""
    proved = EmailAddress.objects.filter(user=learner, email__iexact=learner.email, verified=True)
    return learner.email if proved.exists() else ""


def full_title(certificate: Certificate) -> str:
    """Course or path with the word for it, as lists of qualifications name it."""
    if certificate.kind == Certificate.Kind.PATH:
        return _("%(title)s: the whole path") % {"title": certificate.title}
    return certificate.title


def description_of(certificate: Certificate) -> str:
    """One sentence on what was learned: the weeks of a course, the courses of a path."""
    if certificate.kind == Certificate.Kind.PATH:
        entries = certificate.evidence.get("courses", [])
    else:
        entries = weeks_in(certificate.evidence)
    topics = _(", ").join(str(pick(entry["title"])) for entry in entries)
    return _("Mastery of %(title)s: %(topics)s.") % {"title": certificate.title, "topics": topics}


def criteria_of(certificate: Certificate) -> str:
    """What had to be shown."""
    return _(
        "Every week done: the lesson read, its quiz passed with 80% or more, every lab passed by "
        "a submission of one's own against hidden tests, and every concept at least proficient "
        "on the day of issue. Done in self-study: marked by the site, not supervised."
    )


def shown_in(certificate: Certificate) -> str:
    """What was shown, in figures."""
    return _(", ").join(figures_of(certificate))


def figures_of(certificate: Certificate) -> list[str]:
    """Weeks, labs, concepts and, if the holder wants it, hours; a phrase each."""
    evidence = certificate.evidence
    weeks, labs = len(weeks_in(evidence)), len(labs_in(evidence))
    concepts, hours = len(evidence.get("concepts", [])), hours_in(evidence)
    found = [
        (weeks, ngettext("%(n)s week", "%(n)s weeks", weeks)),
        (labs, ngettext("%(n)s lab passed", "%(n)s labs passed", labs)),
        (concepts, ngettext("%(n)s concept known well", "%(n)s concepts known well", concepts)),
        (
            hours if certificate.shows_hours else 0,
            ngettext("%(n)s hour of study", "%(n)s hours of study", hours),
        ),
    ]
    return [text % {"n": count} for count, text in found if count]


def missing_codes(claim: Claim) -> list[dict[str, str]]:
    """What is missing, for programs."""
    return [missing_code(item) for item in claim.missing]


def missing_code(item: Missing) -> dict[str, str]:
    """One missing thing, for programs."""
    return {"kind": item.kind.value, "course": item.course, "week": item.week, "id": item.key}
