"""Reports and ratings for apps, and for authors' scripts."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.access import signed_in
from config.bilingual import active_language
from config.pagination import NewestFirst
from curriculum.api import LANGUAGE, django_request
from curriculum.models import Week
from curriculum.reports import access, places, selectors, services, throttling
from curriculum.reports.models import PlaceKind, Report
from curriculum.reports.serializers import (
    ClarityGiven,
    ClaritySaid,
    MaterialPlaces,
    MaterialReport,
    MaterialReportForAuthors,
    ReportAnswerGiven,
    ReportGiven,
)

TAGS = ["reports"]


class Reports(ListAPIView[Report]):
    """One's own reports."""

    serializer_class = MaterialReport
    pagination_class = NewestFirst

    def get_queryset(self) -> QuerySet[Report]:
        """The asker's own."""
        return selectors.own_reports(signed_in(self.request.user))

    @extend_schema(operation_id="material_reports", tags=TAGS)
    def get(self, request: Request, *args: object, **kwargs: object) -> Response:
        """Your reports on passages, questions and labs, newest first, with the answers."""
        return super().get(request, *args, **kwargs)

    @extend_schema(
        operation_id="material_report",
        tags=TAGS,
        parameters=[LANGUAGE],
        request=ReportGiven,
        responses={201: MaterialReport, 200: MaterialReport},
    )
    def post(self, request: Request) -> Response:
        """Report something. Another one on the same place, while the first is open, replaces it."""
        learner = signed_in(request.user)
        given = ReportGiven(data=request.data)
        given.is_valid(raise_exception=True)
        values = dict(given.validated_data)
        kind, text = values.pop("kind"), values.pop("text")
        throttling.report_counts(django_request(request), learner)
        place = _place(request, values)
        row, new = services.report(learner=learner, place=place, kind=kind, text=text)
        shown = access.own_report(learner, row.pk)
        return Response(MaterialReport(shown).data, status=201 if new else 200)


def _place(request: Request, values: dict[str, Any]) -> places.Place:
    return places.find(
        learner=signed_in(request.user),
        kind=values["place"],
        course=values["course"],
        week=values["week"],
        slug=values["slug"],
        language=active_language(),
    )


class ReportView(APIView):
    """One of one's own reports."""

    @extend_schema(operation_id="material_report_one", tags=TAGS, responses=MaterialReport)
    def get(self, request: Request, report_id: UUID) -> Response:
        """One of your reports."""
        return Response(MaterialReport(access.own_report(request.user, report_id)).data)


class Ratings(APIView):
    """Whether a place was clear."""

    @extend_schema(
        operation_id="clarity_rate",
        tags=TAGS,
        parameters=[LANGUAGE],
        request=ClarityGiven,
        responses=ClaritySaid,
    )
    def put(self, request: Request) -> Response:
        """Say whether a place was clear. Said again, the newest word counts."""
        learner = signed_in(request.user)
        given = ClarityGiven(data=request.data)
        given.is_valid(raise_exception=True)
        values = dict(given.validated_data)
        clear = values.pop("clear")
        throttling.rating_counts(django_request(request), learner)
        row = services.rate(learner=learner, place=_place(request, values), clear=clear)
        return Response(ClaritySaid(row).data)


class AuthorReports(ListAPIView[Report]):
    """Reports to answer."""

    serializer_class = MaterialReportForAuthors
    pagination_class = NewestFirst

    def get_queryset(self) -> QuerySet[Report]:
        """All for authors and operators, their learners' for mentors."""
        asked = self.request.query_params
        wanted = {
            name: asked.get(name, "") for name in ("state", "kind", "place", "week", "language")
        }
        rows = access.reports_to_answer(self.request.user)
        return selectors.narrowed(rows, selectors.Wanted(**wanted))

    def get_serializer(self, *args: Any, **kwargs: Any) -> Any:
        """With the present versions, so that each row says whether its place has changed."""
        rows = args[0] if args else []
        kwargs["context"] = {"present": selectors.present_versions(rows)}
        return MaterialReportForAuthors(*args, **kwargs)

    @extend_schema(
        operation_id="author_reports",
        tags=TAGS,
        parameters=[
            OpenApiParameter("state", str, enum=Report.State.values),
            OpenApiParameter("kind", str, enum=Report.Kind.values),
            OpenApiParameter("place", str, enum=PlaceKind.values),
            OpenApiParameter("week", str, description="`course/week`."),
            OpenApiParameter("language", str, enum=["ja", "en"]),
        ],
    )
    def get(self, request: Request, *args: object, **kwargs: object) -> Response:
        """Reports with version, language and the words as they stood. Authors; mentors: theirs."""
        return super().get(request, *args, **kwargs)


class AuthorReport(APIView):
    """One report to answer."""

    @extend_schema(operation_id="author_report", tags=TAGS, responses=MaterialReportForAuthors)
    def get(self, request: Request, report_id: UUID) -> Response:
        """One report."""
        return _for_authors(access.report_to_answer(request.user, report_id))

    @extend_schema(
        operation_id="author_report_answer",
        tags=TAGS,
        request=ReportAnswerGiven,
        responses=MaterialReportForAuthors,
    )
    def patch(self, request: Request, report_id: UUID) -> Response:
        """Answer or resolve it; the reporter sees the reply."""
        row = access.report_to_answer(request.user, report_id)
        given = ReportAnswerGiven(data=request.data)
        given.is_valid(raise_exception=True)
        services.answer(report=row, by=signed_in(request.user), **given.validated_data)
        return _for_authors(row)


def _for_authors(row: Report) -> Response:
    context = {"present": selectors.present_versions([row])}
    return Response(MaterialReportForAuthors(row, context=context).data)


class AuthorPlaces(APIView):
    """What was said, place by place."""

    @extend_schema(operation_id="author_places", tags=TAGS, responses=MaterialPlaces)
    def get(self, request: Request) -> Response:
        """Counts of reports and ratings of every place that has any. Authors only."""
        access.author(request.user)
        ranked = selectors.ranked(selectors.tallies().values())
        weeks = Week.objects.select_related("course").in_bulk({one.week for one in ranked})
        rows = [{"tally": one, "week": weeks[one.week]} for one in ranked]
        return Response(MaterialPlaces({"places": rows}).data)
