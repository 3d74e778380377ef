"""What mentors see of their learners, and that nobody else does."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Group, User
from accounts.services import join_group, leave_group, renew_invitation
from curriculum.models import Week
from labs.models import Lab
from tests.progress import deeds
from tests.progress.test_pages import text_of

ClientOf = Callable[[User | None], Client]
ROLES = ["mentor", "operator", "other_mentor", "learner", "other_learner", "guest", None]


@pytest.fixture
def joined(group: Group, other_learner: User) -> Group:
    """The mentor's group with its second member and an open invitation."""
    join_group(learner=other_learner, token=renew_invitation(group=group).token)
    return group


def member_page(group: Group, learner: User) -> str:
    return f"/groups/{group.pk}/members/{learner.public_id}/"


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("page", ["group", "member"])
def test_only_the_mentor_and_operators_see_a_group(
    role: str | None,
    page: str,
    group: Group,
    learner: User,
    week: Week,
    client_of: ClientOf,
    request: pytest.FixtureRequest,
) -> None:
    visitor = request.getfixturevalue(role) if role else None
    address = f"/groups/{group.pk}/" if page == "group" else member_page(group, learner)
    expected = {"mentor": 200, "operator": 200, None: 302}.get(role, 404)
    assert client_of(visitor).get(address).status_code == expected


def test_a_mentor_sees_progress_activity_and_submissions(
    joined: Group,
    mentor: User,
    learner: User,
    week: Week,
    labs: list[Lab],
    client_of: ClientOf,
) -> None:
    deeds.read_lesson(learner, week)
    submission = deeds.hand_in(learner, labs[0], verdict="wrong", score=0.2)
    page = text_of(client_of(mentor), f"/groups/{joined.pk}/")
    assert member_page(joined, learner) in page
    assert "other-learner" in page
    assert "19%" in page  # 25 of 100 in a week of three days of four
    assert f"/submissions/{submission.pk}/" in page
    assert "http://testserver/join/" in page


def test_the_link_can_be_renewed(joined: Group, mentor: User, client_of: ClientOf) -> None:
    client = client_of(mentor)
    before = text_of(client, f"/groups/{joined.pk}/")
    answer = client.post(f"/groups/{joined.pk}/invitation/")
    assert answer["Location"] == f"/groups/{joined.pk}/"
    after = text_of(client, f"/groups/{joined.pk}/")
    old = joined.invitations.exclude(revoked_at=None).latest("pk")
    new = joined.invitations.get(revoked_at=None)
    assert old.token in before
    assert old.token not in after
    assert new.token in after


def test_a_group_without_members_says_what_to_do(mentor: User, client_of: ClientOf) -> None:
    empty = Group.objects.create(mentor=mentor, name="Empty")
    assert "Nobody is here yet" in text_of(client_of(mentor), f"/groups/{empty.pk}/")


def test_a_members_page_shows_path_figures_and_submissions(
    group: Group, mentor: User, learner: User, week: Week, labs: list[Lab], client_of: ClientOf
) -> None:
    deeds.read_lesson(learner, week)
    submission = deeds.hand_in(learner, labs[0])
    page = text_of(client_of(mentor), member_page(group, learner), "ja")
    assert "basicsの週" in page
    assert "45%" in page
    assert f"/submissions/{submission.pk}/" in page
    assert "data-chart" in page


def test_who_leaves_is_seen_no_longer(
    group: Group, mentor: User, learner: User, week: Week, labs: list[Lab], client_of: ClientOf
) -> None:
    submission = deeds.hand_in(learner, labs[0])
    client = client_of(mentor)
    leave_group(learner=learner, group=group)
    page = text_of(client, f"/groups/{group.pk}/")
    assert str(learner.public_id) not in page
    assert str(submission.pk) not in page
    assert client.get(member_page(group, learner)).status_code == 404


def test_a_learner_outside_the_group_is_not_found_in_it(
    group: Group, mentor: User, other_learner: User, client_of: ClientOf
) -> None:
    client = client_of(mentor)
    assert client.get(member_page(group, other_learner)).status_code == 404
    assert client.get(f"/groups/{group.pk}/members/{uuid4()}/").status_code == 404
    assert client.get(f"/groups/{uuid4()}/").status_code == 404


def test_a_group_asks_the_database_as_often_for_three_as_for_one(
    group: Group,
    mentor: User,
    learner: User,
    week: Week,
    labs: list[Lab],
    client_of: ClientOf,
    make_user: Callable[..., User],
) -> None:
    client = client_of(mentor)
    deeds.hand_in(learner, labs[0])
    token = renew_invitation(group=group).token
    client.get(f"/groups/{group.pk}/")
    with CaptureQueriesContext(connection) as one:
        client.get(f"/groups/{group.pk}/")
    for name in ("two", "three"):
        person = make_user(name)
        join_group(learner=person, token=token)
        deeds.read_lesson(person, week)
        deeds.hand_in(person, labs[1])
    with CaptureQueriesContext(connection) as three:
        client.get(f"/groups/{group.pk}/")
    assert len(three) == len(one)
