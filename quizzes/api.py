"""Quizzes for apps and scripts."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import ScopedRateThrottle
from rest_framework.views import APIView

from accounts.access import learner_for, signed_in
from config.bilingual import active_language
from config.problems import Invalid, NotFound
from curriculum import access as curriculum_access
from curriculum.models import Week
from quizzes import access, messages, selectors, serializers, services, steps
from quizzes.models import Attempt
from quizzes.outcomes import outcome_of, summary_of
from quizzes.refusals import unreadable_as_invalid

LANGUAGE = OpenApiParameter(
    "Accept-Language", str, OpenApiParameter.HEADER, description="`ja` or `en`."
)
TAGS = ["quizzes"]


def detail(attempt: Attempt) -> dict[str, Any]:
    """An attempt with its next question, which counts as shown from now on. Three queries."""
    answered = selectors.answered_count(attempt)
    drawn = selectors.drawn_item(attempt, answered + 1)
    question = None
    if drawn:
        services.question_shown(drawn=drawn)
        shown = steps.question_of(attempt, drawn, language=active_language())
        question = serializers.question_data(drawn.position, shown)
    fields = serializers.QuizAttemptSerializer(_counted(attempt, answered)).data
    shown_question = serializers.QuizQuestionSerializer(question).data if question else None
    return {**fields, "question": shown_question}


def _counted(attempt: Attempt, answered: int) -> Attempt:
    attempt.answered = answered  # type: ignore[attr-defined]  # as `selectors.attempts_of` does
    return attempt


class WeekAttempts(APIView):
    """Attempts at the quiz of a week."""

    @extend_schema(
        operation_id="quiz_attempt_start",
        tags=TAGS,
        parameters=[LANGUAGE],
        request=serializers.QuizStartSerializer,
        responses={
            201: serializers.QuizAttemptDetailSerializer,
            200: OpenApiResponse(
                serializers.QuizAttemptDetailSerializer,
                description="One was open already.",
            ),
        },
    )
    def post(self, request: Request, course: str, week: str) -> Response:
        """Start an attempt, or get the open one back; asking twice never makes two."""
        learner = signed_in(request.user)
        row = curriculum_access.week(course, week)
        given = serializers.QuizStartSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        missed_of: UUID | None = given.validated_data.get("missed_of")
        language = active_language()
        if missed_of is None:
            attempt, new = services.attempt_start(learner=learner, week=row, language=language)
        else:
            before = access.own_attempt_for(learner, missed_of)
            if before.week_id != row.pk:
                raise NotFound
            attempt, new = services.attempt_retry_missed(attempt=before, language=language)
        return Response(detail(attempt), status=201 if new else 200)


class Attempts(ListAPIView):
    """Attempts, newest first."""

    serializer_class = serializers.QuizAttemptSerializer

    def get_queryset(self) -> Any:
        """One's own, or those of a learner whose work one may review."""
        learner = signed_in(self.request.user)
        other = self.request.query_params.get("learner")
        if other:
            learner = learner_for(learner, _uuid(other))
        found = selectors.attempts_of(learner)
        asked = self.request.query_params
        if any("\x00" in asked.get(name, "") for name in ("course", "week")):
            raise NotFound  # PostgreSQL refuses the character
        row = _week_asked(asked.get("course", ""), asked.get("week", ""))
        if row is not None:
            return found.filter(week=row)
        return found.filter(week__course__slug=asked["course"]) if asked.get("course") else found

    @extend_schema(
        operation_id="quiz_attempts",
        tags=TAGS,
        parameters=[
            LANGUAGE,
            OpenApiParameter(
                "week",
                str,
                description="Only this week: `course/week`, or its own name beside `course`.",
            ),
            OpenApiParameter("course", str, description="Only weeks of this course."),
            OpenApiParameter("learner", UUID, description="For mentors: a learner's id."),
        ],
    )
    def get(self, request: Request) -> Response:
        """Your attempts, newest first, in pages with cursors."""
        return self.list(request)


def _week_asked(course: str, week: str) -> Week | None:
    """The week that a list is narrowed to; None: to none. Raises Invalid when it could be two."""
    if not week:
        return None
    if "/" in week:
        course, _, week = week.partition("/")
    rows = list(selectors.weeks_named(week, course)[:2])
    if len(rows) > 1:
        raise Invalid(code="ambiguous_week", errors={"week": [messages.TWO_WEEKS]})
    if not rows:
        raise NotFound
    return rows[0]


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotFound from None


class AttemptView(APIView):
    """One attempt."""

    @extend_schema(
        operation_id="quiz_attempt",
        tags=TAGS,
        parameters=[LANGUAGE],
        responses=serializers.QuizAttemptDetailSerializer,
    )
    def get(self, request: Request, attempt_id: UUID) -> Response:
        """The attempt and, for its learner, the next question (nothing that answers it)."""
        user = signed_in(request.user)
        attempt = access.attempt_for(user, attempt_id)
        if attempt.learner_id == user.pk:
            return Response(detail(attempt))
        counted = _counted(attempt, selectors.answered_count(attempt))
        return Response({**serializers.QuizAttemptSerializer(counted).data, "question": None})


class Answers(APIView):
    """Answers of an attempt."""

    throttle_classes = [ScopedRateThrottle]
    throttle_scope = "grading"

    @extend_schema(
        operation_id="quiz_answer",
        tags=TAGS,
        parameters=[LANGUAGE],
        request=serializers.QuizAnswerSerializer,
        responses={
            201: serializers.QuizAnswerResultSerializer,
            200: OpenApiResponse(
                serializers.QuizAnswerResultSerializer,
                description="That position was answered before: the first answer, unchanged.",
            ),
        },
    )
    def post(self, request: Request, attempt_id: UUID) -> Response:
        """Answer the next question. Sending it again is safe: the first answer stays."""
        attempt = access.own_attempt_for(signed_in(request.user), attempt_id)
        given = serializers.QuizAnswerSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        values = given.validated_data
        with unreadable_as_invalid():
            answer, new = services.answer_give(
                attempt=attempt,
                position=values["position"],
                raw=values["response"],
                certainty=values["certainty"],
                seconds=values.get("seconds"),
                language=active_language(),
            )
        outcome = outcome_of(attempt, answer, language=active_language())
        result = {"outcome": serializers.outcome_json(outcome), "attempt": detail(attempt)}
        return Response(result, status=201 if new else 200)


class AnswerView(APIView):
    """One answer."""

    @extend_schema(
        operation_id="quiz_answer_read",
        tags=TAGS,
        parameters=[LANGUAGE],
        responses=serializers.QuizOutcomeSerializer,
    )
    def get(self, request: Request, attempt_id: UUID, position: int) -> Response:
        """An answer with its feedback, in the language asked for now."""
        attempt = access.attempt_for(signed_in(request.user), attempt_id)
        answer = selectors.answer_at(attempt, position)
        if answer is None:
            raise NotFound
        outcome = outcome_of(attempt, answer, language=active_language())
        return Response(serializers.outcome_json(outcome))


class SummaryView(APIView):
    """What an attempt says."""

    @extend_schema(
        operation_id="quiz_summary",
        tags=TAGS,
        parameters=[LANGUAGE],
        responses=serializers.QuizSummarySerializer,
    )
    def get(self, request: Request, attempt_id: UUID) -> Response:
        """Accuracy, certainty, what was sure but wrong, and shares by concept."""
        attempt = access.attempt_for(signed_in(request.user), attempt_id)
        total = summary_of(attempt, language=active_language())
        data = {
            "attempt": _counted(attempt, len(total.lines)),
            "accuracy": total.accuracy,
            "right": total.right,
            "certainty_points": total.certainty.points,
            "certainty_best": total.certainty.best,
            "sure_but_wrong": [line.position for line in total.sure_but_wrong],
            "missed": [line.position for line in total.missed],
            "concepts": selectors.concept_lines(total.concepts),
            "answers": total.lines,
        }
        return Response(serializers.QuizSummarySerializer(data).data)
