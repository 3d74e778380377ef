"""The variation of a lab for apps, and a mentor's waiver."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.access import signed_in
from accounts.models import User
from config.bilingual import active_language
from config.problems import NotFound
from curriculum.content.rendering import render_fragment
from labs import access
from labs.models import Lab, VariationTask
from labs.result_serializers import SubmissionStarted
from labs.results import following
from labs.serializers import SourceField
from labs.variations import asking

VARIATION_STATES = VariationTask.State.choices


class LabVariation(serializers.Serializer):
    """What is asked, and where it stands."""

    title = serializers.CharField()
    statement_html = serializers.CharField()
    minutes = serializers.IntegerField()
    state = serializers.ChoiceField(choices=VARIATION_STATES)
    asked_by = serializers.UUIDField(help_text="The submission that passes when it is solved.")
    source = serializers.CharField(  # type: ignore[assignment]
        help_text="To begin with: your newest text."
    )
    last_try = serializers.UUIDField(allow_null=True, help_text="A submission.")


class VariationGiven(serializers.Serializer):
    """A solution of the variation."""

    source = SourceField()  # type: ignore[assignment]


class VariationWaived(serializers.Serializer):
    """Where it stands now."""

    state = serializers.ChoiceField(choices=VARIATION_STATES)


class LabVariationView(APIView):
    """The variation that is asked at a lab."""

    @extend_schema(operation_id="lab_variation", tags=["labs"], responses=LabVariation)
    def get(self, request: Request, slug: str) -> Response:
        """What is asked of you, after a submission with the verdict `variation`; else 404."""
        learner = signed_in(request.user)
        return Response(LabVariation(_state(learner, access.lab_for(learner, slug))).data)

    @extend_schema(
        operation_id="lab_variation_hand_in", tags=["labs"], request=VariationGiven,
        responses={201: SubmissionStarted, 200: SubmissionStarted},
    )  # fmt: skip
    def post(self, request: Request, slug: str) -> Response:
        """Hand in a solution; follow it as any submission. 409 when none is asked."""
        learner = signed_in(request.user)
        lab = access.lab_for(learner, slug)
        given = VariationGiven(data=request.data)
        given.is_valid(raise_exception=True)
        submission, new = asking.hand_in(
            learner=learner, lab=lab, source=given.validated_data["source"],
            language=active_language(),
        )  # fmt: skip
        shown = access.submission_for(learner, submission.pk)
        return Response(following.brief(shown), status=201 if new else 200)


class WaiverView(APIView):
    """A mentor's waiver."""

    @extend_schema(
        operation_id="submission_variation_waive", tags=["labs"], request=None,
        responses=VariationWaived,
    )  # fmt: skip
    def post(self, request: Request, submission_id: UUID) -> Response:
        """Let a learner's submission pass without its variation. Mentors of the learner only."""
        found = access.reviewable_submission_for(request.user, submission_id)
        task = VariationTask.objects.filter(submission=found).select_related("learner").first()
        if task is None:
            raise NotFound
        task = asking.waive(mentor=signed_in(request.user), task=task)
        return Response(VariationWaived(task).data)


def _state(learner: User, lab: Lab) -> dict[str, Any]:
    asked, task = asking.variation_of(lab), asking.task_of(learner, lab)
    if task is None:
        raise NotFound
    language = active_language()
    last = asking.last_try(learner, lab)
    return {
        "title": asked.title.localized(language),
        "statement_html": render_fragment(asked.statement.localized(language), language)[0],
        "minutes": asked.minutes,
        "state": task.state,
        "asked_by": task.submission_id,
        "source": last.source if last else task.submission.source,
        "last_try": last.pk if last else None,
    }
