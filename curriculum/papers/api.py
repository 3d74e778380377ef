"""Readings and notes for apps. Reading is open to everybody; notes are one's own."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from drf_spectacular.utils import (
    OpenApiParameter,
    OpenApiResponse,
    extend_schema,
    extend_schema_field,
)
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.access import signed_in
from config.bilingual import active_language
from curriculum.api import LANGUAGE, Public
from curriculum.papers import selectors, services
from curriculum.papers.models import Paper, PaperNotes
from curriculum.serializers import ConceptName, Place

TAGS = ["papers"]
PAPER = OpenApiParameter("paper", str, OpenApiParameter.PATH)


class PaperReference(serializers.Serializer[dict[str, Any]]):
    """Where the paper was published."""

    authors = serializers.ListField(child=serializers.CharField())
    title = serializers.CharField()
    year = serializers.IntegerField()
    venue = serializers.CharField()
    arxiv = serializers.CharField(allow_null=True)


class PaperInList(serializers.Serializer[Paper]):
    """A reading by title."""

    id = serializers.CharField(source="slug")
    title = serializers.CharField()
    summary = serializers.CharField()
    minutes = serializers.IntegerField()
    reference = PaperReference()
    week = Place()
    url = serializers.SerializerMethodField()

    def get_url(self, paper: Paper) -> str:
        """Where the API tells more about it."""
        return reverse("curriculum-api:paper", args=[paper.slug])


class PaperPass(serializers.Serializer[dict[str, Any]]):
    """One time through the paper."""

    title = serializers.CharField()
    minutes = serializers.IntegerField()
    html = serializers.CharField()
    prompts = serializers.ListField(child=serializers.CharField(), help_text="As HTML.")


class PaperTerm(serializers.Serializer[Any]):
    """A term of the glossary."""

    id = serializers.CharField(source="slug")
    title = serializers.CharField()


class PaperDetail(PaperInList):
    """A reading with its three passes."""

    introduction_html = serializers.SerializerMethodField()
    passes = serializers.SerializerMethodField()
    concepts = ConceptName(many=True, source="concepts.all")
    terms = PaperTerm(many=True, source="terms.all")

    def get_introduction_html(self, paper: Paper) -> str:
        """What stands above the first pass."""
        return paper.html[0]

    @extend_schema_field(PaperPass(many=True))
    def get_passes(self, paper: Paper) -> list[dict[str, Any]]:
        """In order."""
        language = active_language()
        return [
            {
                "title": one["title"][language],
                "minutes": one["minutes"],
                "html": html,
                "prompts": [prompt[language] for prompt in one["prompts"]],
            }
            for one, html in zip(paper.passes, paper.html[1:], strict=True)
        ]


class PaperList(serializers.Serializer[dict[str, Any]]):
    """All readings in order."""

    papers = PaperInList(many=True)


class PaperNotesOut(serializers.Serializer[Any]):
    """What was written in each pass."""

    first = serializers.CharField(allow_blank=True)
    second = serializers.CharField(allow_blank=True)
    third = serializers.CharField(allow_blank=True)
    revision = serializers.IntegerField()
    saved_at = serializers.DateTimeField(allow_null=True)


class PaperNotesGiven(serializers.Serializer[dict[str, Any]]):
    """Texts to save upon a revision; those left out stay."""

    first = serializers.CharField(allow_blank=True, required=False, trim_whitespace=False)
    second = serializers.CharField(allow_blank=True, required=False, trim_whitespace=False)
    third = serializers.CharField(allow_blank=True, required=False, trim_whitespace=False)
    revision = serializers.IntegerField(min_value=0, max_value=999_999_999)


class PapersView(Public):
    """The readings."""

    @extend_schema(operation_id="papers", tags=TAGS, parameters=[LANGUAGE], responses=PaperList)
    def get(self, request: Request) -> Response:
        """Guided readings of papers."""
        return Response(PaperList({"papers": selectors.papers()}).data)


class PaperView(Public):
    """One reading."""

    @extend_schema(
        operation_id="paper", tags=TAGS, parameters=[PAPER, LANGUAGE], responses=PaperDetail
    )
    def get(self, request: Request, paper: str) -> Response:
        """The three passes with what to look at and what to write down."""
        return Response(PaperDetail(selectors.paper(paper)).data)


class PaperNotesView(APIView):
    """One's own notes."""

    @extend_schema(
        operation_id="paper_notes", tags=TAGS, parameters=[PAPER], responses=PaperNotesOut
    )
    def get(self, request: Request, paper: str) -> Response:
        """What you wrote; revision 0 while there is nothing."""
        notes = selectors.notes_of(signed_in(request.user), selectors.paper(paper))
        return _notes(notes)

    @extend_schema(
        operation_id="paper_notes_save",
        tags=TAGS,
        parameters=[PAPER],
        request=PaperNotesGiven,
        responses={
            200: PaperNotesOut,
            409: OpenApiResponse(description="Saved elsewhere: the saved texts and `revision`."),
        },
    )
    def put(self, request: Request, paper: str) -> Response:
        """Save. Repeating a request is safe."""
        learner, found = signed_in(request.user), selectors.paper(paper)
        given = PaperNotesGiven(data=request.data)
        given.is_valid(raise_exception=True)
        texts = dict(given.validated_data)
        revision = texts.pop("revision")
        notes = services.save_notes(learner=learner, paper=found, texts=texts, revision=revision)
        return _notes(notes)


def _notes(notes: PaperNotes | None) -> Response:
    nothing = {"first": "", "second": "", "third": "", "revision": 0, "saved_at": None}
    return Response(PaperNotesOut(notes or nothing).data, headers={"Cache-Control": "no-store"})
