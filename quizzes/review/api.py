"""Review for apps and scripts."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import ScopedRateThrottle
from rest_framework.views import APIView

from accounts.access import signed_in
from accounts.models import User
from config.bilingual import active_language
from config.pagination import NewestFirst
from config.problems import Forbidden, NotFound
from quizzes import access, serializers
from quizzes.api import LANGUAGE, detail
from quizzes.outcomes import outcome_of
from quizzes.refusals import unreadable_as_invalid
from quizzes.review import selectors, services
from quizzes.review import serializers as shapes
from quizzes.review.models import ReviewHealth, ReviewLog
from quizzes.review.rating import Rating
from quizzes.services import answer_give

TAGS = ["review"]


class ReviewView(APIView):
    """Today's review."""

    @extend_schema(operation_id="review_due", tags=TAGS, responses=shapes.ReviewQueueSerializer)
    def get(self, request: Request) -> Response:
        """What is due today, in the order in which it will be asked, within the day's minutes."""
        learner, now = signed_in(request.user), timezone.now()
        services.catch_up(learner=learner)
        queue = selectors.due(learner, now)
        running = selectors.open_review(learner)
        data = {
            "count": len(queue.cards),
            "minutes": queue.minutes,
            "limit_minutes": queue.limit_minutes,
            "waiting": queue.waiting,
            "done_today": queue.done,
            "cards_in_all": selectors.card_count(learner),
            "next_due_at": None if queue.due else selectors.next_due(learner, now),
            "open_attempt": running.pk if running else None,
            "cards": queue.cards,
        }
        return Response(shapes.ReviewQueueSerializer(data).data)


class ReviewNext(APIView):
    """The next question."""

    @extend_schema(
        operation_id="review_next",
        tags=TAGS,
        parameters=[LANGUAGE],
        request=None,
        responses={
            201: shapes.ReviewNextSerializer,
            200: OpenApiResponse(
                shapes.ReviewNextSerializer,
                description="The one opened before and not answered, or nothing more today.",
            ),
        },
    )
    def post(self, request: Request) -> Response:
        """Open the next question. Until it is answered this gives the same one, everywhere.

        Hints, steps and previews are those of the attempt at `/quiz-attempts/{id}/`.
        """
        learner, now = signed_in(request.user), timezone.now()
        attempt, new = services.review_open(learner=learner, language=active_language(), now=now)
        later = None if attempt else selectors.next_due(learner, now)
        data = {"attempt": detail(attempt) if attempt else None, "next_due_at": later}
        return Response(data, status=201 if new else 200)


class ReviewAnswers(APIView):
    """Answers to opened questions."""

    throttle_classes = [ScopedRateThrottle]
    throttle_scope = "grading"

    @extend_schema(
        operation_id="review_answer",
        tags=TAGS,
        parameters=[LANGUAGE],
        request=shapes.ReviewAnswerSerializer,
        responses={
            201: shapes.ReviewResultSerializer,
            200: OpenApiResponse(
                shapes.ReviewResultSerializer,
                description="It was answered before: the first answer, unchanged.",
            ),
        },
    )
    def post(self, request: Request) -> Response:
        """Answer the question. Sending it again, late or from elsewhere, changes nothing."""
        learner = signed_in(request.user)
        given = shapes.ReviewAnswerSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        values = given.validated_data
        attempt = access.own_attempt_for(learner, values["attempt"])
        if not attempt.is_review:
            raise NotFound
        with unreadable_as_invalid():
            answer, new = answer_give(
                attempt=attempt,
                position=1,
                raw=values["response"],
                certainty=values["certainty"],
                seconds=values.get("seconds"),
                language=active_language(),
            )
        outcome = outcome_of(attempt, answer, language=active_language())
        return Response(_result(learner, answer.pk, outcome), status=201 if new else 200)


def _result(learner: User, answer: int, outcome: Any) -> dict[str, Any]:
    services.catch_up(learner=learner)
    log = ReviewLog.objects.filter(answer=answer).first()
    data = {
        "rating": Rating(log.rating).name.lower() if log else None,
        "due_at": log.due_at if log else None,
        "left": selectors.due_summary(learner, timezone.now()).count,
    }
    return {"outcome": serializers.outcome_json(outcome), **data}


class ReviewSettings(APIView):
    """How much a day."""

    @extend_schema(
        operation_id="review_settings",
        tags=TAGS,
        request=shapes.ReviewSettingsSerializer,
        responses=shapes.ReviewSettingsSerializer,
    )
    def put(self, request: Request) -> Response:
        """Set how many minutes a day's review may take; null: what the site sets."""
        given = shapes.ReviewSettingsSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        deck = services.limit_set(
            learner=signed_in(request.user), minutes=given.validated_data["minutes"]
        )
        return Response({"minutes": deck.minutes})


class NewestWeekFirst(NewestFirst):
    """Weeks may be judged again, so their ids say nothing about their order."""

    ordering = "-week_start"


class ReviewHealths(ListAPIView):
    """How good the predictions are."""

    pagination_class = NewestWeekFirst
    serializer_class = shapes.ReviewHealthSerializer

    def get_queryset(self) -> Any:
        """For operators only."""
        if not signed_in(self.request.user).is_operator:
            raise Forbidden
        return ReviewHealth.objects.all()

    @extend_schema(operation_id="review_health", tags=TAGS)
    def get(self, request: Request) -> Response:
        """Log loss and calibration of the predictions by week, newest first; for operators."""
        return self.list(request)
