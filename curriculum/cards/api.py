"""The API's view of cards. Reading is open to everybody."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from curriculum.api import LANGUAGE, Public
from curriculum.cards import selectors
from curriculum.content.cards import FRAMEWORKS
from curriculum.models import Card
from curriculum.serializers import ConceptName

TAGS = ["cards"]


class CodeCardColumn(serializers.Serializer[dict[str, Any]]):
    """The operation in one framework."""

    framework = serializers.ChoiceField(choices=list(FRAMEWORKS))
    code = serializers.CharField()
    executed = serializers.BooleanField(help_text="Whether the tests run it.")
    version = serializers.CharField(help_text="The version that ran it; empty if it is only shown.")


class CodeCardInList(serializers.Serializer[Card]):
    """A card by title."""

    id = serializers.CharField(source="slug")
    title = serializers.CharField()
    summary = serializers.CharField()
    url = serializers.SerializerMethodField()

    @extend_schema_field(str)
    def get_url(self, card: Card) -> str:
        """Where the API tells more about the card."""
        return reverse("curriculum-api:card", args=[card.slug])


class CodeCard(CodeCardInList):
    """A card with its code."""

    given = serializers.CharField(help_text="Code that runs before each of them.")
    columns = serializers.SerializerMethodField()
    notes_html = serializers.SerializerMethodField()
    concepts = ConceptName(many=True)

    @extend_schema_field(CodeCardColumn(many=True))
    def get_columns(self, card: Card) -> list[dict[str, Any]]:
        """Each framework, in the order of the columns."""
        shown = ("framework", "code", "executed", "version")
        return [{name: one[name] for name in shown} for one in selectors.columns(card)]

    @extend_schema_field(str)
    def get_notes_html(self, card: Card) -> str:
        """Where the frameworks differ although the code looks the same."""
        return str(card.localized("notes"))


class CodeCards(serializers.Serializer[dict[str, Any]]):
    """All cards in order."""

    cards = CodeCardInList(many=True)


class CardsView(Public):
    """The cards."""

    @extend_schema(operation_id="code_cards", tags=TAGS, parameters=[LANGUAGE], responses=CodeCards)
    def get(self, request: Request) -> Response:
        """Operations written in several frameworks."""
        return Response(CodeCards({"cards": selectors.cards()}).data)


class CardView(Public):
    """One card."""

    @extend_schema(
        operation_id="code_card",
        tags=TAGS,
        parameters=[OpenApiParameter("card", str, OpenApiParameter.PATH), LANGUAGE],
        responses=CodeCard,
    )
    def get(self, request: Request, card: str) -> Response:
        """The operation in each framework, and where they differ."""
        return Response(CodeCard(selectors.card(card)).data)
