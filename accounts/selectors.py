"""Reads about people that several rooms repeat."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from accounts.models import Group, Invitation, Membership, User


def groups_of_mentor(user: User) -> QuerySet[Group]:
    """The groups a mentor leads, each with ``member_count``."""
    return (
        Group.objects.filter(mentor=user)
        .annotate(member_count=Count("memberships", filter=Q(memberships__left_at__isnull=True)))
        .prefetch_related("invitations")
    )


def memberships_of(user: User) -> QuerySet[Membership]:
    """The groups a learner is in now, with their mentors."""
    return user.memberships.filter(left_at__isnull=True).select_related("group", "group__mentor")


def members_of(group: Group) -> QuerySet[User]:
    """The learners who are in a group now, by name."""
    return User.objects.filter(
        memberships__group=group, memberships__left_at__isnull=True
    ).order_by("display_name", "pk")


def open_invitation(group: Group) -> Invitation | None:
    """The link that is valid now."""
    return group.invitations.filter(revoked_at__isnull=True).order_by("-pk").first()


def invitation_by_token(token: str) -> Invitation | None:
    """The invitation of a link that has not been revoked, with group and mentor."""
    valid = Invitation.objects.filter(token=token, revoked_at__isnull=True)
    return valid.select_related("group__mentor").first()
