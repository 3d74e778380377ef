"""Standings in concepts for apps and scripts."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.access import person
from config.bilingual import active_language
from curriculum import access as curriculum_access
from progress.advice.selectors import whole_of
from progress.mastery import checking, looks
from progress.mastery.levels import ConceptLevel
from progress.mastery.pages import Row, rows_of
from progress.mastery.selectors import standing_of
from progress.mastery.wording import GAPS, fact_lines
from quizzes.models import Attempt

LANGUAGE = OpenApiParameter(
    "Accept-Language", str, OpenApiParameter.HEADER, description="`ja` or `en`."
)
LEVELS = [level.value for level in ConceptLevel]
GAP_KINDS = list(GAPS)


class GapOut(serializers.Serializer[Any]):
    """Why it is a gap, and what rests on it."""

    kind = serializers.ChoiceField(choices=GAP_KINDS)
    weeks = serializers.IntegerField(help_text="Unfinished weeks that rest on it.")
    concepts = serializers.IntegerField(help_text="Concepts not yet known that rest on it.")


class ConceptOut(serializers.Serializer[Row]):
    """A concept and where one stands in it now."""

    id = serializers.CharField(source="concept.slug")
    title = serializers.CharField(source="concept.title")
    course = serializers.SerializerMethodField()
    week = serializers.SerializerMethodField()
    level = serializers.ChoiceField(choices=LEVELS)
    stale = serializers.BooleanField(source="standing.stale")
    p_known = serializers.FloatField(
        source="standing.p_known", help_text="In (0, 1); 0.2 when nothing is known about it."
    )
    evidence = serializers.IntegerField(source="standing.evidence")
    last_at = serializers.DateTimeField(source="standing.last_at", allow_null=True)
    gap = GapOut(allow_null=True)
    explanation = serializers.CharField()
    page = serializers.SerializerMethodField()

    def get_course(self, row: Row) -> str | None:
        """Id of the course that teaches it first."""
        return row.week.course.slug if row.week else None

    def get_week(self, row: Row) -> str | None:
        """Id of the week that teaches it first."""
        return row.week.slug if row.week else None

    def get_page(self, row: Row) -> str:
        """Where people read about it."""
        return reverse("curriculum:concept", args=[row.concept.slug])


class ConceptsOut(serializers.Serializer[Any]):
    """All concepts, in an order in which they can be learned."""

    concepts = ConceptOut(many=True)


class FactOut(serializers.Serializer[Any]):
    """A fact and what it did to the likelihood, in percent."""

    at = serializers.DateTimeField()
    text = serializers.CharField()
    before = serializers.IntegerField()
    after = serializers.IntegerField()


class ConceptStandingDetail(ConceptOut):
    """A concept with the facts behind its level, newest first."""

    facts = FactOut(many=True)


class ChangeOut(serializers.Serializer[Any]):
    """A concept that reached another level."""

    id = serializers.CharField(source="row.concept.slug")
    title = serializers.CharField(source="row.concept.title")
    before = serializers.CharField()
    after = serializers.CharField()


class LookBackOut(serializers.Serializer[Any]):
    """The week that has just ended, from Monday to Sunday by one's own clock."""

    first = serializers.DateField()
    last = serializers.DateField()
    facts = serializers.IntegerField()
    grown = ChangeOut(many=True)
    fallen = ChangeOut(many=True)
    stale = ConceptOut(many=True, source="faded")
    gaps = ConceptOut(many=True)


class CheckStarted(serializers.Serializer[Attempt]):
    """The attempt; the quizzes' API asks its questions."""

    attempt = serializers.UUIDField(source="pk")
    size = serializers.IntegerField()
    page = serializers.SerializerMethodField()

    def get_page(self, attempt: Attempt) -> str:
        """Where people answer it."""
        return reverse("quizzes:question", args=[attempt.pk])


class ConceptsView(APIView):
    """One's own standings."""

    @extend_schema(
        operation_id="progress_concepts",
        tags=["progress"],
        parameters=[LANGUAGE],
        responses=ConceptsOut,
    )
    def get(self, request: Request) -> Response:
        """Every concept with level, likelihood, gap and explanation."""
        rows = rows_of(whole_of(person(request)))
        return Response(ConceptsOut({"concepts": list(rows.values())}).data)


class ConceptView(APIView):
    """One's own standing in one concept."""

    @extend_schema(
        operation_id="progress_concept",
        tags=["progress"],
        parameters=[LANGUAGE],
        responses=ConceptStandingDetail,
    )
    def get(self, request: Request, concept: str) -> Response:
        """Level, likelihood, and every fact with its effect."""
        learner = person(request)
        found = curriculum_access.concept(concept)
        row = rows_of(whole_of(learner))[found.slug]
        stored = standing_of(learner, found)
        facts = fact_lines(stored.why) if stored else []
        lines = [
            {"at": fact.at, "text": fact.text, "before": fact.before, "after": fact.after}
            for fact in facts
        ]
        return Response(ConceptOut(row).data | {"facts": FactOut(lines, many=True).data})


class LookBackView(APIView):
    """The weekly look-back."""

    @extend_schema(
        operation_id="look_back", tags=["progress"], parameters=[LANGUAGE], responses=LookBackOut
    )
    def get(self, request: Request) -> Response:
        """What grew, what fell, what is stale, and gaps."""
        return Response(LookBackOut(looks.of(person(request), timezone.now())).data)


class UnitCheckView(APIView):
    """The short check whose pass opens a week."""

    @extend_schema(
        operation_id="unit_check_start",
        tags=["progress"],
        parameters=[LANGUAGE],
        request=None,
        responses={200: CheckStarted, 201: CheckStarted},
    )
    def post(self, request: Request, course: str, week: str) -> Response:
        """Begin it, or go on with the one begun. 409 while there is nothing to ask."""
        found = curriculum_access.week(course, week)
        attempt, new = checking.start(
            learner=person(request), week=found, language=active_language()
        )
        code = status.HTTP_201_CREATED if new else status.HTTP_200_OK
        return Response(CheckStarted(attempt).data, status=code)
