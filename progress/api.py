"""Progress for apps and scripts, and the mentor's views."""

from __future__ import annotations

from uuid import UUID

from django.db.models import F, QuerySet
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.access import group_for_mentor, person
from accounts.models import Membership
from config.pagination import CursorPagination
from progress import access, members, selectors, serializers
from progress.advice.selectors import advice_for, whole_of
from progress.statistics import statistics_of

LANGUAGE = OpenApiParameter(
    "Accept-Language", str, OpenApiParameter.HEADER, description="`ja` or `en`."
)
SUBMISSIONS_SHOWN = 25


class ProgressView(APIView):
    """One's own standing."""

    @extend_schema(
        operation_id="progress",
        tags=["progress"],
        parameters=[LANGUAGE],
        responses=serializers.PathProgress,
    )
    def get(self, request: Request) -> Response:
        """The path with states, percentages and what they are made of."""
        whole = whole_of(person(request))
        found = serializers.PathProgress(whole.path, context={"doors": whole.doors})
        return Response(found.data)


class NextActionView(APIView):
    """What to do now."""

    @extend_schema(
        operation_id="next_action",
        tags=["progress"],
        parameters=[LANGUAGE],
        responses=serializers.NextAction,
    )
    def get(self, request: Request) -> Response:
        """One action with its reason and minutes, and up to two others."""
        advice = advice_for(person(request))
        found = {"action": advice.step, "others": advice.others}
        return Response(serializers.NextAction(found).data)


class StatisticsView(APIView):
    """One's own figures."""

    @extend_schema(
        operation_id="statistics", tags=["progress"], responses=serializers.StatisticsOut
    )
    def get(self, request: Request) -> Response:
        """Time, attempts, accuracy, certainty, passes, and every local day with running totals."""
        return Response(serializers.StatisticsOut(statistics_of(person(request))).data)


class ByName(CursorPagination):
    """Members in the order in which the page shows them."""

    ordering = ("name", "id")
    page_size = 50
    max_page_size = 100


class MembersView(GenericAPIView[Membership]):
    """The members of a group that one mentors."""

    pagination_class = ByName
    queryset = Membership.objects.none()

    def rows(self, group_id: UUID) -> QuerySet[Membership]:
        """Those who are in the group now."""
        group = group_for_mentor(person(self.request), group_id)
        now = group.memberships.filter(left_at__isnull=True).select_related("learner")
        return now.annotate(name=F("learner__display_name"))

    @extend_schema(
        operation_id="group_members",
        tags=["groups"],
        parameters=[LANGUAGE],
        responses=serializers.MemberOut(many=True),
    )
    def get(self, request: Request, group_id: UUID) -> Response:
        """Members with their percentage in each course and when they were last active."""
        page = self.paginate_queryset(self.rows(group_id)) or []
        found = members.overview([membership.learner for membership in page])
        lines = [serializers.MemberOut(member).data for member in found]
        return self.get_paginated_response(lines)


class MemberProgressView(APIView):
    """A member of a group that one mentors."""

    @extend_schema(
        operation_id="group_member_progress",
        tags=["groups"],
        parameters=[LANGUAGE],
        responses=serializers.MemberProgress,
    )
    def get(self, request: Request, group_id: UUID, public_id: UUID) -> Response:
        """A member's path, figures and recent submissions."""
        _group, learner = access.member_of_group(person(request), group_id, public_id)
        found = {
            "learner": learner,
            "last_active": members.last_active([learner]).get(learner.pk),
            "path": selectors.path_of(learner),
            "statistics": statistics_of(learner),
            "submissions": selectors.recent_submissions([learner.pk], SUBMISSIONS_SHOWN),
        }
        return Response(serializers.MemberProgress(found).data)
