"""Who may see whom: the learner, their mentor, operators; nobody else."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts import access
from accounts.models import Group, User
from accounts.services import leave_group
from config.problems import Forbidden, NotFound, SignInNeeded

Visitor = Callable[[str], User | AnonymousUser]


@pytest.fixture
def visitor(request: pytest.FixtureRequest) -> Visitor:
    """Return a function that gives a person by role."""
    return lambda role: AnonymousUser() if role == "anonymous" else request.getfixturevalue(role)


SEES = {
    "learner": True,
    "mentor": True,
    "operator": True,
    "other_learner": False,
    "other_mentor": False,
    "guest": False,
}


@pytest.mark.parametrize(("role", "sees"), SEES.items())
def test_work_is_seen_by_its_learner_their_mentor_and_operators(
    role: str, sees: bool, visitor: Visitor, learner: User, group: Group
) -> None:
    person = visitor(role)
    assert access.may_see(person, learner) is sees
    assert access.may_review(person, learner) is (sees and role != "learner")
    if sees:
        assert access.learner_for(person, learner.public_id) == learner
    else:
        with pytest.raises(NotFound):
            access.learner_for(person, learner.public_id)


def test_nobody_is_asked_to_sign_in(learner: User, group: Group) -> None:
    nobody = AnonymousUser()
    assert not access.may_see(nobody, learner)
    for ask in (
        lambda: access.learner_for(nobody, learner.public_id),
        lambda: access.group_for_mentor(nobody, group.pk),
        lambda: access.require_mentor(nobody),
        lambda: access.signed_in(nobody),
    ):
        with pytest.raises(SignInNeeded):
            ask()


def test_a_mentor_sees_nothing_any_more_of_who_has_left(
    mentor: User, operator: User, learner: User, group: Group
) -> None:
    leave_group(learner=learner, group=group)
    assert not access.may_see(mentor, learner)
    assert access.may_see(operator, learner)


def test_a_mentor_of_a_group_is_no_mentor_of_its_mentor(
    mentor: User, learner: User, group: Group
) -> None:
    assert not access.may_see(learner, mentor)


def test_an_account_that_is_closed_reviews_nothing(
    mentor: User, operator: User, learner: User, group: Group
) -> None:
    for person in (mentor, operator):
        person.is_active = False
        person.save()
        assert not access.may_review(person, learner)


def test_somebody_who_is_not_there_is_not_found(operator: User) -> None:
    with pytest.raises(NotFound):
        access.learner_for(operator, uuid4())


@pytest.mark.parametrize("role", ["mentor", "operator"])
def test_a_group_opens_for_its_mentor_and_operators(
    role: str, visitor: Visitor, group: Group
) -> None:
    assert access.group_for_mentor(visitor(role), group.pk) == group


@pytest.mark.parametrize("role", ["other_mentor", "learner", "other_learner", "guest"])
def test_a_group_is_not_found_by_others(role: str, visitor: Visitor, group: Group) -> None:
    with pytest.raises(NotFound):
        access.group_for_mentor(visitor(role), group.pk)


@pytest.mark.parametrize(
    ("role", "allowed"),
    [("mentor", True), ("operator", True), ("learner", False), ("guest", False)],
)
def test_only_mentors_lead_groups(role: str, allowed: bool, visitor: Visitor) -> None:
    if allowed:
        assert access.require_mentor(visitor(role)) == visitor(role)
    else:
        with pytest.raises(Forbidden):
            access.require_mentor(visitor(role))
