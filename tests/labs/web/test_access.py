"""Who may see and do what with somebody's code."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.models import Group, Membership, User
from accounts.services import leave_group
from config.problems import Forbidden, NotFound, SignInNeeded
from labs import access
from labs.models import Lab, Submission


@pytest.fixture
def submission(learner: User, hand_in) -> Submission:
    return hand_in(learner)


@pytest.mark.parametrize("role", ["learner", "mentor", "operator"])
def test_learner_mentor_and_operator_see_it(
    request, group: Group, submission: Submission, role: str
) -> None:
    assert access.submission_for(request.getfixturevalue(role), submission.pk) == submission


@pytest.mark.parametrize("role", ["other_learner", "other_mentor", "guest"])
def test_to_others_it_does_not_exist(
    request, group: Group, submission: Submission, role: str
) -> None:
    with pytest.raises(NotFound):
        access.submission_for(request.getfixturevalue(role), submission.pk)


def test_nobody_is_asked_in(submission: Submission, lab: Lab) -> None:
    with pytest.raises(SignInNeeded):
        access.submission_for(AnonymousUser(), submission.pk)
    with pytest.raises(SignInNeeded):
        access.lab_for(AnonymousUser(), lab.slug)


def test_the_mentor_sees_nothing_after_the_learner_left(
    group: Group, learner: User, mentor: User, submission: Submission
) -> None:
    leave_group(learner=learner, group=group)
    with pytest.raises(NotFound):
        access.submission_for(mentor, submission.pk)


def test_a_mentor_of_another_group_sees_it_once_the_learner_joins(
    other_mentor: User, learner: User, submission: Submission
) -> None:
    theirs = Group.objects.create(mentor=other_mentor, name="Friday")
    Membership.objects.create(group=theirs, learner=learner)
    assert access.submission_for(other_mentor, submission.pk) == submission


def test_a_mentor_reads_and_comments_but_does_not_act_for_the_learner(
    group: Group, mentor: User, learner: User, submission: Submission
) -> None:
    assert access.reviewable_submission_for(mentor, submission.pk) == submission
    with pytest.raises(Forbidden):
        access.own_submission_for(mentor, submission.pk)
    with pytest.raises(Forbidden):
        access.reviewable_submission_for(learner, submission.pk)


def test_history_of_somebody_else_needs_the_same_right(
    group: Group, lab: Lab, learner: User, mentor: User, other_mentor: User, submission: Submission
) -> None:
    whose, found = access.history_for(mentor, lab, learner.public_id)
    assert (whose, list(found)) == (learner, [submission])
    with pytest.raises(NotFound):
        access.history_for(other_mentor, lab, learner.public_id)


def test_a_retired_lab_is_closed_but_its_submissions_stay(
    lab: Lab, learner: User, submission: Submission
) -> None:
    Lab.objects.filter(pk=lab.pk).update(retired=True)
    with pytest.raises(NotFound):
        access.lab_for(learner, lab.slug)
    assert access.submission_for(learner, submission.pk) == submission


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("get", "/submissions/{id}/"),
        ("post", "/submissions/{id}/cancel/"),
        ("post", "/submissions/{id}/restore/"),
        ("post", "/submissions/{id}/comments/"),
        ("get", "/labs/logistic-regression/compare/?old={id}&new={id}"),
        ("get", "/api/v1/submissions/{id}/"),
        ("get", "/api/v1/submissions/{id}/comments/"),
        ("post", "/api/v1/submissions/{id}/comments/"),
        ("post", "/api/v1/submissions/{id}/cancel/"),
        ("get", "/api/v1/submissions/{id}/events/"),
    ],
)
def test_every_address_is_closed_to_other_learners(
    client_of, other_learner: User, submission: Submission, method: str, path: str
) -> None:
    response = getattr(client_of(other_learner), method)(path.format(id=submission.pk))
    assert response.status_code == 404
    submission.refresh_from_db()
    assert submission.state == "queued"
