"""Regrades for authors and operators."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from config.problems import NotFound
from curriculum import access as curriculum_access
from quizzes import access
from quizzes.api import TAGS
from quizzes.models import Item, Regrade
from quizzes.regrading import item_regrade, regrade_undo


class QuizRegradeStartSerializer(serializers.Serializer):
    """Which question: its course, week and id in `quiz.yaml`."""

    course = serializers.SlugField()
    week = serializers.SlugField()
    item = serializers.CharField(max_length=80)
    reason = serializers.CharField(max_length=500, required=False, allow_blank=True, default="")


class QuizRegradedAnswerSerializer(serializers.Serializer):
    """One answer's mark before and after."""

    attempt = serializers.UUIDField(source="answer.attempt_id")
    position = serializers.IntegerField(source="answer.position")
    old_score = serializers.FloatField()
    new_score = serializers.FloatField()


class QuizRegradeSerializer(serializers.Serializer):
    """A regrade; `left_out` counts answers that the new key cannot mark, by cause."""

    id = serializers.UUIDField()
    item = serializers.CharField(source="item.slug")
    week = serializers.CharField(source="item.week.slug")
    reason = serializers.CharField()
    made_by = serializers.SerializerMethodField()
    made_at = serializers.DateTimeField()
    looked_at = serializers.IntegerField(help_text="Answers given on older versions.")
    left_out = serializers.DictField(child=serializers.IntegerField())
    undone_at = serializers.DateTimeField(allow_null=True)
    answers = QuizRegradedAnswerSerializer(many=True)

    def get_made_by(self, regrade: Regrade) -> UUID | None:
        """Public id of who did it; null for the command line."""
        return regrade.made_by.public_id if regrade.made_by else None


class Regrades(ListAPIView):
    """Regrades."""

    serializer_class = QuizRegradeSerializer

    def get_queryset(self) -> Any:
        """All, for authors and operators."""
        access.author(self.request.user)
        return (
            Regrade.objects.select_related("item__week", "made_by")
            .prefetch_related("answers__answer")
            .order_by("-id")
        )

    @extend_schema(operation_id="quiz_regrades", tags=TAGS)
    def get(self, request: Request) -> Response:
        """What was marked again, newest first, with every change."""
        return self.list(request)

    @extend_schema(
        operation_id="quiz_regrade",
        tags=TAGS,
        request=QuizRegradeStartSerializer,
        responses={201: QuizRegradeSerializer},
    )
    def post(self, request: Request) -> Response:
        """Mark answers to older versions of a question again with its present key."""
        user = access.author(request.user)
        given = QuizRegradeStartSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        values = given.validated_data
        week = curriculum_access.week(values["course"], values["week"])
        item = Item.objects.filter(week=week, slug=values["item"]).first()
        if item is None:
            raise NotFound
        regrade = item_regrade(item=item, by=user, reason=values["reason"])
        return Response(QuizRegradeSerializer(regrade).data, status=201)


class RegradeUndo(APIView):
    """Taking a regrade back."""

    @extend_schema(
        operation_id="quiz_regrade_undo", tags=TAGS, request=None, responses=QuizRegradeSerializer
    )
    def post(self, request: Request, regrade_id: UUID) -> Response:
        """Give every answer the mark it had before, exactly."""
        user = access.author(request.user)
        regrade = Regrade.objects.filter(pk=regrade_id).first()
        if regrade is None:
            raise NotFound
        return Response(QuizRegradeSerializer(regrade_undo(regrade=regrade, by=user)).data)
