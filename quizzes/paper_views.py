"""Beginning the questions of a reading, as a page and over the API."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.access import person, signed_in
from config.bilingual import active_language
from curriculum.papers import selectors as papers
from quizzes import serializers
from quizzes.api import LANGUAGE, detail
from quizzes.papers import paper_start


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, paper: str) -> HttpResponse:
    """Go on with the questions, or begin them."""
    found = papers.paper(paper)
    if request.method != "POST":
        return redirect("curriculum:paper", found.slug)
    attempt, _ = paper_start(learner=person(request), paper=found, language=active_language())
    return redirect("quizzes:question", attempt.pk)


class PaperAttempts(APIView):
    """The questions of a reading."""

    @extend_schema(
        operation_id="paper_quiz_start",
        tags=["papers"],
        parameters=[LANGUAGE],
        request=None,
        responses={
            201: serializers.QuizAttemptDetailSerializer,
            200: serializers.QuizAttemptDetailSerializer,
        },
    )
    def post(self, request: Request, paper: str) -> Response:
        """Begin the questions of a reading, or get the open attempt back; answer as in a quiz."""
        learner, found = signed_in(request.user), papers.paper(paper)
        attempt, new = paper_start(learner=learner, paper=found, language=active_language())
        return Response(detail(attempt), status=201 if new else 200)
