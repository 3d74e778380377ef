"""The API's view of the glossary and the walls. Reading is open to everybody."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import User
from config.bilingual import pick
from curriculum import shelf
from curriculum.api import LANGUAGE, Public
from curriculum.models import Term, Wall
from curriculum.serializers import ConceptName
from curriculum.shelf_views import LONGEST_QUERY

AUDIENCES = ["anybody", "learner", "mentor", "author", "operator"]


class TermData(serializers.Serializer[Term]):
    """An entry of the glossary, in both languages at once: that is what it is for."""

    id = serializers.CharField(source="slug")
    ja = serializers.CharField(source="title_ja")
    reading = serializers.CharField(help_text="Hiragana.")
    en = serializers.CharField(source="title_en")
    also = serializers.DictField(
        child=serializers.ListField(child=serializers.CharField()),
        help_text="Other ways to write it, by language.",
    )
    definition_ja = serializers.CharField(source="summary_ja")
    definition_en = serializers.CharField(source="summary_en")
    concept = ConceptName(allow_null=True)


class Glossary(serializers.Serializer[dict[str, Any]]):
    """All terms, or those asked for."""

    terms = TermData(many=True)


class WallAnswer(serializers.Serializer[dict[str, Any]]):
    """What the site does about a wall, and where."""

    text = serializers.CharField()
    place = serializers.CharField()
    address = serializers.CharField(help_text="A page of the site.")
    seen_by = serializers.ChoiceField(choices=AUDIENCES, help_text="Who can open it.")
    open = serializers.BooleanField(help_text="Whether you can.")


class WallInList(serializers.Serializer[Wall]):
    """A wall by title."""

    id = serializers.CharField(source="slug")
    title = serializers.CharField()
    summary = serializers.CharField()
    url = serializers.SerializerMethodField()

    @extend_schema_field(str)
    def get_url(self, wall: Wall) -> str:
        """Where the API tells more about the wall."""
        return reverse("curriculum-api:wall", args=[wall.slug])


class WallDetail(WallInList):
    """A wall with what is done about it and what is missing."""

    about = serializers.SerializerMethodField()
    helps = serializers.SerializerMethodField()
    answers = serializers.SerializerMethodField()
    missing = serializers.SerializerMethodField()

    @extend_schema_field(str)
    def get_about(self, wall: Wall) -> str:
        """What it is."""
        return str(wall.localized("about"))

    @extend_schema_field(str)
    def get_helps(self, wall: Wall) -> str:
        """What helps."""
        return str(wall.localized("helps"))

    @extend_schema_field(WallAnswer(many=True))
    def get_answers(self, wall: Wall) -> list[dict[str, Any]]:
        """What the site does today."""
        return shelf.answers(wall, self.context["visitor"])

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_missing(self, wall: Wall) -> list[str]:
        """What it does not do yet."""
        return [pick(text) for text in wall.missing]


class Walls(serializers.Serializer[dict[str, Any]]):
    """All walls in order."""

    walls = WallInList(many=True)


class GlossaryView(Public):
    """The glossary."""

    @extend_schema(
        operation_id="glossary",
        tags=["glossary"],
        parameters=[
            OpenApiParameter("q", str, description="Only terms that hold this, however typed.")
        ],
        responses=Glossary,
    )
    def get(self, request: Request) -> Response:
        """Terms in the order in which they come up on the path."""
        query = " ".join(request.query_params.get("q", "").split())[:LONGEST_QUERY]
        rows = shelf.found_terms(query) if query else list(shelf.terms())
        return Response(Glossary({"terms": rows}).data)


class WallsView(Public):
    """The walls."""

    @extend_schema(operation_id="walls", tags=["walls"], parameters=[LANGUAGE], responses=Walls)
    def get(self, request: Request) -> Response:
        """Ways in which teaching oneself goes wrong."""
        return Response(Walls({"walls": shelf.walls()}).data)


class WallView(Public):
    """One wall."""

    @extend_schema(
        operation_id="wall",
        tags=["walls"],
        parameters=[OpenApiParameter("wall", str, OpenApiParameter.PATH), LANGUAGE],
        responses=WallDetail,
    )
    def get(self, request: Request, wall: str) -> Response:
        """What it is, what the site does about it, and what it does not do yet."""
        visitor = request.user if isinstance(request.user, User) else None
        return Response(WallDetail(shelf.wall(wall), context={"visitor": visitor}).data)
