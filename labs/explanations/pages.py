"""A pasted traceback, explained: on a page and in the API. Nothing of it is stored."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import ScopedRateThrottle
from rest_framework.views import APIView

from config.problems import Invalid
from labs.diagnosis.errors import MAX_CHARACTERS
from labs.explanations import presentation as explanations
from labs.explanations.serializers import ExplainedTraceback, TracebackGiven

NO_ERROR = gettext_lazy(
    "There is no error in this text. Paste everything from “Traceback” to the last line, which "
    "names the error, such as “ValueError: ...”."
)
NOTHING = gettext_lazy("Paste the text of an error first.")


@require_http_methods(["GET", "HEAD", "POST"])
def paste(request: HttpRequest) -> HttpResponse:
    """A field for a traceback, and below it what it means."""
    typed = request.POST.get("traceback", "")
    text = typed[-MAX_CHARACTERS:]
    found = explanations.of_traceback(text) if text.strip() else None
    problem = "" if request.method != "POST" or found else NO_ERROR if text.strip() else NOTHING
    context = {
        "typed": text,
        "found": found,
        "marked": explanations.MarkedLine(found.line, found.source_line, "", "") if found else None,
        "problem": problem,
        "breadcrumb": [{"title": _("Explain an error")}],
        "longest": MAX_CHARACTERS,
    }
    return render(request, "labs/errors.html", context, status=422 if problem else 200)


class ExplainTracebackView(APIView):
    """What a traceback means."""

    permission_classes = [AllowAny]
    throttle_classes = [ScopedRateThrottle]
    throttle_scope = "grading"

    @extend_schema(
        operation_id="explain_traceback",
        tags=["labs"],
        parameters=[
            OpenApiParameter(
                "Accept-Language", str, OpenApiParameter.HEADER, description="`ja` or `en`."
            )
        ],
        request=TracebackGiven,
        responses=ExplainedTraceback,
    )
    def post(self, request: Request) -> Response:
        """What happened, likely causes in order, what to look at. Nothing is stored."""
        given = TracebackGiven(data=request.data)
        given.is_valid(raise_exception=True)
        found = explanations.of_traceback(given.validated_data["traceback"])
        if found is None:
            raise Invalid(errors={"traceback": [NO_ERROR]})
        return Response(found.as_json())
