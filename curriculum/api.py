"""The API's view of the path, lessons and concepts. Reading is open to everybody."""

from __future__ import annotations

import hashlib

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.generics import ListAPIView
from rest_framework.permissions import AllowAny
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.access import signed_in
from config.pagination import CursorPagination
from curriculum import access, selectors, serializers, services
from curriculum.models import Concept, StudyMinute

COURSE = OpenApiParameter("course", str, OpenApiParameter.PATH, description="Id of the course.")
WEEK = OpenApiParameter("week", str, OpenApiParameter.PATH, description="Id of the week.")
LANGUAGE = OpenApiParameter(
    "Accept-Language", str, OpenApiParameter.HEADER, description="`ja` or `en`."
)


def etag_of(content: object) -> str:
    """A strong tag: equal exactly when the bytes of the answer are equal."""
    return f'"{hashlib.sha256(JSONRenderer().render(content)).hexdigest()[:32]}"'


def django_request(request: Request) -> HttpRequest:
    """The request as Django made it; DRF documents this attribute as the way to it."""
    return request._request  # noqa: SLF001


def conditional(request: Request, content: object) -> HttpResponseBase:
    """Answer with the content and its tag, or 304 when the asker has it already."""
    tag = etag_of(content)
    answer = Response(content, headers={"ETag": tag, "Cache-Control": "no-cache"})
    answer["Vary"] = "Accept-Language"
    known = get_conditional_response(django_request(request), etag=tag)
    if known is None:
        return answer
    for name in ("ETag", "Cache-Control", "Vary"):
        known[name] = answer[name]
    return known


class Public(APIView):
    """Open to everybody, signed in or not."""

    permission_classes = [AllowAny]


class PathView(Public):
    """The whole path."""

    @extend_schema(
        operation_id="path",
        tags=["path"],
        parameters=[LANGUAGE],
        responses={200: serializers.Path, 304: OpenApiResponse(description="Not modified.")},
    )
    def get(self, request: Request) -> HttpResponseBase:
        """Programs, courses and weeks in order. Answers 304 to a matching If-None-Match."""
        tree = {"programs": selectors.program_tree()}
        return conditional(request, serializers.Path(tree).data)


class WeekView(Public):
    """One week."""

    @extend_schema(
        operation_id="week",
        tags=["path"],
        parameters=[COURSE, WEEK, LANGUAGE],
        responses=serializers.WeekDetail,
    )
    def get(self, request: Request, course: str, week: str) -> Response:
        """A week with its topics, concepts and labs."""
        return Response(serializers.WeekDetail(access.week(course, week)).data)


class LessonView(Public):
    """A week's lesson."""

    @extend_schema(
        operation_id="lesson",
        tags=["lessons"],
        parameters=[
            COURSE,
            WEEK,
            LANGUAGE,
            OpenApiParameter("If-None-Match", str, OpenApiParameter.HEADER),
        ],
        responses={200: serializers.Lesson, 304: OpenApiResponse(description="Not modified.")},
    )
    def get(self, request: Request, course: str, week: str) -> HttpResponseBase:
        """The lesson in the language of the request; 404 while it is in preparation."""
        found, version = access.lesson(course, week)
        version.week = found
        return conditional(request, serializers.Lesson(version).data)


class LessonFinishedView(APIView):
    """The learner has read a lesson."""

    @extend_schema(
        operation_id="lesson_finished",
        tags=["lessons"],
        parameters=[COURSE, WEEK],
        request=None,
        responses=serializers.Finished,
    )
    def post(self, request: Request, course: str, week: str) -> Response:
        """Note that the lesson is read. May be repeated: the first time counts."""
        found = access.week(course, week)
        read = services.finish_lesson(learner=signed_in(request.user), week=found)
        return Response(serializers.Finished(read).data)


class LessonPulseView(APIView):
    """The learner is reading."""

    @extend_schema(
        operation_id="lesson_pulse",
        tags=["lessons"],
        parameters=[COURSE, WEEK],
        request=None,
        responses={204: None},
    )
    def post(self, request: Request, course: str, week: str) -> Response:
        """Count the present minute as study time; send once a minute while the lesson is seen."""
        found = access.week(course, week)
        learner = signed_in(request.user)
        services.record_study(learner=learner, week=found, kind=StudyMinute.Kind.LESSON)
        return Response(status=204)


class InOrder(CursorPagination):
    """Pages in the order in which concepts can be learned."""

    ordering = ("position", "id")
    page_size = 100
    max_page_size = 200


class ConceptsView(ListAPIView[Concept]):
    """All concepts."""

    permission_classes = [AllowAny]
    pagination_class = InOrder
    serializer_class = serializers.ConceptInList

    @extend_schema(operation_id="concepts", tags=["concepts"], parameters=[LANGUAGE])
    def get(self, request: Request, *args: object, **kwargs: object) -> Response:
        """Concepts with the ids of their prerequisites."""
        return super().get(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet[Concept]:
        """Concepts of the path, prerequisites fetched."""
        return selectors.concepts_in_order()


class ConceptView(Public):
    """One concept."""

    @extend_schema(
        operation_id="concept",
        tags=["concepts"],
        parameters=[OpenApiParameter("concept", str, OpenApiParameter.PATH), LANGUAGE],
        responses=serializers.ConceptDetail,
    )
    def get(self, request: Request, concept: str) -> Response:
        """A concept with prerequisites, what it leads to, and the weeks that teach it."""
        return Response(serializers.ConceptDetail(access.concept(concept)).data)
