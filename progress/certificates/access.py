"""The ways to a certificate: anybody may check one, its holder has the files, operators revoke."""

from __future__ import annotations

import re

from accounts.access import Visitor, signed_in
from config.problems import NotFound
from progress.certificates.codes import PATTERN, normal
from progress.models import Certificate


def public(code: str) -> Certificate:
    """Return a certificate for anybody who knows its code. Raises NotFound."""
    if not re.fullmatch(PATTERN, code):
        raise NotFound
    rows = Certificate.objects.select_related("course", "program")
    found = rows.filter(code=normal(code)).first()
    if found is None:
        raise NotFound
    return found


def own(visitor: Visitor, code: str) -> Certificate:
    """Return the visitor's own certificate. Raises SignInNeeded or NotFound."""
    user = signed_in(visitor)
    found = public(code)
    if found.learner_id != user.pk:
        raise NotFound
    return found


def revocable(visitor: Visitor, code: str) -> tuple[Certificate, str]:
    """Return a certificate and as whom the visitor may revoke it: its holder or an operator."""
    user = signed_in(visitor)
    found = public(code)
    if found.learner_id == user.pk:
        return found, Certificate.RevokedBy.LEARNER
    if user.is_operator:
        return found, Certificate.RevokedBy.OPERATOR
    raise NotFound
