"""Pages of readings: the list, and one with its passes and notes."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import person
from config.bilingual import active_language
from config.problems import Conflict, Problem
from curriculum.papers import selectors, services
from curriculum.papers.models import Paper, PaperNotes

EMPTY = dict.fromkeys(services.FIELDS, "")


@require_safe
def papers(request: HttpRequest) -> HttpResponse:
    """All readings."""
    written = selectors.written_by(person(request)) if request.user.is_authenticated else {}
    crumbs = [{"title": _("Path"), "url": reverse("progress:path")}, {"title": _("Papers")}]
    context = {
        "papers": [(one, written.get(one.pk, 0)) for one in selectors.papers()],
        "breadcrumb": crumbs,
    }
    return render(request, "curriculum/papers/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, paper: str) -> HttpResponse:
    """One reading; without scripts its form saves the notes, and tells of clashes, here."""
    found = selectors.paper(paper)
    if request.method == "POST":
        return _save(request, found)
    notes = selectors.notes_of(person(request), found) if request.user.is_authenticated else None
    return _page(request, found, notes, _texts(notes))


def _texts(notes: PaperNotes | None) -> dict[str, str]:
    return {name: getattr(notes, name) for name in services.FIELDS} if notes else EMPTY


def _save(request: HttpRequest, found: Paper) -> HttpResponse:
    learner = person(request)
    texts = {name: request.POST.get(name, "") for name in services.FIELDS}
    text = request.POST.get("revision", "")
    revision = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
    try:
        services.save_notes(learner=learner, paper=found, texts=texts, revision=revision)
    except Problem as problem:
        notes = selectors.notes_of(learner, found)
        theirs = [] if not isinstance(problem, Conflict) else list(_texts(notes).values())
        return _page(request, found, notes, texts, problem=problem, theirs=theirs)
    return redirect("curriculum:paper", found.slug)


def _page(
    request: HttpRequest,
    found: Paper,
    notes: PaperNotes | None,
    texts: dict[str, str],
    problem: Problem | None = None,
    theirs: list[str] | None = None,
) -> HttpResponse:
    language = active_language()
    intro, *passes = found.html
    context: dict[str, Any] = {
        "paper": found,
        "reference": found.reference,
        "intro": intro,
        "passes": [
            {
                "number": at,
                "anchor": f"pass-{at}",
                "html": html,
                "minutes": one["minutes"],
                "prompts": [prompt[language] for prompt in one["prompts"]],
                "name": name,
                "text": texts[name],
            }
            for at, (html, one, name) in enumerate(
                zip(passes, found.passes, services.FIELDS, strict=True), 1
            )
        ],
        "notes": notes,
        "revision": notes.revision if notes else 0,
        "api": reverse("curriculum-api:paper-notes", args=[found.slug]),
        "problem": problem.detail if problem else "",
        "theirs": theirs or [],
        "breadcrumb": [{"title": _("Papers"), "url": reverse("curriculum:papers")},
                       {"title": found.title}],
    }  # fmt: skip
    status = problem.status if problem else 200
    return render(request, "curriculum/papers/paper.html", context, status=status)
