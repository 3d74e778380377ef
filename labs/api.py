"""Labs for apps, scripts and the lab page of the site."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.generics import ListAPIView
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.throttling import ScopedRateThrottle
from rest_framework.views import APIView

from accounts.access import signed_in
from config.bilingual import active_language
from config.problems import Invalid, NotFound
from labs import access, limits, result_serializers, selectors, serializers, services, uploads
from labs.diagnosis import api_changes
from labs.models import Lab, Submission
from labs.results import api_findings, events, following

LANGUAGE = OpenApiParameter(
    "Accept-Language", str, OpenApiParameter.HEADER, description="`ja` or `en`."
)
SLUG = OpenApiParameter("slug", str, OpenApiParameter.PATH, description="Id of the lab.")
KEY = OpenApiParameter(
    "Idempotency-Key",
    str,
    OpenApiParameter.HEADER,
    description="Up to 64 characters; however often the same arrives, it is one submission.",
)
IF_MATCH = OpenApiParameter(
    "If-Match", str, OpenApiParameter.HEADER, description='The revision typed upon, as `"7"`.'
)
TAGS = ["labs"]
LONGEST_KEY = 64
JSON, EVENTS = "application/json", "text/event-stream"
STREAMED = OpenApiResponse(OpenApiTypes.STR, description="Its events, beginning with `submission`.")


class EventStream(JSONRenderer):
    """Lets a client ask for events; what is no stream (a refusal, say) is JSON all the same."""

    media_type = EVENTS
    format = "events"


def validated(serializer: type[Serializer[Any]], data: Any) -> dict[str, Any]:
    """The checked values of a request, or a 400 that says where."""
    given = serializer(data=data)
    given.is_valid(raise_exception=True)
    values: dict[str, Any] = given.validated_data
    return values


def uuid_or_not_found(text: str | None) -> UUID | None:
    """The id in a query; NotFound for what is none."""
    try:
        return UUID(text) if text else None
    except ValueError:
        raise NotFound from None


class LabsView(ListAPIView[Lab]):
    """Labs that can be worked on."""

    serializer_class = serializers.LabInList
    pagination_class = None

    def get_queryset(self) -> Any:
        """In the order of the path."""
        order = ("week__course__position", "week__position", "position")
        return selectors.labs_with_versions().order_by(*order)

    @extend_schema(operation_id="labs", tags=TAGS, parameters=[LANGUAGE])
    def get(self, request: Request) -> Response:
        """All labs in the order of the path."""
        return self.list(request)


class LabView(APIView):
    """One lab."""

    @extend_schema(
        operation_id="lab",
        tags=TAGS,
        parameters=[SLUG, LANGUAGE],
        responses=serializers.LabDetail,
    )
    def get(self, request: Request, slug: str) -> Response:
        """Functions, names of checks, limits, starter, instructions."""
        lab = access.lab_for(request.user, slug)
        context = {"starter": selectors.starter_of(lab)}
        return Response(serializers.LabDetail(lab, context=context).data)


class DraftView(APIView):
    """What the learner has typed so far."""

    @extend_schema(
        operation_id="lab_draft",
        tags=TAGS,
        parameters=[SLUG],
        responses=serializers.DraftData,
    )
    def get(self, request: Request, slug: str) -> Response:
        """The draft; the starter with revision 0 when nothing was saved yet."""
        lab = access.lab_for(request.user, slug)
        draft = selectors.draft_of(signed_in(request.user), lab)
        if draft is None:
            starter = selectors.starter_of(lab)
            return _draft_answer({"source": starter, "revision": 0, "saved_at": None})
        return _draft_answer(serializers.DraftData(draft).data)

    @extend_schema(
        operation_id="lab_draft_save",
        tags=TAGS,
        parameters=[SLUG, IF_MATCH],
        request=serializers.DraftGiven,
        responses={
            200: serializers.DraftData,
            409: OpenApiResponse(
                description="Saved elsewhere in the meantime: a problem with `source` and "
                "`revision` of the saved version."
            ),
        },
    )
    def put(self, request: Request, slug: str) -> Response:
        """Save. Repeating a request is safe."""
        lab = access.lab_for(request.user, slug)
        given = validated(serializers.DraftGiven, request.data)
        draft = services.save_draft(
            learner=signed_in(request.user),
            lab=lab,
            source=given["source"],
            revision=_revision(request, given),
        )
        return _draft_answer(serializers.DraftData(draft).data)


def _draft_answer(data: dict[str, Any]) -> Response:
    """The draft, with the tag that the next save sends back in If-Match."""
    return Response(data, headers={"ETag": f'"{data["revision"]}"', "Cache-Control": "no-store"})


def _revision(request: Request, given: dict[str, Any]) -> int:
    tag = request.headers.get("If-Match", "").strip().removeprefix("W/").strip('"')
    if tag.isascii() and tag.isdigit() and len(tag) < 10:
        return int(tag)
    if "revision" not in given:
        raise Invalid(errors={"revision": [_("Say which revision this was typed upon.")]})
    return int(given["revision"])


class LabSubmissionsView(ListAPIView[Submission]):
    """Submissions to a lab."""

    serializer_class = result_serializers.SubmissionInList

    def get_throttles(self) -> Any:
        """Reading is free; handing in is not."""
        return [ScopedRateThrottle()] if self.request.method == "POST" else []

    throttle_scope = "grading"

    def get_renderers(self) -> list[BaseRenderer]:
        """Handing in may also be answered with the events of what was handed in."""
        renderers = super().get_renderers()
        return [*renderers, EventStream()] if self.request.method == "POST" else renderers

    def get_queryset(self) -> Any:
        """One's own, or those of a learner whose work one may review."""
        lab = access.lab_for(self.request.user, self.kwargs["slug"])
        learner = uuid_or_not_found(self.request.query_params.get("learner"))
        return access.history_for(self.request.user, lab, learner)[1]

    @extend_schema(
        operation_id="lab_submissions",
        tags=TAGS,
        parameters=[
            SLUG,
            OpenApiParameter("learner", UUID, description="For mentors: a learner's id."),
        ],
    )
    def get(self, request: Request, slug: str) -> Response:
        """Submissions to a lab, newest first, in pages with cursors."""
        return self.list(request)

    @extend_schema(
        operation_id="lab_submit",
        tags=TAGS,
        parameters=[SLUG, KEY, LANGUAGE],
        request=result_serializers.SubmissionGiven,
        responses={
            (201, JSON): result_serializers.SubmissionStarted,
            (201, EVENTS): STREAMED,
            (200, JSON): OpenApiResponse(
                result_serializers.SubmissionStarted,
                description="It was there already: the same one.",
            ),
            (200, EVENTS): STREAMED,
        },
    )
    def post(self, request: Request, slug: str) -> HttpResponseBase:
        """Hand code in.

        `run` looks at the visible examples, `submit` is graded, `trace` follows one `function` on
        a visible example and says what every assignment was.

        With `Accept: text/event-stream` the answer is the stream of its events, the first of which
        is `submission`; who has too many streams open gets the usual answer.
        """
        lab = access.lab_to_submit_for(request.user, slug)
        given = validated(result_serializers.SubmissionGiven, request.data)
        submission, new = services.create_submission(
            learner=signed_in(request.user),
            lab=lab,
            source=given["source"],
            mode=given["mode"],
            function=given["function"],
            language=active_language(),
            idempotency_key=_key(request),
        )
        brief, status = following.brief(submission), 201 if new else 200
        stream = None
        if isinstance(request.accepted_renderer, EventStream):
            stream = events.handed_in(submission, signed_in(request.user), brief, status=status)
        return stream or Response(brief, status=status, content_type=JSON)


def _key(request: Request) -> str | None:
    key = request.headers.get("Idempotency-Key", "").strip()
    if len(key) > LONGEST_KEY or not key.isprintable():
        raise Invalid(_("An Idempotency-Key has at most 64 printable characters."))
    return key or None


class UploadsView(APIView):
    """Files instead of typing."""

    @extend_schema(
        operation_id="lab_upload",
        tags=TAGS,
        parameters=[SLUG, LANGUAGE],
        request={"multipart/form-data": serializers.UploadGiven},
        responses=serializers.UploadResult,
    )
    def post(self, request: Request, slug: str) -> Response:
        """The source text of a .py or .ipynb file. Nothing is saved and nothing is run."""
        access.lab_for(request.user, slug)
        given = validated(serializers.UploadGiven, request.data)
        return Response({"source": uploads.read_upload(given["file"])})


class CheckApiView(APIView):
    """Old APIs in a piece of code."""

    throttle_classes = [ScopedRateThrottle]
    throttle_scope = "grading"

    @extend_schema(
        operation_id="check_api",
        tags=TAGS,
        parameters=[LANGUAGE],
        request=result_serializers.CheckApiGiven,
        responses=result_serializers.CheckApiResult,
    )
    def post(self, request: Request) -> Response:
        """Uses of APIs that NumPy, TensorFlow or Keras have removed or renamed; nothing is run."""
        signed_in(request.user)
        source = validated(result_serializers.CheckApiGiven, request.data)["source"]
        services.check_size(source)
        found = [finding.as_json() for finding in api_changes.find(source)]
        return Response({"api_changes": api_findings.shown(found)})


class SubmissionView(APIView):
    """One submission."""

    @extend_schema(
        operation_id="submission",
        tags=TAGS,
        parameters=[LANGUAGE],
        responses=result_serializers.SubmissionDetail,
    )
    def get(self, request: Request, submission_id: UUID) -> Response:
        """State and all results so far; poll this where events do not get through."""
        submission = access.submission_for(request.user, submission_id)
        return Response(result_serializers.submission_json(submission))


class CancelView(APIView):
    """Taking a submission back."""

    @extend_schema(
        operation_id="submission_cancel",
        tags=TAGS,
        request=None,
        responses=result_serializers.SubmissionStarted,
    )
    def post(self, request: Request, submission_id: UUID) -> Response:
        """Cancel it unless it has ended; asking twice changes nothing."""
        submission = access.own_submission_for(request.user, submission_id)
        services.cancel_submission(submission=submission)
        return Response(following.brief(submission))


class CommentsView(APIView):
    """Remarks of mentors on lines of a submission."""

    @extend_schema(
        operation_id="submission_comments",
        tags=TAGS,
        responses=serializers.CommentData(many=True),
    )
    def get(self, request: Request, submission_id: UUID) -> Response:
        """All remarks by line. When the learner reads them they count as seen."""
        submission = access.submission_for(request.user, submission_id)
        comments = list(submission.comments.select_related("author"))
        services.mark_comments_seen(submission=submission, reader=signed_in(request.user))
        return Response(serializers.CommentData(comments, many=True).data)

    @extend_schema(
        operation_id="submission_comment",
        tags=TAGS,
        request=serializers.CommentGiven,
        responses={201: serializers.CommentData},
    )
    def post(self, request: Request, submission_id: UUID) -> Response:
        """Write a remark; for mentors of the learner's groups."""
        submission = access.reviewable_submission_for(request.user, submission_id)
        given = validated(serializers.CommentGiven, request.data)
        comment = services.add_comment(
            submission=submission, author=signed_in(request.user), **given
        )
        return Response(serializers.CommentData(comment).data, status=201)


class WorkersView(APIView):
    """Who grades now."""

    @extend_schema(operation_id="workers", tags=TAGS, responses=serializers.WorkersData)
    def get(self, request: Request) -> Response:
        """Queues that are served, and workers heard of lately with their sandbox layers."""
        user = signed_in(request.user)
        alive = selectors.live_queues()
        queues = sorted(set(limits.QUEUES.values()) | {"gpu"})
        workers = selectors.recent_workers()
        context = {"operator": user.is_operator}
        shown = serializers.WorkerData(workers, many=True, context=context).data
        return Response({"queues": {name: name in alive for name in queues}, "workers": shown})
