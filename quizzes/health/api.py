"""Health of questions for authors' scripts."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from config.pagination import CursorPagination
from quizzes import access
from quizzes.health import selectors
from quizzes.health.flags import Flag
from quizzes.items import TYPES

TAGS = ["quizzes"]


class ItemPickedSerializer(serializers.Serializer):
    """A choice; `strong` is how those who picked it did in the week's other questions."""

    id = serializers.CharField()
    correct = serializers.BooleanField()
    count = serializers.IntegerField()
    ja = serializers.IntegerField()
    en = serializers.IntegerField()
    strong = serializers.FloatField(allow_null=True)
    dead = serializers.BooleanField()


class ItemLanguageSerializer(serializers.Serializer):
    """First answers in one language."""

    answers = serializers.IntegerField()
    right = serializers.IntegerField()


class ItemFiguresSerializer(serializers.Serializer):
    """Figures of first answers; ranges are of 95%."""

    low = serializers.FloatField(help_text="Of the share that is wholly right.")
    high = serializers.FloatField()
    rests = serializers.IntegerField(help_text="Learners with three other answers in the week.")
    discrimination_low = serializers.FloatField(allow_null=True)
    discrimination_high = serializers.FloatField(allow_null=True)
    ja = ItemLanguageSerializer()
    en = ItemLanguageSerializer()
    language_z = serializers.FloatField(
        allow_null=True, help_text="Japanese minus English, in standard errors."
    )
    sure = serializers.IntegerField()
    sure_wrong = serializers.IntegerField()
    unknown = serializers.IntegerField()
    hinted = serializers.IntegerField()
    seconds = serializers.FloatField(help_text="Median.")
    options = ItemPickedSerializer(many=True)


class ItemHealthSerializer(serializers.Serializer):
    """How a question does; `flags` are empty while fewer than 30 have answered."""

    item = serializers.CharField(source="item.slug")
    course = serializers.CharField(source="item.week.course.slug")
    week = serializers.CharField(source="item.week.slug")
    type = serializers.CharField(source="item.current_version.type", default="")
    answers = serializers.IntegerField(help_text="First answers, one of each learner.")
    right = serializers.IntegerField()
    facility = serializers.FloatField(help_text="Mean score.")
    discrimination = serializers.FloatField(allow_null=True)
    judged = serializers.BooleanField()
    flags = serializers.ListField(child=serializers.ChoiceField([flag.value for flag in Flag]))
    priority = serializers.IntegerField(help_text="Weights of the flags added up.")
    figures = ItemFiguresSerializer()
    computed_at = serializers.DateTimeField()


class ItemVersionHealthSerializer(serializers.Serializer):
    """The same of one version."""

    version = serializers.CharField(source="version.hash")
    created_at = serializers.DateTimeField(source="version.created_at")
    answers = serializers.IntegerField()
    right = serializers.IntegerField()
    facility = serializers.FloatField()
    discrimination = serializers.FloatField(allow_null=True)
    judged = serializers.BooleanField()
    flags = serializers.ListField(child=serializers.ChoiceField([flag.value for flag in Flag]))
    figures = ItemFiguresSerializer()


class ItemHealthDetailSerializer(serializers.Serializer):
    """A question with all its versions; `health` is null before anybody has answered."""

    item = serializers.CharField()
    file = serializers.CharField(help_text="From the folder of the content.")
    health = ItemHealthSerializer(allow_null=True)
    versions = ItemVersionHealthSerializer(many=True)


class FirstToLookAt(CursorPagination):
    """In the order of the page."""

    ordering = ("-priority", "-answers", "id")
    page_size = 50
    max_page_size = 200


class ItemHealthList(ListAPIView):
    """Questions and how they do."""

    serializer_class = ItemHealthSerializer
    pagination_class = FirstToLookAt

    def get_queryset(self) -> Any:
        """For authors and operators."""
        access.author(self.request.user)
        asked = self.request.query_params
        return selectors.health_list(
            selectors.Wanted(*(asked.get(key, "") for key in ("week", "flag", "type")))
        )

    @extend_schema(
        operation_id="quiz_item_health",
        tags=TAGS,
        parameters=[
            OpenApiParameter("week", str, description="`course/week`."),
            OpenApiParameter("flag", str, enum=[flag.value for flag in Flag]),
            OpenApiParameter("type", str, enum=list(TYPES)),
        ],
    )
    def get(self, request: Request) -> Response:
        """Questions with first answers, those to look at first at the top. Authors only."""
        return self.list(request)


class ItemHealthDetail(APIView):
    """One question."""

    @extend_schema(
        operation_id="quiz_item_health_detail", tags=TAGS, responses=ItemHealthDetailSerializer
    )
    def get(self, request: Request, course: str, week: str, item: str) -> Response:
        """How a question does, all versions together and each alone. Authors only."""
        access.author(request.user)
        found = selectors.item_of(course, week, item)
        whole, versions = selectors.health_of(found)
        if whole:
            whole.item = found
        data = {
            "item": found.slug,
            "file": selectors.file_of(found),
            "health": whole,
            "versions": versions,
        }
        return Response(ItemHealthDetailSerializer(data).data)
