"""The only way to a learner's progress for somebody else."""

from __future__ import annotations

from uuid import UUID

from accounts.access import Visitor, group_for_mentor
from accounts.models import Group, User
from accounts.selectors import members_of
from config.problems import NotFound


def member_of_group(visitor: Visitor, group_id: UUID, public_id: UUID) -> tuple[Group, User]:
    """The group and a learner who is in it now, for its mentor and operators.

    Raises SignInNeeded for anonymous visitors and NotFound for everybody else, and for learners
    who have left.
    """
    group = group_for_mentor(visitor, group_id)
    member = members_of(group).filter(public_id=public_id).first()
    if member is None:
        raise NotFound
    return group, member
