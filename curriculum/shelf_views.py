"""Pages of the glossary and of the walls that learners hit."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.models import User
from config.bilingual import pick
from curriculum import shelf
from curriculum.content.shelf import paragraphs

LONGEST_QUERY = 200


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """All terms, or those that hold what was typed."""
    query = " ".join(request.GET.get("q", "").split())[:LONGEST_QUERY]
    rows = shelf.found_terms(query) if query else list(shelf.terms())
    context = {
        "query": query,
        "groups": shelf.alphabetical(rows),
        "count": len(rows),
        "search_url": reverse("curriculum:search") + "?" + urlencode({"q": query}),
        "breadcrumb": [{"title": _("Path"), "url": reverse("progress:path")},
                       {"title": _("Glossary")}],
    }  # fmt: skip
    fragment = bool(getattr(request, "htmx", False))
    name = "curriculum/_terms.html" if fragment else "curriculum/glossary.html"
    return render(request, name, context)


@require_safe
def walls(request: HttpRequest) -> HttpResponse:
    """The walls, each with what is done about it today in figures."""
    rows = [(wall, len(wall.answers), len(wall.missing)) for wall in shelf.walls()]
    return render(request, "curriculum/walls.html", {"walls": rows})


@require_safe
def wall(request: HttpRequest, wall: str) -> HttpResponse:
    """One wall: what it is, what helps, what the site does, what it does not do yet."""
    found = shelf.wall(wall)
    visitor = request.user if isinstance(request.user, User) else None
    rows = list(shelf.walls())
    at = [row.pk for row in rows].index(found.pk)
    context = {
        "wall": found,
        "about": paragraphs(found.localized("about")),
        "helps": paragraphs(found.localized("helps")),
        "answers": shelf.answers(found, visitor),
        "missing": [pick(text) for text in found.missing],
        "before": rows[at - 1] if at else None,
        "after": rows[at + 1] if at + 1 < len(rows) else None,
        "breadcrumb": [{"title": _("Walls"), "url": reverse("curriculum:walls")},
                       {"title": found.title}],
    }  # fmt: skip
    return render(request, "curriculum/wall.html", context)
