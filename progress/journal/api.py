"""The diary for apps and scripts. Only the owner writes; mentors read what is shared."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.access import person
from accounts.models import User
from config.bilingual import LANGUAGES, active_language
from config.problems import Invalid
from curriculum.models import Course, Week
from progress.journal import access, article, drafts, project_map, selectors, services, then_now
from progress.journal.serializers import (
    EntryGiven,
    EntryOut,
    PairsOut,
    ProjectMapOut,
    SharedGiven,
    SharedOut,
    StartedOut,
    WorriesGiven,
    WorryOut,
)
from progress.models import GapAnswer, JournalEntry

TAGS = ["journal"]
LANGUAGE = OpenApiParameter(
    "Accept-Language", str, OpenApiParameter.HEADER, description="`ja` or `en`."
)
CLASH = OpenApiResponse(
    description="Saved elsewhere in the meantime: a problem with the saved texts and `revision`."
)


def entry_json(place: Week | Course, entry: JournalEntry | None, page: Any = None) -> Any:
    """An entry of a week or a course as the API shows it; without a page no draft."""
    draft = drafts.draft_of(page.seen) if page else None
    return {
        "course": place.course.slug if isinstance(place, Week) else place.slug,
        "week": place.slug if isinstance(place, Week) else None,
        **{name: getattr(entry, name, "") for name in services.FIELDS},
        "revision": entry.revision if entry else 0,
        "saved_at": entry.saved_at if entry else None,
        "shared": bool(entry and entry.shared_at),
        "days": page.seen.days if page else 0,
        "minutes": page.seen.total_minutes if page else 0,
        "draft": {"gained": draft.gained, "hard": draft.hard} if draft else {},
    }


class JournalView(APIView):
    """One's own diary."""

    @extend_schema(
        operation_id="journal",
        tags=TAGS,
        parameters=[LANGUAGE],
        responses=EntryOut(many=True),
    )
    def get(self, request: Request) -> Response:
        """Weeks in which anything was done or written, and impressions of courses."""
        rows = []
        for chapter in selectors.chapters_of(person(request)):
            if chapter.entry:
                rows.append(entry_json(chapter.course, chapter.entry))
            rows += [entry_json(page.week, page.entry, page) for page in chapter.pages]
        return Response(EntryOut(rows, many=True).data)


def _shown(learner: User, place: Week | Course) -> Response:
    """The entry with its draft."""
    page = selectors.page_of(learner, place) if isinstance(place, Week) else None
    entry = page.entry if page else selectors.entry_of(learner, place)
    data = EntryOut(entry_json(place, entry, page)).data
    return Response(data, headers={"Cache-Control": "no-store"})


def _save(request: Request, place: Week | Course) -> Response:
    """Save what was sent."""
    learner, given = person(request), EntryGiven(data=request.data)
    given.is_valid(raise_exception=True)
    texts = dict(given.validated_data)
    revision = texts.pop("revision")
    services.save_entry(learner=learner, place=place, texts=texts, revision=revision)
    return _shown(learner, place)


def _share(request: Request, place: Week | Course) -> Response:
    """Set who may read."""
    learner, given = person(request), SharedGiven(data=request.data)
    given.is_valid(raise_exception=True)
    entry = selectors.entry_of(learner, place) or services.save_entry(
        learner=learner, place=place, texts={}, revision=0
    )
    services.share_entry(entry=entry, shared=given.validated_data["shared"])
    return _shown(learner, place)


class WeekEntryView(APIView):
    """A week's entry."""

    @extend_schema(
        operation_id="journal_week", tags=TAGS, parameters=[LANGUAGE], responses=EntryOut
    )
    def get(self, request: Request, course: str, week: str) -> Response:
        """The entry, with a draft from what the site saw."""
        return _shown(person(request), access.place_of_week(course, week))

    @extend_schema(
        operation_id="journal_week_save",
        tags=TAGS,
        request=EntryGiven,
        responses={200: EntryOut, 409: CLASH},
    )
    def put(self, request: Request, course: str, week: str) -> Response:
        """Save. Repeating a request is safe."""
        return _save(request, access.place_of_week(course, week))

    @extend_schema(
        operation_id="journal_week_share", tags=TAGS, request=SharedGiven, responses=EntryOut
    )
    def patch(self, request: Request, course: str, week: str) -> Response:
        """Let mentors read it, or no longer."""
        return _share(request, access.place_of_week(course, week))


class CourseEntryView(APIView):
    """The overall impression of a course."""

    @extend_schema(
        operation_id="journal_course", tags=TAGS, parameters=[LANGUAGE], responses=EntryOut
    )
    def get(self, request: Request, course: str) -> Response:
        """The impression."""
        return _shown(person(request), access.place_of_course(course))

    @extend_schema(
        operation_id="journal_course_save",
        tags=TAGS,
        request=EntryGiven,
        responses={200: EntryOut, 409: CLASH},
    )
    def put(self, request: Request, course: str) -> Response:
        """Save. Repeating a request is safe."""
        return _save(request, access.place_of_course(course))

    @extend_schema(
        operation_id="journal_course_share", tags=TAGS, request=SharedGiven, responses=EntryOut
    )
    def patch(self, request: Request, course: str) -> Response:
        """Let mentors read it, or no longer."""
        return _share(request, access.place_of_course(course))


class GapsView(APIView):
    """Worries before and after."""

    @extend_schema(operation_id="journal_gaps", tags=TAGS, responses=WorryOut(many=True))
    def get(self, request: Request) -> Response:
        """Everything said so far."""
        return Response(WorryOut(selectors.gaps_of(person(request)), many=True).data)

    @extend_schema(
        operation_id="journal_gaps_answer",
        tags=TAGS,
        request=WorriesGiven,
        responses=WorryOut(many=True),
    )
    def post(self, request: Request) -> Response:
        """Say how worried one is, or was."""
        learner = person(request)
        given = WorriesGiven(data=request.data)
        given.is_valid(raise_exception=True)
        values = given.validated_data
        slug = values.pop("course")
        if slug and values["moment"] == GapAnswer.Moment.BEFORE:
            raise Invalid(errors={"course": ["`before` is about the whole path."]})
        services.answer_gaps(
            learner=learner,
            moment=values.pop("moment"),
            course=access.place_of_course(slug) if slug else None,
            answers=values,
        )
        return self.get(request)


class ThenNowView(APIView):
    """Me then, me now."""

    @extend_schema(
        operation_id="journal_then_now", tags=TAGS, parameters=[LANGUAGE], responses=PairsOut
    )
    def get(self, request: Request) -> Response:
        """The same questions, weeks apart."""
        learner = person(request)
        found = {
            "pairs": then_now.pairs_of(learner, active_language()),
            "ready": len(then_now.ready_again(learner, timezone.now())),
        }
        return Response(PairsOut(found).data)

    @extend_schema(
        operation_id="journal_then_now_start", tags=TAGS, request=None, responses=StartedOut
    )
    def post(self, request: Request) -> Response:
        """Begin a short set of questions met three weeks ago or more. 409: none is old enough."""
        attempt = then_now.start_again(
            learner=person(request), now=timezone.now(), language=active_language()
        )
        return Response(StartedOut({"attempt": attempt.pk, "size": attempt.size}).data)


class ProjectMapView(APIView):
    """What was learned, arranged as real work is."""

    @extend_schema(
        operation_id="journal_project_map",
        tags=TAGS,
        parameters=[LANGUAGE],
        responses=ProjectMapOut,
    )
    def get(self, request: Request) -> Response:
        """Concepts known now and labs passed, by the four steps of real work."""
        steps = project_map.project_map(person(request), timezone.now())
        return Response(ProjectMapOut({"steps": steps}).data)


class ExportView(APIView):
    """The whole diary as one article."""

    @extend_schema(
        operation_id="journal_export",
        tags=TAGS,
        parameters=[
            OpenApiParameter("language", str, enum=list(LANGUAGES), description="Of headings.")
        ],
        responses={(200, "text/markdown"): OpenApiTypes.STR},
    )
    def get(self, request: Request) -> HttpResponse:
        """Markdown with front matter. What was written is not translated."""
        learner = person(request)
        wanted = request.query_params.get("language") or active_language()
        language = next((one for one in LANGUAGES if one == wanted), None)
        if language is None:
            raise Invalid(errors={"language": ["`ja` or `en`."]})
        found = article.article_of(learner, language)
        answer = HttpResponse(found.text, content_type="text/markdown; charset=utf-8")
        answer["Content-Disposition"] = content_disposition_header(True, found.name)
        return answer


class MemberJournalView(APIView):
    """What a member of one's group shares."""

    @extend_schema(operation_id="group_member_journal", tags=["groups"], responses=SharedOut)
    def get(self, request: Request, group_id: UUID, public_id: UUID) -> Response:
        """Shared entries only; everything else of a diary stays with its owner."""
        _group, _learner, entries = access.shared_with(person(request), group_id, public_id)
        rows = [entry_json(place, one) for one in entries if (place := one.week or one.course)]
        return Response(SharedOut({"entries": rows}).data)
