"""Pages of cards."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from curriculum.cards import selectors
from curriculum.content.highlighting import coloured


@require_safe
def cards(request: HttpRequest) -> HttpResponse:
    """All cards."""
    crumbs = [{"title": _("Path"), "url": reverse("progress:path")}, {"title": _("Code cards")}]
    context = {"cards": selectors.cards(), "breadcrumb": crumbs}
    return render(request, "curriculum/cards.html", context)


@require_safe
def card(request: HttpRequest, card: str) -> HttpResponse:
    """One operation in each framework."""
    found = selectors.card(card)
    context = {
        "card": found,
        "given": coloured(found.given, "python"),
        "columns": selectors.columns(found),
        "notes": found.localized("notes"),
        "breadcrumb": [{"title": _("Code cards"), "url": reverse("curriculum:cards")},
                       {"title": found.title}],
    }  # fmt: skip
    return render(request, "curriculum/card.html", context)
