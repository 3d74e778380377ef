"""The only way to a lab, a submission or its comments for a user."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.access import Visitor, learner_for, may_review, may_see, signed_in
from accounts.models import User
from config.prepared import Parameter, prepared
from config.problems import Forbidden, NotFound, Text
from labs import selectors
from labs.content import held
from labs.models import Lab, Submission

NOT_YOURS: Text = _("Only whoever handed this in can do that.")
ONLY_REVIEWERS: Text = _("Only a mentor of this learner can comment.")


def lab_for(visitor: Visitor, slug: str) -> Lab:
    """The lab at an address with its week and version, for everybody who is signed in.

    Raises SignInNeeded, and NotFound for one that is not there or still in preparation.
    """
    signed_in(visitor)
    try:
        return selectors.labs_with_versions().get(slug=slug)
    except Lab.DoesNotExist:
        raise NotFound from None


def lab_to_submit_for(visitor: Visitor, slug: str) -> Lab:
    """The same with its present version: what handing in needs. Held by the process: read only."""
    signed_in(visitor)
    version = held.versions_to_submit_to().get(slug)
    if version is None:
        raise NotFound
    return held.version_in_week(version).lab


_owner = prepared(
    lambda: (
        Submission.objects.order_by()
        .filter(pk=Parameter(Submission, "id"))
        .values_list("learner", flat=True)
    )
)


def see_submission(visitor: Visitor, submission_id: UUID) -> None:
    """Raise what ``submission_for`` raises; cheaper, for whoever reads the row himself."""
    user = signed_in(visitor)
    if user.pk not in _owner(id=submission_id):
        submission_for(visitor, submission_id)


def submission_for(visitor: Visitor, submission_id: UUID) -> Submission:
    """The submission with its lab and week, for its learner and whoever may review that learner.

    Raises SignInNeeded for anonymous visitors and NotFound for everybody else: that it exists is
    not told either.
    """
    user = signed_in(visitor)
    try:
        submission = selectors.submissions_with_lab().get(pk=submission_id)
    except Submission.DoesNotExist:
        raise NotFound from None
    if not may_see(user, submission.learner):
        raise NotFound
    return submission


def own_submission_for(visitor: Visitor, submission_id: UUID) -> Submission:
    """The submission, for its learner only: reviewers may read it, not act on it (Forbidden)."""
    submission = submission_for(visitor, submission_id)
    if submission.learner_id != signed_in(visitor).pk:
        raise Forbidden(NOT_YOURS)
    return submission


def reviewable_submission_for(visitor: Visitor, submission_id: UUID) -> Submission:
    """The submission, for whoever may comment on it; its learner may read only (Forbidden)."""
    submission = submission_for(visitor, submission_id)
    if not may_review(visitor, submission.learner):
        raise Forbidden(ONLY_REVIEWERS)
    return submission


def history_for(
    visitor: Visitor, lab: Lab, learner_id: UUID | None
) -> tuple[User, QuerySet[Submission]]:
    """Whose submissions to a lab, and these; ``learner_id`` None means one's own.

    Raises SignInNeeded, and NotFound for a learner whose work the visitor may not review.
    """
    user = signed_in(visitor)
    learner = learner_for(user, learner_id) if learner_id else user
    return learner, selectors.history(learner, lab)
