"""The page of a variation: what is to be changed, one's own code as the start, the last result."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import person
from config.bilingual import active_language
from config.problems import NotFound, Problem
from curriculum.content.rendering import render_fragment
from labs import access, breadcrumbs
from labs.models import Lab, VariationTask
from labs.variations import asking


@require_http_methods(["GET", "HEAD", "POST"])
def variation(request: HttpRequest, slug: str) -> HttpResponse:
    """Show it, or hand in a solution."""
    found = access.lab_for(request.user, slug)
    if request.method != "POST":
        return _page(request, found)
    source = request.POST.get("source", "").replace("\r\n", "\n")
    try:
        submission, _new = asking.hand_in(
            learner=person(request), lab=found, source=source, language=active_language()
        )
    except Problem as problem:
        messages.error(request, str(problem.detail))
        return _page(request, found, source=source, status=problem.status)
    return redirect("labs:submission", submission.pk)


def _page(
    request: HttpRequest, lab: Lab, *, source: str | None = None, status: int = 200
) -> HttpResponse:
    learner, language = person(request), active_language()
    asked = asking.variation_of(lab)
    task = asking.task_of(learner, lab)
    if task is None:
        raise NotFound  # what nobody asked of her would only tell how to be asked
    last = asking.last_try(learner, lab)
    written = last.source if last else task.submission.source
    context: dict[str, Any] = {
        "lab": lab,
        "task": task,
        "open": task.state == VariationTask.State.OPEN,
        "title": asked.title.localized(language),
        "statement": render_fragment(asked.statement.localized(language), language)[0],
        "minutes": asked.minutes,
        "checks": [check.title.localized(language) for check in asked.checks if check.visible],
        "source": source if source is not None else written,
        "last": last,
        "breadcrumb": breadcrumbs.crumbs(
            lab.week, breadcrumbs.lab_crumb(lab), {"title": _("Variation")}
        ),
    }
    return render(request, "labs/variation.html", context, status=status)


@require_POST
def waive(request: HttpRequest, submission_id: UUID) -> HttpResponse:
    """Let a learner's submission pass without its variation."""
    found = access.reviewable_submission_for(request.user, submission_id)
    task = VariationTask.objects.filter(submission=found).select_related("learner").first()
    if task is None:
        raise NotFound
    asking.waive(mentor=person(request), task=task)
    messages.success(request, _("The submission counts as passed."))
    return redirect("labs:submission", found.pk)
