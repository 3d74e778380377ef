"""Plans, corrections and the calendar for apps and scripts."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.access import person
from accounts.models import User
from config.pagination import CursorPagination
from config.problems import Invalid
from curriculum.models import Week
from progress.models import CalendarFeed, StudyCorrection
from progress.planning import access, selectors, serializers, services
from progress.planning.schedule import Settings
from progress.planning.selectors import Plan

LANGUAGE = OpenApiParameter(
    "Accept-Language", str, OpenApiParameter.HEADER, description="`ja` or `en`."
)


def _document(learner: User) -> dict[str, Any]:
    plan = selectors.plan_of(learner, timezone.now())
    shown = serializers.tried(plan, plan.settings) | {
        "saved": plan.saved,
        "settings": plan.settings,
        "today": plan.today_minutes,
        "slip_minutes": plan.slip,
        "choices": plan.choices,
        "burn_up": selectors.burn_up(plan),
        "days": selectors.study_days(plan),
        "can_undo": plan.saved,
    }
    return dict(serializers.PlanOut(shown).data)


def _given(request: Request, plan: Plan) -> Settings:
    """The settings that were sent. Raises Invalid; pointers lead into the body."""
    given = serializers.SettingsInOut(data=request.data)
    given.is_valid(raise_exception=True)
    settings = given.settings()
    unknown = set(settings.left_out) - set(plan.row_by_key)
    if unknown:
        raise Invalid(
            errors={"left_out": [_("There is no week %(week)s.") % {"week": min(unknown)}]}
        )
    try:
        services.check(settings, plan.situation)
    except Invalid as problem:
        raise Invalid(
            errors={_pointer(field): texts for field, texts in problem.errors.items()}
        ) from problem
    return settings


def _pointer(field: str) -> str:
    """Where a field of the form stands in the body.

    >>> _pointer("minutes_3"), _pointer("pause_last_0"), _pointer("starts_on")
    ('minutes/3', 'pauses/0/last', 'starts_on')
    """
    field = re.sub(r"^minutes_(\d)$", r"minutes/\1", field)
    return re.sub(r"^pause_(first|last)_(\d+)$", r"pauses/\2/\1", field)


class PlanView(APIView):
    """One's own plan."""

    @extend_schema(
        operation_id="plan", tags=["progress"], parameters=[LANGUAGE], responses=serializers.PlanOut
    )
    def get(self, request: Request) -> Response:
        """The plan with its forecast, the chart's figures, and ways to catch up."""
        return Response(_document(person(request)))

    @extend_schema(
        operation_id="plan_save",
        tags=["progress"],
        parameters=[LANGUAGE],
        request=serializers.SettingsInOut,
        responses=serializers.PlanOut,
    )
    def put(self, request: Request) -> Response:
        """Save the plan; the one before is kept, so that this can be undone."""
        learner = person(request)
        settings = _given(request, selectors.plan_of(learner, timezone.now()))
        services.save_plan(learner=learner, settings=settings)
        return Response(_document(learner))


class ForecastView(APIView):
    """Trying."""

    @extend_schema(
        operation_id="plan_forecast",
        tags=["progress"],
        parameters=[LANGUAGE],
        request=serializers.SettingsInOut,
        responses=serializers.TriedOut,
    )
    def post(self, request: Request) -> Response:
        """What would follow from settings; nothing is saved."""
        plan = selectors.plan_of(person(request), timezone.now())
        shown = serializers.tried(plan, _given(request, plan))
        return Response(serializers.TriedOut(shown).data)


class CatchUpView(APIView):
    """Catching up."""

    @extend_schema(
        operation_id="plan_catch_up",
        tags=["progress"],
        parameters=[LANGUAGE],
        request=serializers.ChoiceIn,
        responses=serializers.PlanOut,
    )
    def post(self, request: Request) -> Response:
        """Take one of the offered choices; 409 when it is not offered any more."""
        learner = person(request)
        given = serializers.ChoiceIn(data=request.data)
        given.is_valid(raise_exception=True)
        services.catch_up(learner=learner, kind=given.validated_data["kind"])
        return Response(_document(learner))


class UndoView(APIView):
    """Taking back."""

    @extend_schema(
        operation_id="plan_undo",
        tags=["progress"],
        parameters=[LANGUAGE],
        request=None,
        responses=serializers.PlanOut,
    )
    def post(self, request: Request) -> Response:
        """Take the last saving back; without any plan left, the settings are a proposal again."""
        learner = person(request)
        services.undo(learner=learner)
        return Response(_document(learner))


class NewestDayFirst(CursorPagination):
    """Corrections as the page shows them."""

    ordering = ("-day", "-id")
    page_size = 50
    max_page_size = 100


class CorrectionsView(GenericAPIView[StudyCorrection]):
    """Corrections of study time."""

    pagination_class = NewestDayFirst
    queryset = StudyCorrection.objects.none()

    def rows(self, learner: User) -> QuerySet[StudyCorrection]:
        """Those of the learner."""
        return StudyCorrection.objects.filter(learner=learner).select_related("week__course")

    @extend_schema(
        operation_id="study_corrections",
        tags=["progress"],
        responses=serializers.CorrectionOut(many=True),
    )
    def get(self, request: Request) -> Response:
        """One's corrections, newest day first."""
        page = self.paginate_queryset(self.rows(person(request))) or []
        return self.get_paginated_response(serializers.CorrectionOut(page, many=True).data)

    @extend_schema(
        operation_id="study_correction_add",
        tags=["progress"],
        request=serializers.CorrectionIn,
        responses={201: serializers.CorrectionOut},
    )
    def post(self, request: Request) -> Response:
        """Add minutes to a day or take some away; never more than were counted."""
        learner = person(request)
        given = serializers.CorrectionIn(data=request.data)
        given.is_valid(raise_exception=True)
        values = dict(given.validated_data)
        values["week"] = _week(values["week"])
        made = services.correct(learner=learner, **values)
        return Response(serializers.CorrectionOut(made).data, status=201)


def _week(key: str | None) -> Week | None:
    if not key:
        return None
    course, _bar, slug = key.partition("/")
    weeks = Week.objects.select_related("course").filter(active=True)
    found = weeks.filter(course__slug=course, slug=slug).first()
    if found is None:
        raise Invalid(errors={"week": [_("There is no week %(week)s.") % {"week": key}]})
    return found


class CorrectionView(APIView):
    """One correction."""

    @extend_schema(operation_id="study_correction_remove", tags=["progress"], responses={204: None})
    def delete(self, request: Request, correction_id: UUID) -> Response:
        """Forget it; what was counted stands as before."""
        correction = access.correction(person(request), correction_id)
        services.remove_correction(correction=correction)
        return Response(status=204)


class CalendarView(APIView):
    """The address of the private calendar."""

    @extend_schema(
        operation_id="plan_calendar", tags=["progress"], responses=serializers.CalendarOut
    )
    def get(self, request: Request) -> Response:
        """The address, if there is one."""
        return _calendar(request, selectors.feed_of(person(request)))

    @extend_schema(
        operation_id="plan_calendar_renew",
        tags=["progress"],
        request=None,
        responses=serializers.CalendarOut,
    )
    def post(self, request: Request) -> Response:
        """Make an address; an older one stops working."""
        return _calendar(request, services.renew_feed(learner=person(request)))

    @extend_schema(operation_id="plan_calendar_revoke", tags=["progress"], responses={204: None})
    def delete(self, request: Request) -> Response:
        """Let the address stop working."""
        services.revoke_feed(learner=person(request))
        return Response(status=204)


def _calendar(request: Request, feed: CalendarFeed | None) -> Response:
    url = None
    if feed is not None:
        url = request.build_absolute_uri(reverse("progress:calendar", args=[feed.token]))
    return Response(serializers.CalendarOut({"url": url}).data)
