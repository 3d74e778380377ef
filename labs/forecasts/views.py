"""The question before the first submission: on the lab's page, and for apps."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.access import person, signed_in
from config.problems import Problem
from labs import access, services
from labs.forecasts import forecasting
from labs.forecasts.forecasting import MOST_EXPECTED, PROBABILITIES, Comparison
from labs.models import Forecast, Lab

LEVELS = [(level.value, level.label) for level in Forecast.Level]


def question(lab: Lab) -> dict[str, Any]:
    """What the question's fragment needs."""
    return {"lab": lab, "levels": Forecast.Level.choices, "numbers": range(1, 11)}


@require_POST
def forecast(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep or skip. The form holds the code too: without scripts it is saved on the way."""
    found = access.lab_for(request.user, slug)
    learner = person(request)
    skipped = request.POST.get("forecast") != "keep"
    fragment = bool(getattr(request, "htmx", False))
    try:
        row, _new = forecasting.forecast_make(
            learner=learner,
            lab=found,
            level="" if skipped else str(request.POST.get("level", "")) or "?",
            expected_submissions=_number(str(request.POST.get("expected_submissions", ""))),
        )
    except Problem as problem:
        if fragment:
            return _fragment(
                request, found, problem=str(problem.detail), open_=problem.status != 409
            )
        messages.error(request, str(problem.detail))
        row = None
    if fragment and row:
        return _fragment(request, found, row=row)
    source = request.POST.get("source", "").replace("\r\n", "\n")
    if source:
        services.overwrite_draft(learner=learner, lab=found, source=source)
    return redirect("labs:lab", slug)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else None


def _fragment(
    request: HttpRequest, lab: Lab, *, row: Forecast | None = None, problem: str = "",
    open_: bool = False,
) -> HttpResponse:  # fmt: skip
    context = {**question(lab), "forecast": row, "problem": problem, "open": open_}
    return render(request, "labs/_forecast.html", context)


class ForecastData(serializers.Serializer):
    """A forecast and what came of it."""

    lab = serializers.SlugField(source="forecast.lab.slug")
    level = serializers.ChoiceField(source="forecast.level", choices=LEVELS)
    probability = serializers.FloatField(
        source="forecast.probability", help_text="That all checks pass at the first submission."
    )
    expected_submissions = serializers.IntegerField(
        source="forecast.expected_submissions", allow_null=True
    )
    made_at = serializers.DateTimeField(source="forecast.made_at")
    passed_at_once = serializers.BooleanField(
        allow_null=True, help_text="Null before the first grade."
    )
    needed = serializers.IntegerField(
        allow_null=True, help_text="Graded submissions up to the first that passed."
    )
    so_far = serializers.IntegerField(help_text="Graded submissions.")


class ForecastGiven(serializers.Serializer):
    """What is said; an empty level skips the question."""

    level = serializers.ChoiceField(choices=LEVELS, allow_blank=True)
    expected_submissions = serializers.IntegerField(
        min_value=1, max_value=MOST_EXPECTED, required=False, allow_null=True
    )


class ForecastState(serializers.Serializer):
    """The forecast for a lab. `asks`: nothing was said, skipped or handed in yet."""

    asks = serializers.BooleanField()
    probabilities = serializers.DictField(
        child=serializers.FloatField(), help_text="What each level stands for."
    )
    forecast = ForecastData(allow_null=True)


class ForecastView(APIView):
    """The forecast before a lab."""

    @extend_schema(operation_id="lab_forecast", tags=["labs"], responses=ForecastState)
    def get(self, request: Request, slug: str) -> Response:
        """Whether the question is open, and what you said with what came of it."""
        learner = signed_in(request.user)
        return Response(_state(learner, access.lab_for(learner, slug)))

    @extend_schema(
        operation_id="lab_forecast_make",
        tags=["labs"],
        request=ForecastGiven,
        responses={
            201: ForecastState,
            200: OpenApiResponse(ForecastState, description="The same was said before."),
        },
    )
    def post(self, request: Request, slug: str) -> Response:
        """Say, before your first submission, whether it will pass and how many you will need."""
        learner = signed_in(request.user)
        lab = access.lab_for(learner, slug)
        given = ForecastGiven(data=request.data)
        given.is_valid(raise_exception=True)
        _row, new = forecasting.forecast_make(
            learner=learner,
            lab=lab,
            level=given.validated_data["level"],
            expected_submissions=given.validated_data.get("expected_submissions"),
        )
        return Response(_state(learner, lab), status=201 if new else 200)


def _state(learner: Any, lab: Lab) -> dict[str, Any]:
    found: Comparison | None = forecasting.comparison(learner, lab)
    state = {
        "asks": forecasting.asks(learner, lab),
        "probabilities": PROBABILITIES,
        "forecast": found,
    }
    return dict(ForecastState(state).data)
