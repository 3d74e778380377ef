"""The end of a lab for apps: predictions, what came, and the explanation in words."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.access import signed_in
from accounts.models import User
from config.bilingual import active_language, pick
from labs import access
from labs.endings import closing
from labs.models import Lab
from labs.spec.endings import Way

WAYS = [way.value for way in Way]


class EndingRound(serializers.Serializer):
    """One changed value. Measures and the words afterwards are told when the run has ended."""

    position = serializers.IntegerField()
    value = serializers.CharField()
    question = serializers.CharField()
    said = serializers.ChoiceField(choices=WAYS, allow_null=True)
    came = serializers.ChoiceField(choices=WAYS, allow_null=True)
    right = serializers.BooleanField(allow_null=True)
    usual = serializers.FloatField(allow_null=True)
    changed = serializers.FloatField(allow_null=True, help_text="Null for inf and NaN.")
    afterwards = serializers.CharField(allow_null=True)
    submission = serializers.UUIDField(allow_null=True)


class EndingCriterion(serializers.Serializer):
    """Something that a good explanation says."""

    id = serializers.CharField()
    text = serializers.CharField()
    weight = serializers.IntegerField()


class EndingExplanation(serializers.Serializer):
    """What was written, with the model and rubric that are told afterwards."""

    text = serializers.CharField()
    model = serializers.CharField()
    rubric = EndingCriterion(many=True)
    own_marks = serializers.ListField(child=serializers.CharField(), allow_null=True)
    mentor_marks = serializers.ListField(child=serializers.CharField(), allow_null=True)
    mentor_note = serializers.CharField(allow_blank=True)


class LabEnding(serializers.Serializer):
    """The end of a lab."""

    argument = serializers.CharField()
    usual_value = serializers.CharField()
    measured = serializers.CharField()
    rounds = EndingRound(many=True, help_text="Up to the first that is not predicted.")
    right = serializers.IntegerField()
    told = serializers.IntegerField(help_text="Predictions that could be compared.")
    question = serializers.CharField()
    explanation = EndingExplanation(allow_null=True)


class PredictionGiven(serializers.Serializer):
    """What will come of the change."""

    position = serializers.IntegerField(min_value=0)
    said = serializers.ChoiceField(choices=WAYS)


class ExplanationGiven(serializers.Serializer):
    """One's own words."""

    text = serializers.CharField(max_length=closing.LONGEST)


class MarksGiven(serializers.Serializer):
    """Criteria that one finds in one's own words."""

    criteria = serializers.ListField(child=serializers.CharField(), max_length=10)


class LabEndingView(APIView):
    """The end of a lab."""

    @extend_schema(operation_id="lab_ending", tags=["labs"], responses=LabEnding)
    def get(self, request: Request, slug: str) -> Response:
        """Rounds with predictions and what came, and your explanation. 404 without an ending."""
        learner = signed_in(request.user)
        return Response(_state(learner, access.lab_for(learner, slug)))


class LabPredictionView(APIView):
    """A prediction."""

    @extend_schema(
        operation_id="lab_predict", tags=["labs"], request=PredictionGiven,
        responses={201: LabEnding},
    )  # fmt: skip
    def post(self, request: Request, slug: str) -> Response:
        """Commit a prediction; your passed code then runs with the changed value."""
        learner = signed_in(request.user)
        lab = access.lab_for(learner, slug)
        given = PredictionGiven(data=request.data)
        given.is_valid(raise_exception=True)
        closing.predict(
            learner=learner,
            lab=lab,
            at=given.validated_data["position"],
            said=given.validated_data["said"],
            language=active_language(),
        )
        return Response(_state(learner, lab), status=201)


class LabExplanationView(APIView):
    """An explanation in words."""

    @extend_schema(
        operation_id="lab_explain", tags=["labs"], request=ExplanationGiven,
        responses={201: LabEnding},
    )  # fmt: skip
    def post(self, request: Request, slug: str) -> Response:
        """Keep your explanation; the first stays, since the model is told after it."""
        learner = signed_in(request.user)
        lab = access.lab_for(learner, slug)
        given = ExplanationGiven(data=request.data)
        given.is_valid(raise_exception=True)
        closing.explain(learner=learner, lab=lab, text=given.validated_data["text"])
        return Response(_state(learner, lab), status=201)

    @extend_schema(
        operation_id="lab_explanation_mark", tags=["labs"], request=MarksGiven,
        responses=LabEnding,
    )  # fmt: skip
    def put(self, request: Request, slug: str) -> Response:
        """Judge your explanation by the rubric."""
        learner = signed_in(request.user)
        lab = access.lab_for(learner, slug)
        given = MarksGiven(data=request.data)
        given.is_valid(raise_exception=True)
        closing.mark(learner=learner, lab=lab, ticked=given.validated_data["criteria"])
        return Response(_state(learner, lab))


def _state(learner: User, lab: Lab) -> dict[str, Any]:
    spec = closing.ending_of(lab)
    observed = closing.rounds(learner, lab)
    right, told = closing.score(observed)
    made = sum(one.prediction is not None for one in observed)
    return {
        "argument": spec.change.argument,
        "usual_value": str(spec.change.usual),
        "measured": pick(spec.change.measured.model_dump()),
        "rounds": [_round(one) for one in observed[: made + 1]],
        "right": right,
        "told": told,
        "question": pick(spec.explain.question.model_dump()),
        "explanation": _explanation(learner, lab),
    }


def _round(one: closing.Observed) -> dict[str, Any]:
    return {
        "position": one.at,
        "value": str(one.round.value),
        "question": pick(one.round.question.model_dump()),
        "said": one.prediction.said if one.prediction else None,
        "came": one.came,
        "right": one.right,
        "usual": one.usual if isinstance(one.usual, (int, float)) else None,
        "changed": one.changed if isinstance(one.changed, (int, float)) else None,
        "afterwards": pick(one.round.afterwards.model_dump()) if one.came else None,
        "submission": str(one.prediction.submission_id) if one.prediction else None,
    }


def _explanation(learner: User, lab: Lab) -> dict[str, Any] | None:
    row = closing.explanation_of(learner, lab)
    if row is None:
        return None
    asked = closing.rubric_of(row)
    return {
        "text": row.text,
        "model": pick(asked.model.model_dump()),
        "rubric": [
            {"id": one.id, "text": pick(one.text.model_dump()), "weight": one.weight}
            for one in asked.rubric
        ],
        "own_marks": row.own_marks,
        "mentor_marks": row.mentor_marks,
        "mentor_note": row.mentor_note,
    }
