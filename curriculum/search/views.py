"""The page of results, and the same for apps."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import User
from config.bilingual import active_language
from curriculum.api import LANGUAGE, Public
from curriculum.search import engine
from curriculum.search.engine import Result

KINDS = {
    "lesson": pgettext_lazy("kind of search result", "Lesson"),
    "term": _("Glossary"),
    "concept": pgettext_lazy("kind of search result", "Concept"),
    "lab": pgettext_lazy("kind of search result", "Lab"),
    "paper": pgettext_lazy("kind of search result", "Paper"),
    "question": _("Question you have met"),
}


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Results of a search, or an invitation to make one."""
    query = engine.cleaned(request.GET.get("q", ""))
    kind = request.GET.get("kind", "")
    kinds = {kind} & set(KINDS)
    visitor = request.user if isinstance(request.user, User) else None
    results = engine.search(query, language=active_language(), learner=visitor, kinds=kinds)
    context = {
        "query": query,
        "results": [(result, KINDS[result.kind]) for result in results],
        "filters": _filters(query, kind),
    }
    return render(request, "curriculum/search.html", context)


def _filters(query: str, chosen: str) -> list[dict[str, Any]]:
    kinds = {"": pgettext_lazy("kind of search result", "All"), **KINDS}
    return [
        {"name": name, "query": urlencode({"q": query} | ({"kind": kind} if kind else {})),
         "chosen": kind == chosen}
        for kind, name in kinds.items()
    ]  # fmt: skip


class Piece(serializers.Serializer[tuple[str, bool]]):
    """A stretch of the text, and whether it is what was looked for."""

    text = serializers.SerializerMethodField()
    found = serializers.SerializerMethodField()

    @extend_schema_field(str)
    def get_text(self, piece: tuple[str, bool]) -> str:
        """The words."""
        return piece[0]

    @extend_schema_field(bool)
    def get_found(self, piece: tuple[str, bool]) -> bool:
        """Whether to mark them."""
        return piece[1]


class SearchResult(serializers.Serializer[Result]):
    """Something that was found."""

    kind = serializers.ChoiceField(choices=list(KINDS))
    title = serializers.CharField()
    place = serializers.CharField(allow_blank=True, help_text="Where it stands.")
    address = serializers.CharField(help_text="A page of the site.")
    snippet = Piece(many=True, source="pieces")


class SearchResults(serializers.Serializer[dict[str, Any]]):
    """The best first."""

    query = serializers.CharField(allow_blank=True)
    results = SearchResult(many=True)


class SearchView(Public):
    """Search."""

    @extend_schema(
        operation_id="search",
        tags=["search"],
        parameters=[
            OpenApiParameter("q", str, description="Words in Japanese or English."),
            OpenApiParameter("kind", str, description="Only these.", enum=list(KINDS), many=True),
            LANGUAGE,
        ],
        responses=SearchResults,
    )
    def get(self, request: Request) -> Response:
        """Passages, terms, concepts and labs; questions only that you have met, no answers."""
        query = engine.cleaned(request.query_params.get("q", ""))
        kinds = set(request.query_params.getlist("kind")) & set(KINDS)
        visitor = request.user if isinstance(request.user, User) else None
        found = engine.search(query, language=active_language(), learner=visitor, kinds=kinds)
        return Response(SearchResults({"query": query, "results": found}).data)
