"""People and groups: what the database itself holds."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from accounts.models import Group, Membership, User
from accounts.selectors import groups_of_mentor, members_of, memberships_of, open_invitation
from accounts.services import (
    create_group,
    join_group,
    leave_group,
    renew_invitation,
    update_preferences,
)
from config.problems import Conflict, Invalid, NotFound


def test_without_an_address_one_is_a_guest(db: None) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user(None, is_guest=False)


def test_addresses_are_kept_in_one_spelling(make_user: Callable[..., User]) -> None:
    user = make_user("Aki")
    assert user.email == "aki@example.org"
    assert User.objects.get_by_natural_key("AKI@Example.org") == user


def test_nobody_sees_a_whole_address(make_user: Callable[..., User], guest: User) -> None:
    user = make_user("aki")
    user.display_name = ""
    assert user.name == "aki"
    assert guest.name.startswith("guest-")


def test_roles_are_granted_by_command(learner: User) -> None:
    call_command("grant_role", "learner@example.org", "mentor", "operator")
    learner.refresh_from_db()
    assert (learner.is_mentor, learner.is_author, learner.is_operator) == (True, False, True)
    assert learner.is_staff
    with pytest.raises(CommandError):
        call_command("grant_role", "nobody@example.org", "mentor")


def test_preferences_change_what_is_given_only(learner: User) -> None:
    update_preferences(user=learner, language="ja", time_zone="Asia/Tokyo")
    learner.refresh_from_db()
    assert (learner.language, learner.time_zone, learner.display_name) == (
        "ja",
        "Asia/Tokyo",
        "learner",
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [("time_zone", "Asia/Atlantis"), ("time_zone", "../../etc/passwd"), ("language", "fr")],
)
def test_unknown_preferences_are_refused_and_change_nothing(
    field: str, value: str, learner: User
) -> None:
    with pytest.raises(Invalid) as refused:
        update_preferences(user=learner, **{field: value})
    assert field in refused.value.errors
    learner.refresh_from_db()
    assert (learner.language, learner.time_zone) == ("en", "UTC")


def test_joining_twice_makes_one_member(mentor: User, learner: User) -> None:
    group = create_group(mentor=mentor, name="  Tuesday ")
    invitation = open_invitation(group)
    assert invitation is not None
    first = join_group(learner=learner, token=invitation.token)
    assert join_group(learner=learner, token=invitation.token) == first
    assert list(members_of(group)) == [learner]
    assert group.name == "Tuesday"


def test_one_can_leave_and_come_back(group: Group, learner: User) -> None:
    token = renew_invitation(group=group).token
    leave_group(learner=learner, group=group)
    assert not members_of(group).exists()
    assert not memberships_of(learner).exists()
    join_group(learner=learner, token=token)
    assert list(members_of(group)) == [learner]
    assert Membership.objects.filter(group=group, learner=learner).count() == 2


def test_an_old_link_lets_nobody_in(group: Group, other_learner: User) -> None:
    old = renew_invitation(group=group).token
    renew_invitation(group=group)
    for token in (old, "made-up"):
        with pytest.raises(NotFound):
            join_group(learner=other_learner, token=token)
    assert other_learner not in members_of(group)


def test_a_mentor_does_not_join_her_own_group(group: Group, mentor: User) -> None:
    with pytest.raises(Conflict):
        join_group(learner=mentor, token=renew_invitation(group=group).token)


def test_groups_are_listed_with_their_present_members(
    group: Group, mentor: User, learner: User, other_learner: User, other_mentor: User
) -> None:
    join_group(learner=other_learner, token=renew_invitation(group=group).token)
    leave_group(learner=learner, group=group)
    assert [one.member_count for one in groups_of_mentor(mentor)] == [1]  # type: ignore[attr-defined]
    assert not groups_of_mentor(other_mentor).exists()
