"""The placement test for apps and scripts. Everything is one's own."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.access import person
from accounts.models import User
from config.bilingual import active_language
from config.problems import Conflict, NotFound
from progress.models import PlacementTest
from progress.placement import messages, outcome, selectors, services
from progress.placement.engine import MOST_QUESTIONS
from quizzes.refusals import unreadable_as_invalid
from quizzes.serializers import (
    CERTAINTIES,
    QuizQuestionSerializer,
    ResponseField,
    question_data,
)

TAGS = ["progress"]
LANGUAGE = OpenApiParameter(
    "Accept-Language", str, OpenApiParameter.HEADER, description="`ja` or `en`."
)
STATES = ["none", "open", "finished"]


class PlacementOut(serializers.Serializer[Any]):
    """Where one stands with the test, and the question to answer now."""

    state = serializers.ChoiceField(choices=STATES)
    answered = serializers.IntegerField()
    most_questions = serializers.IntegerField()
    again_from = serializers.DateTimeField(
        allow_null=True, help_text="When a finished test may be taken again."
    )
    question = QuizQuestionSerializer(allow_null=True)


class PlacementAnswerIn(serializers.Serializer[Any]):
    """An answer to the question at a position; `certainty` may be left out with `unknown`."""

    position = serializers.IntegerField(min_value=1, max_value=MOST_QUESTIONS)
    response = ResponseField()
    certainty = serializers.ChoiceField(choices=CERTAINTIES, required=False)


class PlacementConceptOut(serializers.Serializer[Any]):
    """A concept of a week."""

    slug = serializers.CharField()
    title = serializers.CharField()
    known = serializers.BooleanField()
    p = serializers.FloatField(help_text="Probability that it is known, in [0, 1].")
    how = serializers.ChoiceField(choices=["asked", "inferred", "unsure"])


class PlacementWeekOut(serializers.Serializer[Any]):
    """A week: everything, something or nothing of it is known."""

    week = serializers.CharField(source="key", help_text="`course/week`.")
    title = serializers.CharField()
    state = serializers.ChoiceField(choices=["skip", "partly", "learn"])
    concepts = PlacementConceptOut(many=True)


class PlacementNeedOut(serializers.Serializer[Any]):
    """A foundation, and what in the week rests on it."""

    slug = serializers.CharField()
    title = serializers.CharField()
    needed_for = serializers.CharField(source="for_title")


class PlacementRefresherOut(serializers.Serializer[Any]):
    """What to refresh before a week."""

    before = serializers.CharField(source="week.key", help_text="`course/week`.")
    title = serializers.CharField(source="week.title")
    concepts = PlacementNeedOut(source="needs", many=True)
    taught_in = serializers.SerializerMethodField()

    def get_taught_in(self, line: outcome.RefresherLine) -> list[str]:
        """Weeks that teach it, as `course/week`."""
        return [week.key for week in line.weeks]


class PlacementResultOut(serializers.Serializer[Any]):
    """What the newest finished test found. Known concepts always come with what they rest on."""

    taken_at = serializers.DateTimeField(source="result.taken_at")
    accepted = serializers.BooleanField(source="result.accepted", allow_null=True)
    known = serializers.IntegerField(source="known_count")
    concepts = serializers.IntegerField(source="total")
    weeks = PlacementWeekOut(many=True)
    refreshers = PlacementRefresherOut(many=True)
    again_from = serializers.DateTimeField(allow_null=True)


class PlacementDecision(serializers.Serializer[Any]):
    """Whether to show the suggestions on the path."""

    accept = serializers.BooleanField()


def standing(learner: User, test: PlacementTest | None) -> dict[str, Any]:
    """The state of the test with its next question, which is chosen if need be."""
    row = services.current(test=test) if test else None
    result = selectors.newest_result(learner) if row is None else None
    question = None
    if test and row:
        question = QuizQuestionSerializer(question_data(row.position, outcome.shown(test, row)))
    return {
        "state": "open" if row else "finished" if result else "none",
        "answered": row.position - 1 if row else result.test.questions.count() if result else 0,
        "most_questions": MOST_QUESTIONS,
        "again_from": selectors.again_from(result),
        "question": question.data if question else None,
    }


class PlacementView(APIView):
    """The test as a whole."""

    @extend_schema(
        operation_id="placement", tags=TAGS, parameters=[LANGUAGE], responses=PlacementOut
    )
    def get(self, request: Request) -> Response:
        """Where you stand, and the question to answer now (nothing that answers it)."""
        learner = person(request)
        return Response(standing(learner, selectors.open_test(learner)))

    @extend_schema(
        operation_id="placement_start",
        tags=TAGS,
        parameters=[LANGUAGE],
        request=None,
        responses={
            201: PlacementOut,
            200: OpenApiResponse(PlacementOut, description="One was open already."),
            409: OpenApiResponse(description="`too_soon` or `no_questions`."),
        },
    )
    def post(self, request: Request) -> Response:
        """Start the test, or get the open one back."""
        learner = person(request)
        test, new = services.start(learner=learner, language=active_language())
        return Response(standing(learner, test), status=201 if new else 200)

    @extend_schema(operation_id="placement_give_up", tags=TAGS, responses={204: None})
    def delete(self, request: Request) -> Response:
        """Give up the open test: it counts for nothing, and a new one may be started."""
        services.give_up(learner=person(request))
        return Response(status=204)


class PlacementAnswersView(APIView):
    """Answers to the open test."""

    @extend_schema(
        operation_id="placement_answer",
        tags=TAGS,
        parameters=[LANGUAGE],
        request=PlacementAnswerIn,
        responses={
            201: PlacementOut,
            200: OpenApiResponse(PlacementOut, description="It was answered before; that stays."),
            409: OpenApiResponse(description="`not_asked`, `over` or `certainty`."),
        },
    )
    def post(self, request: Request) -> Response:
        """Answer a question, `{"unknown": true}` included; returns the next one."""
        learner = person(request)
        test = selectors.open_test(learner)
        if test is None:
            raise Conflict(messages.OVER, code="over")
        given = PlacementAnswerIn(data=request.data)
        given.is_valid(raise_exception=True)
        data = given.validated_data
        with unreadable_as_invalid():
            _row, new = services.answer(
                test=test,
                position=data["position"],
                raw=data["response"],
                certainty=data.get("certainty"),
                language=active_language(),
            )
        return Response(standing(learner, test), status=201 if new else 200)


class PlacementResultView(APIView):
    """What the newest finished test found."""

    @extend_schema(
        operation_id="placement_result",
        tags=TAGS,
        parameters=[LANGUAGE],
        responses=PlacementResultOut,
    )
    def get(self, request: Request) -> Response:
        """What you know, what to skip, and what to refresh before which week."""
        return Response(PlacementResultOut(self._outcome(request)).data)

    @extend_schema(
        operation_id="placement_decide",
        tags=TAGS,
        parameters=[LANGUAGE],
        request=PlacementDecision,
        responses=PlacementResultOut,
    )
    def patch(self, request: Request) -> Response:
        """Accept or decline the suggestions; accepted ones are shown on the path."""
        found = self._outcome(request)
        given = PlacementDecision(data=request.data)
        given.is_valid(raise_exception=True)
        services.decide(result=found.result, accept=given.validated_data["accept"])
        return Response(PlacementResultOut(found).data)

    def _outcome(self, request: Request) -> outcome.Outcome:
        result = selectors.newest_result(person(request))
        if result is None:
            raise NotFound
        return outcome.outcome_of(result)
