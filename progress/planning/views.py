"""The plan's page, what can be done there, and the private calendar."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import person
from config.problems import Invalid
from curriculum.models import Week
from progress.local_days import noon
from progress.planning import access, selectors, services, wording
from progress.planning.burnup import Point
from progress.planning.calendar import etag, feed_text
from progress.planning.checking import remarks
from progress.planning.forecast import Forecast, forecast
from progress.planning.forms import CorrectionForm, PlanForm
from progress.planning.measuring import Row
from progress.planning.schedule import Settings
from progress.planning.selectors import Plan


@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest) -> HttpResponse:
    """Hours in, a day with its range out; trying shows what would follow and saves nothing."""
    found = selectors.plan_of(person(request), timezone.now())
    if request.method == "GET":
        return _page(request, found)
    form = PlanForm(found, request.POST)
    if not form.is_valid():
        return _page(request, found, form=form, status=422)
    if "try" in request.POST:
        return _page(request, found, form=form, tried=form.settings())
    services.save_plan(learner=found.learner, settings=form.settings())
    messages.success(request, _("Your plan is saved."))
    for code in remarks(form.settings(), found.today):
        messages.warning(request, str(wording.REMARKS[code]))
    return redirect("progress:plan")


@require_POST
def catch_up(request: HttpRequest) -> HttpResponse:
    """Take one of the offered ways to catch up."""
    services.catch_up(learner=person(request), kind=request.POST.get("kind", ""))
    messages.success(request, _("Your plan is changed. You can take that back below."))
    return redirect("progress:plan")


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Take the last change of the plan back."""
    services.undo(learner=person(request))
    messages.success(request, _("The last change is taken back."))
    return redirect("progress:plan")


@require_POST
def correct(request: HttpRequest) -> HttpResponse:
    """Add minutes to a day, or take some away."""
    found = selectors.plan_of(person(request), timezone.now())
    form = CorrectionForm(found, request.POST)
    if form.is_valid():
        row = found.row_by_key.get(form.cleaned_data["week"])
        week = Week.objects.get(pk=row.pk) if row else None
        try:
            services.correct(learner=found.learner, week=week, **form.given())
        except Invalid as problem:
            for field, texts in problem.errors.items():
                place = "minutes" if field == "minutes_delta" else field
                form.add_error(place, [str(text) for text in texts])
        else:
            messages.success(request, _("Corrected. What the site counted stands beside it."))
            return redirect(f"{reverse('progress:plan')}#time")
    return _page(request, found, correction=form, status=422)


@require_POST
def remove_correction(request: HttpRequest, correction_id: UUID) -> HttpResponse:
    """Forget a correction."""
    services.remove_correction(correction=access.correction(person(request), correction_id))
    messages.success(request, _("The correction is removed."))
    return redirect(f"{reverse('progress:plan')}#time")


@require_POST
def renew_calendar(request: HttpRequest) -> HttpResponse:
    """Make a private address, or a new one in place of the old."""
    services.renew_feed(learner=person(request))
    messages.success(request, _("Here is your calendar's address. An older one no longer works."))
    return redirect(f"{reverse('progress:plan')}#calendar")


@require_POST
def revoke_calendar(request: HttpRequest) -> HttpResponse:
    """Let the private address stop working."""
    services.revoke_feed(learner=person(request))
    messages.success(request, _("The calendar's address no longer works."))
    return redirect(f"{reverse('progress:plan')}#calendar")


@require_safe
@cache_control(private=True, no_cache=True)
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The study blocks for calendar programs; whoever knows the address may read them."""
    feed = access.feed(token)

    def link(row: Row | None) -> str:
        page = (
            reverse("progress:week", args=[row.course, row.slug])
            if row
            else reverse("progress:plan")
        )
        return request.build_absolute_uri(page)

    body = feed_text(feed, selectors.plan_of(feed.learner, timezone.now()), link)
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["ETag"] = etag(body)
    response["Content-Disposition"] = 'inline; filename="dokugaku.ics"'
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    # Returns `response` itself unless the asker has these very bytes.
    return get_conditional_response(request, etag=response["ETag"], response=response) or response


def _page(
    request: HttpRequest,
    found: Plan,
    *,
    form: PlanForm | None = None,
    tried: Settings | None = None,
    correction: CorrectionForm | None = None,
    status: int = 200,
) -> HttpResponse:
    settings = tried or found.settings
    outlook = forecast(tried, found.situation) if tried else found.outlook
    feed = selectors.feed_of(found.learner)
    path = reverse("progress:calendar", args=[feed.token]) if feed else ""
    context = {
        "plan": found,
        "tried": tried,
        "form": form or PlanForm(found),
        "finish": wording.finish_text(outlook),
        "range": wording.range_text(outlook),
        "wanted": wording.wanted_text(settings, outlook),
        "dated": outlook.status == "dated",
        "today_line": wording.today_text(found) if found.saved else "",
        "remarks": [
            wording.REMARKS[code]
            for code in remarks(settings, found.today)
            if tried or code != "start_in_the_past"
        ],
        "explanation": wording.explanation(found.situation, settings, outlook),
        "lacking": wording.lacking_text(found) if not tried else "",
        "choices": [
            {"kind": one.kind, "text": wording.choice_text(one), "result": wording.result_text(one)}
            for one in (found.choices if not tried else [])
        ],
        "chart": _chart(found, selectors.burn_up(found)) if found.saved and not tried else None,
        "weeks": _weeks(found, outlook),
        "preparing": sum(row.in_preparation for row in found.rows if row.percent < 100),
        "days": selectors.study_days(found),
        "corrections": selectors.corrections_of(found.learner),
        "correction": correction or CorrectionForm(found),
        "calendar": request.build_absolute_uri(path) if path else "",
        "undoable": found.saved and found.earlier > 0,
    }
    return render(request, "progress/planning/plan.html", context, status=status)


def _weeks(found: Plan, outlook: Forecast) -> list[dict[str, Any]]:
    """The weeks that remain, each with the days of its turn."""
    return [
        {"row": found.row_by_key[one.key], "first": one.first, "last": one.last}
        for one in outlook.windows
    ]


def _chart(found: Plan, points: list[Point]) -> dict[str, Any]:
    """Plan, reality and forecast for the chart and its table, in per cent."""
    names = (("plan", _("Plan")), ("real", _("Reality")), ("ahead", _("Forecast")))
    data = {
        "x": [noon(point.day, found.zone) for point in points],
        "series": [
            {
                "label": label,
                "values": [_percent(getattr(point, name)) for point in points],
                "unit": "%",
            }
            for name, label in names
        ],
        "x_label": _("Day"),
        "y_label": _("Done (%)"),
        "x_kind": "date",
        "y_min": 0,
        "y_max": 100,
    }
    label = _("Plan and reality: %(share)s%% of the plan's work is done.") % {
        "share": wording.share_text(found.situation.share(found.settings))
    }
    return {
        "data": json.dumps(data, ensure_ascii=False),
        "label": label,
        "table": _table(points, found),
    }


def _percent(share: float | None) -> float | None:
    return None if share is None else round(share * 100, 1)


def _table(points: list[Point], found: Plan) -> list[dict[str, Any]]:
    """About twenty of the points, today among them."""
    step = max(1, len(points) // 20)
    last = len(points) - 1
    return [
        {
            "day": point.day,
            "plan": _percent(point.plan),
            "real": _percent(point.real),
            "ahead": _percent(point.ahead),
        }
        for place, point in enumerate(points)
        if place % step == 0 or place == last or point.day == found.today
    ]
