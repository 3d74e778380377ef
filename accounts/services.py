"""Writes about people and groups."""

from __future__ import annotations

import zoneinfo

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.models import Group, Invitation, Membership, User
from accounts.selectors import invitation_by_token
from accounts.signals import guest_claimed
from config.problems import Conflict, Invalid, NotFound, Text

ROLES = ("mentor", "author", "operator")
EMAIL_TAKEN: Text = _(
    "There is already an account with this e-mail address. Sign in there instead."
)
NOT_A_GUEST: Text = _("This account has an e-mail address already.")
UNKNOWN_ZONE: Text = _("We do not know this time zone. An example is Asia/Tokyo.")
OWN_GROUP: Text = _("This is your own group; share the link with your learners.")


def is_time_zone(name: str) -> bool:
    """Return whether ``name`` is an IANA time zone.

    >>> is_time_zone("Asia/Tokyo"), is_time_zone("../etc/passwd")
    (True, False)
    """
    return name in zoneinfo.available_timezones()


def create_guest(*, language: str | None = None, time_zone: str = "") -> User:
    """Return a new person without an e-mail address; unknown time zones become UTC."""
    return User.objects.create_user(
        is_guest=True,
        language=(language or get_language() or "en")[:2],
        time_zone=time_zone if is_time_zone(time_zone) else "UTC",
    )


def claim_guest(*, user: User, email: str, password: str, display_name: str = "") -> User:
    """Turn a guest into an account, keeping everything.

    A conditional update: of two claims at the same time one succeeds. Raises Invalid when the
    address is taken and Conflict when the account is no guest's any more.
    """
    address = User.objects.normalize_email(email).lower()
    if User.objects.filter(email__iexact=address).exclude(pk=user.pk).exists():
        raise Invalid(EMAIL_TAKEN, code="email_taken", errors={"email": [EMAIL_TAKEN]})
    claimed = User(pk=user.pk)
    claimed.set_password(password)
    fields = {"email": address, "password": claimed.password, "is_guest": False}
    if display_name:
        fields["display_name"] = display_name
    try:
        with transaction.atomic():
            changed = User.objects.filter(pk=user.pk, is_guest=True).update(**fields)
    except IntegrityError:
        raise Invalid(EMAIL_TAKEN, code="email_taken", errors={"email": [EMAIL_TAKEN]}) from None
    if changed != 1:
        raise Conflict(NOT_A_GUEST, code="not_a_guest")
    user.refresh_from_db()
    # Robust: whoever listens badly must not turn an account that is saved into an error page.
    transaction.on_commit(lambda: guest_claimed.send_robust(sender=User, user=user))
    return user


def update_preferences(
    *,
    user: User,
    display_name: str | None = None,
    language: str | None = None,
    time_zone: str | None = None,
) -> User:
    """Change what is given. Raises Invalid for an unknown language or time zone."""
    if time_zone is not None and not is_time_zone(time_zone):
        raise Invalid(errors={"time_zone": [UNKNOWN_ZONE]})
    if language is not None and language not in ("ja", "en"):
        raise Invalid(errors={"language": [_("Choose ja or en.")]})
    given = {"display_name": display_name, "language": language, "time_zone": time_zone}
    changed = {name: value for name, value in given.items() if value is not None}
    for name, value in changed.items():
        setattr(user, name, value)
    if changed:  # without names Django would write all columns, and old values over new ones
        user.save(update_fields=list(changed))
    return user


def grant_role(*, user: User, role: str) -> None:
    """Give a person a role of ROLES."""
    if role not in ROLES:
        raise Invalid(_("The roles are: mentor, author, operator."))
    setattr(user, f"is_{role}", True)
    user.save(update_fields=[f"is_{role}"])


def create_group(*, mentor: User, name: str) -> Group:
    """Return a new group with an invitation link."""
    with transaction.atomic():
        group = Group.objects.create(mentor=mentor, name=name.strip())
        Invitation.objects.create(group=group)
    return group


def renew_invitation(*, group: Group) -> Invitation:
    """Revoke all links of a group and return a fresh one."""
    with transaction.atomic():
        group.invitations.filter(revoked_at__isnull=True).update(revoked_at=timezone.now())
        return Invitation.objects.create(group=group)


def join_group(*, learner: User, token: str) -> Membership:
    """Enter the group of an invitation; joining twice changes nothing. Raises NotFound."""
    invitation = invitation_by_token(token)
    if invitation is None:
        raise NotFound(_("This invitation is not valid any more. Ask your mentor for a new link."))
    if invitation.group.mentor_id == learner.pk:
        raise Conflict(OWN_GROUP, code="own_group")
    membership, _created = Membership.objects.get_or_create(
        group=invitation.group, learner=learner, left_at=None
    )
    return membership


def leave_group(*, learner: User, group: Group) -> None:
    """End the membership; the mentor sees nothing of the learner from now on."""
    group.memberships.filter(learner=learner, left_at__isnull=True).update(left_at=timezone.now())
