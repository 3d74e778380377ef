"""Who may see whom. Every row of another person is reached through one of these functions."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib.auth.models import AnonymousUser

from accounts.models import Group, Membership, User
from config.problems import Forbidden, NotFound, SignInNeeded

if TYPE_CHECKING:
    from django.http import HttpRequest

Visitor = User | AnonymousUser


def signed_in(visitor: Visitor) -> User:
    """Return the person, or raise SignInNeeded for an anonymous visitor."""
    if not isinstance(visitor, User):
        raise SignInNeeded
    return visitor


def person(request: HttpRequest) -> User:
    """Return who makes the request, or raise SignInNeeded."""
    return signed_in(request.user)


def may_review(visitor: Visitor, learner: User) -> bool:
    """Return whether ``visitor`` is an operator or mentor of a group that ``learner`` is in now."""
    if not isinstance(visitor, User) or not visitor.is_active:
        return False
    if visitor.is_operator:
        return True
    return Membership.objects.filter(
        learner=learner, left_at__isnull=True, group__mentor=visitor
    ).exists()


def may_see(visitor: Visitor, learner: User) -> bool:
    """Return whether ``visitor`` is ``learner`` or may review the learner's work."""
    return (isinstance(visitor, User) and visitor.pk == learner.pk) or may_review(visitor, learner)


def learner_for(visitor: Visitor, public_id: UUID) -> User:
    """Return the learner if the visitor may see their work.

    Raises SignInNeeded for anonymous visitors and NotFound for everybody else without the right:
    that somebody exists is not told either.
    """
    user = signed_in(visitor)
    learner = User.objects.filter(public_id=public_id).first()
    if learner is None or not may_see(user, learner):
        raise NotFound
    return learner


def group_for_mentor(visitor: Visitor, group_id: UUID) -> Group:
    """Return the group if it is the visitor's own, or the visitor is an operator."""
    user = signed_in(visitor)
    groups = Group.objects.select_related("mentor")
    if not user.is_operator:
        groups = groups.filter(mentor=user)
    group = groups.filter(pk=group_id).first()
    if group is None:
        raise NotFound
    return group


def require_mentor(visitor: Visitor) -> User:
    """Return the visitor if a mentor or operator, else raise Forbidden."""
    user = signed_in(visitor)
    if not (user.is_mentor or user.is_operator):
        raise Forbidden
    return user
