"""Who may read a diary: its owner; mentors only entries that the owner shares."""

from __future__ import annotations

from uuid import UUID

from accounts.access import Visitor
from accounts.models import Group, User
from config.problems import NotFound
from curriculum import access as curriculum
from curriculum.models import Course
from progress.access import member_of_group
from progress.journal.selectors import shared_entries
from progress.models import JournalEntry

place_of_week = curriculum.week


def place_of_course(slug: str) -> Course:
    """An active course, or NotFound."""
    course = Course.objects.filter(slug=slug, active=True, program__active=True).first()
    if course is None:
        raise NotFound
    return course


def shared_with(
    visitor: Visitor, group_id: UUID, public_id: UUID
) -> tuple[Group, User, list[JournalEntry]]:
    """The entries that a member of a mentor's group shares, with the group and the member."""
    group, learner = member_of_group(visitor, group_id, public_id)
    return group, learner, shared_entries(learner)
