"""Writes: issuing, revoking, signing again."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from config.problems import Conflict, Forbidden, Invalid, Text
from progress.certificates import awards, drawing
from progress.certificates.claims import Claim, claim_of
from progress.certificates.credentials import STATUS_BITS
from progress.certificates.evidence import evidence_of
from progress.models import Certificate

NAME_LENGTH = 80
PER_LIST = STATUS_BITS // 2  # the fuller a list, the longer the search for a free place
CLAIM_FIRST: Text = _("Claim your account first: a certificate needs somebody to belong to.")
NAME_NEEDED: Text = _("Write the name that the certificate shall show.")
NAME_TOO_LONG: Text = _("At most 80 characters, please.")
CONFIRM: Text = _("Please confirm that the name is right: it cannot be changed afterwards.")
REASON_NEEDED: Text = _("Say why; everybody who checks the certificate will read it.")
REVOKED_ALREADY: Text = _("This certificate has been revoked already.")


class NotEarned(Conflict):
    """Something is not shown yet; ``missing`` says what."""

    code = "not_earned"
    title = _("Something is still missing.")
    detail = _("This certificate is not earned yet. The list says what is missing.")


def issue(
    *, learner: User, kind: str, slug: str, name: str, language: str, shows_hours: bool = False
) -> tuple[Certificate, bool]:
    """Return the learner's certificate of a course or path, and whether it was issued just now.

    Asking twice, also at the same time, gives the same one. Raises Forbidden for guests, Invalid
    for a name that cannot be printed, Conflict (with what is missing) when it is not earned.
    """
    if learner.is_guest:
        raise Forbidden(CLAIM_FIRST, code="claim_first")
    name = printable_name(name)
    with transaction.atomic():
        # Two presses at once: the second waits here, and then finds what the first has made.
        User.objects.select_for_update(no_key=True).get(pk=learner.pk)
        claim = claim_of(learner, kind, slug)
        if claim.certificate:
            return claim.certificate, False
        if claim.missing:
            raise NotEarned(missing=awards.missing_codes(claim))
        draft = _draft(claim, name=name, language=language, shows_hours=shows_hours)
        return _placed(draft, lambda: claim_of(learner, kind, slug).certificate)


def printable_name(name: str) -> str:
    """Return a name without surplus blanks. Raises Invalid when it cannot be printed."""
    name = " ".join(name.split())
    if not name:
        raise Invalid(errors={"name": [NAME_NEEDED]})
    if len(name) > NAME_LENGTH:
        raise Invalid(errors={"name": [NAME_TOO_LONG]})
    if unknown := drawing.unprintable(name):
        text = _("We have no letters to print these: %(letters)s") % {"letters": " ".join(unknown)}
        raise Invalid(errors={"name": [text]})
    return name


def _draft(claim: Claim, *, name: str, language: str, shows_hours: bool) -> Certificate:
    evidence = evidence_of(claim.shown)
    return Certificate(
        learner=claim.learner,
        kind=claim.kind,
        program=claim.program,
        course=claim.course,
        title_ja=claim.title["ja"],
        title_en=claim.title["en"],
        name=name,
        language=language,
        shows_hours=shows_hours,
        issued_at=timezone.now().replace(microsecond=0),
        evidence=evidence,
    )


def _placed(
    draft: Certificate, present: Callable[[], Certificate | None]
) -> tuple[Certificate, bool]:
    """Give a draft its place in a status list, sign it and keep it."""
    full = Certificate.objects.count() // PER_LIST
    for _try in range(20):
        draft.status_list, draft.status_index = full + 1, secrets.randbelow(STATUS_BITS)
        draft.credential = awards.signed(draft)
        try:
            with transaction.atomic():
                draft.save(force_insert=True)
        except IntegrityError:
            if there := present():
                return there, False
            continue
        return draft, True
    raise Conflict


def revoke(
    *, certificate: Certificate, by: str, reason: str = "", may_issue_again: bool = True
) -> Certificate:
    """Revoke for good. A conditional update: of two at the same time, one succeeds.

    Raises Invalid when an operator gives no reason, Conflict when it was revoked before.
    """
    reason = " ".join(reason.split())[:500]
    if by == Certificate.RevokedBy.OPERATOR and not reason:
        raise Invalid(errors={"reason": [REASON_NEEDED]})
    standing = Certificate.objects.filter(pk=certificate.pk, revoked_at__isnull=True)
    changed = standing.update(
        revoked_at=timezone.now(), revoked_by=by, reason=reason, may_issue_again=may_issue_again
    )
    if not changed:
        raise Conflict(REVOKED_ALREADY, code="revoked_already")
    certificate.refresh_from_db()
    return certificate


def allow_again(*, certificate: Certificate) -> None:
    """Let a learner whose certificate an operator revoked earn it anew."""
    Certificate.objects.filter(pk=certificate.pk).update(may_issue_again=True)


def forget(*, learner: User) -> None:
    """Take the person out of all certificates: what stays says that there was one, revoked."""
    own = Certificate.objects.filter(learner=learner)
    now, erased = timezone.now(), Certificate.RevokedBy.ERASURE
    own.filter(revoked_at__isnull=True).update(revoked_at=now, revoked_by=erased)
    own.update(name="", evidence={}, credential="", reason="")


def sign_again() -> int:
    """Sign all standing certificates with the key and address of today; returns how many."""
    standing = Certificate.objects.filter(revoked_at__isnull=True).select_related("learner")
    count = 0
    for certificate in standing.iterator(chunk_size=200):
        token = awards.signed(certificate)
        Certificate.objects.filter(pk=certificate.pk).update(credential=token)
        count += 1
    return count
