"""Hints, steps, previews and mentors' marks for apps and scripts."""

from __future__ import annotations

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import ScopedRateThrottle
from rest_framework.views import APIView

from accounts.access import signed_in
from config.bilingual import active_language
from config.problems import NotFound
from quizzes import access, selectors, steps
from quizzes.api import LANGUAGE, TAGS, detail
from quizzes.outcomes import outcome_of
from quizzes.previews import preview_of
from quizzes.refusals import unreadable_as_invalid
from quizzes.rubric_marking import LONGEST_COMMENT, explanation_mark
from quizzes.serializers import (
    CERTAINTIES,
    QuizAttemptDetailSerializer,
    QuizOutcomeSerializer,
    ResponseField,
    outcome_json,
)


class QuizHintSerializer(serializers.Serializer):
    """Which question; it must be the one to answer now."""

    position = serializers.IntegerField(min_value=1, max_value=1000)


class QuizStepSerializer(QuizHintSerializer):
    """A step: `{"rounds": [...]}` of a case so far, or `{"text": ...}` of an explanation."""

    response = ResponseField()
    certainty = serializers.ChoiceField(
        choices=CERTAINTIES, required=False, help_text="With the words of an explanation."
    )


class QuizPreviewSerializer(QuizHintSerializer):
    """A formula as typed."""

    text = serializers.CharField(max_length=2000, trim_whitespace=False, allow_blank=True)


class QuizPreviewResultSerializer(serializers.Serializer):
    """How it is read, or why it cannot be read."""

    latex = serializers.CharField(allow_blank=True)
    problem = serializers.CharField(allow_blank=True)


class QuizRubricMarkSerializer(serializers.Serializer):
    """Criteria met (keys of the rubric) and a word to the learner."""

    met = serializers.ListField(child=serializers.CharField(max_length=5), max_length=20)
    comment = serializers.CharField(
        max_length=LONGEST_COMMENT, required=False, allow_blank=True, default=""
    )


class Hints(APIView):
    """Hints of a question."""

    @extend_schema(
        operation_id="quiz_hint",
        tags=TAGS,
        parameters=[LANGUAGE],
        request=QuizHintSerializer,
        responses=QuizAttemptDetailSerializer,
    )
    def post(self, request: Request, attempt_id: UUID) -> Response:
        """Show the next hint; it is in `question.hints` of what comes back."""
        attempt = access.own_attempt_for(signed_in(request.user), attempt_id)
        given = QuizHintSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        steps.hint_show(attempt=attempt, position=given.validated_data["position"])
        return Response(detail(attempt))


class Steps(APIView):
    """Steps between a question and its answer."""

    throttle_classes = [ScopedRateThrottle]
    throttle_scope = "grading"

    @extend_schema(
        operation_id="quiz_step",
        tags=TAGS,
        parameters=[LANGUAGE],
        request=QuizStepSerializer,
        responses=QuizAttemptDetailSerializer,
    )
    def post(self, request: Request, attempt_id: UUID) -> Response:
        """Decide a round of a case, or hand in the words of an explanation. Neither is undone."""
        attempt = access.own_attempt_for(signed_in(request.user), attempt_id)
        given = QuizStepSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        values = given.validated_data
        with unreadable_as_invalid():
            steps.step_take(
                attempt=attempt,
                position=values["position"],
                raw=values["response"],
                certainty=values.get("certainty"),
            )
        return Response(detail(attempt))


class Previews(APIView):
    """How a formula is read."""

    @extend_schema(
        operation_id="quiz_preview",
        tags=TAGS,
        parameters=[LANGUAGE],
        request=QuizPreviewSerializer,
        responses=QuizPreviewResultSerializer,
    )
    def post(self, request: Request, attempt_id: UUID) -> Response:
        """The formula in LaTeX. Nothing is stored and nothing is said about right or wrong."""
        attempt = access.own_attempt_for(signed_in(request.user), attempt_id)
        given = QuizPreviewSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        drawn = selectors.drawn_item(attempt, given.validated_data["position"])
        if drawn is None or drawn.position > selectors.answered_count(attempt) + 1:
            raise NotFound
        found = preview_of(attempt, drawn, given.validated_data["text"])
        return Response({"latex": found.latex, "problem": str(found.problem)})


class RubricMarks(APIView):
    """Mentors' marks of explanations."""

    @extend_schema(
        operation_id="quiz_explanation_mark",
        tags=TAGS,
        parameters=[LANGUAGE],
        request=QuizRubricMarkSerializer,
        responses={201: QuizOutcomeSerializer},
    )
    def post(self, request: Request, attempt_id: UUID, position: int) -> Response:
        """For mentors: mark an explanation. The newest mark counts; the learner's own is kept."""
        visitor = signed_in(request.user)
        attempt = access.attempt_to_mark(visitor, attempt_id)
        answer = selectors.answer_at(attempt, position)
        if answer is None:
            raise NotFound
        given = QuizRubricMarkSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        explanation_mark(answer=answer, mentor=visitor, **given.validated_data)
        answer.refresh_from_db()
        return Response(
            outcome_json(outcome_of(attempt, answer, language=active_language())), status=201
        )
