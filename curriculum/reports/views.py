"""Pages of learners: rate a place, report something, read the answers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from accounts.access import person
from config.bilingual import active_language
from config.problems import Invalid, SignInNeeded, TooMany
from curriculum.reports import places, selectors, services, throttling
from curriculum.reports.models import Report
from curriculum.reports.places import Place

LONGEST_DRAFT = 1500
"""Characters of a text that fit into an address, when a session ended while somebody typed."""


def swaps(request: HttpRequest) -> bool:
    """Whether htmx will put a fragment into the page (it wants whole pages for its history)."""
    htmx: HtmxDetails | None = getattr(request, "htmx", None)
    return bool(htmx and not htmx.history_restore_request and not htmx.boosted)


@require_http_methods(["GET", "HEAD", "POST"])
def place(request: HttpRequest, kind: str, course: str, week: str, slug: str) -> HttpResponse:
    """The form that says what is wrong; POST hands it in."""
    try:
        learner = person(request)
    except SignInNeeded:
        return _sign_in(request)
    found = _found(request, kind, course, week, slug)
    mark = selectors.marks(learner, kind, found.week, slug).get(slug, selectors.Mark())
    if "back" in request.GET:
        return _line(request, found, mark)
    given = {"kind": "", "text": ""}
    if request.method == "POST":
        given = {name: str(request.POST.get(name, "")) for name in given}
        return _hand_in(request, found, mark, given)
    if mark.report and mark.report.state == Report.State.OPEN:
        given = {"kind": mark.report.kind, "text": mark.report.text}
    given |= {name: request.GET[name] for name in given if name in request.GET}
    return _form(request, found, mark, given)


def _found(request: HttpRequest, kind: str, course: str, week: str, slug: str) -> Place:
    return places.find(
        learner=person(request), kind=kind, course=course, week=week, slug=slug,
        language=active_language(),
    )  # fmt: skip


def _sign_in(request: HttpRequest) -> HttpResponse:
    """To the door, and back here with everything that had been typed."""
    typed = {name: request.POST[name] for name in ("kind", "text") if request.POST.get(name)}
    draft = urlencode(typed)
    here = request.path + (f"?{draft}" if 0 < len(draft) <= LONGEST_DRAFT else "")
    door = reverse("accounts:try") + "?" + urlencode({"next": here})
    return HttpResponseClientRedirect(door) if swaps(request) else redirect(door)


def _hand_in(
    request: HttpRequest, found: Place, mark: selectors.Mark, given: dict[str, str]
) -> HttpResponse:
    learner = person(request)
    try:
        throttling.report_counts(request, learner)
        row, _new = services.report(learner=learner, place=found, **given)
    except (Invalid, TooMany) as problem:
        return _form(request, found, mark, given, problem)
    if swaps(request):
        return _line(request, found, selectors.Mark(mark.clear, row), thanks=True)
    messages.success(request, _("Thank you. Authors will read it, and the answer comes here."))
    return redirect("curriculum:reports")


def _form(
    request: HttpRequest,
    found: Place,
    mark: selectors.Mark,
    given: dict[str, str],
    problem: Invalid | TooMany | None = None,
) -> HttpResponse:
    context = {
        **_context(found, mark),
        "given": given,
        "kinds": Report.Kind.choices,
        "longest": services.LONGEST,
        "errors": {name: texts[0] for name, texts in problem.errors.items()} if problem else {},
        "refused": problem.detail if isinstance(problem, TooMany) else "",
        "breadcrumb": [{"title": found.title, "url": _address(found)}, {"title": _("Report")}],
    }
    name = "_form" if swaps(request) else "form"
    # htmx shows a refused form only with the status of one that has errors.
    status = 200 if problem is None else 422 if swaps(request) else problem.status
    return _answer(request, f"curriculum/reports/{name}.html", context, status)


def _line(
    request: HttpRequest, found: Place, mark: selectors.Mark, *, thanks: bool = False
) -> HttpResponse:
    context = {**_context(found, mark), "thanks": thanks}
    return _answer(request, "curriculum/reports/_place.html", context)


def _answer(
    request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    response = render(request, template, context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _context(found: Place, mark: selectors.Mark) -> dict[str, Any]:
    return {
        "place": found,
        "kind": found.kind.value,
        "slug": found.slug,
        "address": address_of(found.kind.value, found.week, found.slug),
        "mark": mark,
        "signed_in": True,
    }


def address_of(kind: str, week: Any, slug: str) -> str:
    """Where a place is spoken of. `week` has its course."""
    return reverse("curriculum:report", args=[kind, week.course.slug, week.slug, slug])


def _address(found: Place) -> str:
    return places.source_of(found.kind).address(found.week, found.slug, author=False)


@require_POST
def rate(request: HttpRequest, kind: str, course: str, week: str, slug: str) -> HttpResponse:
    """Keep whether it was clear."""
    learner = person(request)
    found = _found(request, kind, course, week, slug)
    throttling.rating_counts(request, learner)
    services.rate(learner=learner, place=found, clear=request.POST.get("clear") == "yes")
    if not swaps(request):
        return redirect(_address(found))
    mark = selectors.marks(learner, kind, found.week, slug)[slug]
    return _line(request, found, mark)


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """One's own reports with the answers; opening the page marks these as read."""
    learner = person(request)
    rows = list(selectors.own_reports(learner)[:200])
    services.mark_seen(learner=learner)
    context = {
        "lines": [(row, places.source_of(row.place).address(row.week, row.slug, author=False))
                  for row in rows],
    }  # fmt: skip
    return render(request, "curriculum/reports/mine.html", context)
