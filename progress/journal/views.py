"""The diary: its weeks, an entry, before and after, then and now, the article."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import person
from accounts.models import User
from config.bilingual import LANGUAGES, active_language
from config.problems import Conflict, Problem
from curriculum.models import Course, Week
from progress.journal import access, article, drafts, project_map, selectors, services, then_now
from progress.journal.forms import gap_forms
from progress.models import GapAnswer, JournalEntry
from quizzes.messages import CERTAINTY
from quizzes.rendering import inline


@require_safe
def journal(request: HttpRequest) -> HttpResponse:
    """Courses and weeks of one's own diary, and the way to the article."""
    learner = person(request)
    gaps = selectors.gaps_of(learner)
    chapters = selectors.chapters_of(learner)
    context = {
        "chapters": [(chapter, [_line(page) for page in chapter.pages]) for chapter in chapters],
        "gap_lines": selectors.gap_lines(gaps),
        "asked": bool(gaps),
    }
    return render(request, "progress/journal/list.html", context)


def _line(page: selectors.Page) -> dict[str, Any]:
    return {"page": page, "days": drafts.days_text(page.seen)}


@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: HttpRequest, course: str, week: str) -> HttpResponse:
    """A week's entry: what was seen beside what was gained and what was hard."""
    learner, place = person(request), access.place_of_week(course, week)
    page = selectors.page_of(learner, place)
    draft = drafts.draft_of(page.seen)
    context = {
        "page": page,
        "days": drafts.days_text(page.seen),
        "draft": draft,
        "per_day": sorted(page.seen.minutes.items()),
        "names": ("gained", "hard"),
        "api": f"/api/v1/journal/weeks/{course}/{week}/",
        "share_url": reverse("progress:journal_share", args=[course, week]),
        "title": place.title,
        "above": place.course.title,
    }
    shown = {"gained": draft.gained, "hard": draft.hard, "impression": ""}
    return _edit(request, learner, place, page.entry, shown, context)


@require_http_methods(["GET", "HEAD", "POST"])
def impression(request: HttpRequest, course: str) -> HttpResponse:
    """The overall impression of a course."""
    learner, place = person(request), access.place_of_course(course)
    context = {
        "names": ("impression",),
        "api": f"/api/v1/journal/courses/{course}/",
        "share_url": reverse("progress:impression_share", args=[course]),
        "title": place.title,
        "above": _("Overall impression"),
    }
    empty = dict.fromkeys(services.FIELDS, "")
    return _edit(request, learner, place, selectors.entry_of(learner, place), empty, context)


def _edit(
    request: HttpRequest,
    learner: User,
    place: Week | Course,
    kept: JournalEntry | None,
    shown: dict[str, str],
    context: dict[str, Any],
) -> HttpResponse:
    """Show the editor; without scripts its form saves, and tells of clashes, here."""
    revision, status = (kept.revision if kept else 0), 200
    if kept and kept.revision:
        shown = {name: getattr(kept, name) for name in services.FIELDS}
    if request.method == "POST":
        texts = {name: request.POST.get(name, "") for name in context["names"]}
        try:
            services.save_entry(
                learner=learner, place=place, texts=texts, revision=_revision(request)
            )
            return redirect(request.path)
        except Problem as problem:
            status, shown = problem.status, shown | texts
            context["problem"] = problem.detail
            if isinstance(problem, Conflict):
                context["theirs"] = [problem.extra[name] for name in context["names"]]
                revision = int(problem.extra["revision"])
    fields = [(name, LABELS[name](), shown[name]) for name in context["names"]]
    context |= {"fields": fields, "revision": revision, "entry": kept}
    context["breadcrumb"] = [
        {"title": _("Journal"), "url": reverse("progress:journal")},
        {"title": context["title"]},
    ]
    return render(request, "progress/journal/entry.html", context, status=status)


LABELS = {
    "gained": lambda: _("What I gained"),
    "hard": lambda: _("What was hard"),
    "impression": lambda: _("Overall impression"),
}


def _revision(request: HttpRequest) -> int:
    text = request.POST.get("revision", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


@require_POST
def share(request: HttpRequest, course: str, week: str) -> HttpResponse:
    """Let mentors read a week's entry, or no longer."""
    _share(request, access.place_of_week(course, week))
    return redirect("progress:journal_entry", course, week)


@require_POST
def share_impression(request: HttpRequest, course: str) -> HttpResponse:
    """Let mentors read a course's impression, or no longer."""
    _share(request, access.place_of_course(course))
    return redirect("progress:impression", course)


def _share(request: HttpRequest, place: Week | Course) -> None:
    learner = person(request)
    kept = selectors.entry_of(learner, place)
    if kept is None:
        kept = services.save_entry(learner=learner, place=place, texts={}, revision=0)
    services.share_entry(entry=kept, shared=request.POST.get("shared") == "on")


@require_http_methods(["GET", "HEAD", "POST"])
def gaps(request: HttpRequest) -> HttpResponse:
    """Worries before the path, after a course, after the path; and all of them side by side."""
    learner = person(request)
    answers = selectors.gaps_of(learner)
    moment, course = _asked(request, answers)
    forms = gap_forms(request.POST if request.method == "POST" else None, answers, moment, course)
    if request.method == "POST" and all(form.is_valid() for form in forms):
        given = {str(form.prefix): form.cleaned_data for form in forms}
        if "skip" in request.POST:
            given = {}
        services.answer_gaps(learner=learner, moment=moment, course=course, answers=given)
        return redirect("progress:gaps")
    context = {
        "forms": forms,
        "moment": moment,
        "course": course,
        "lines": selectors.gap_lines(answers),
        "of_courses": _of_courses(answers),
        "courses": [chapter.course for chapter in selectors.chapters_of(learner)],
        "breadcrumb": [
            {"title": _("Journal"), "url": reverse("progress:journal")},
            {"title": _("Before and after")},
        ],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "progress/journal/gaps.html", context, status=status)


def _asked(request: HttpRequest, answers: list[GapAnswer]) -> tuple[str, Course | None]:
    """What is asked now: before, once; then after, about a course or the whole path."""
    if not any(one.moment == "before" for one in answers):
        return "before", None
    slug = request.POST.get("course") or request.GET.get("course")
    return "after", access.place_of_course(slug) if slug else None


def _of_courses(answers: list[GapAnswer]) -> list[tuple[Course, list[selectors.GapLine]]]:
    courses = {one.course_id: one.course for one in answers if one.course}
    return [(course, selectors.gap_lines(answers, course)) for course in courses.values()]


@require_http_methods(["GET", "HEAD", "POST"])
def compare(request: HttpRequest) -> HttpResponse:
    """The same questions weeks apart; POST begins a short set of them again."""
    learner, language = person(request), active_language()
    if request.method == "POST":
        attempt = then_now.start_again(learner=learner, now=timezone.now(), language=language)
        return redirect("quizzes:question", attempt.pk)
    pairs = [
        {
            "pair": pair,
            "prompt": inline(pair.prompt, language),
            "then": _said(pair.then),
            "now": _said(pair.now),
        }
        for pair in then_now.pairs_of(learner, language)
    ]
    context = {
        "pairs": pairs,
        "ready": min(then_now.SET_SIZE, len(then_now.ready_again(learner, timezone.now()))),
        "breadcrumb": [
            {"title": _("Journal"), "url": reverse("progress:journal")},
            {"title": _("Me then, me now")},
        ],
    }
    return render(request, "progress/journal/then_now.html", context)


def _said(answer: Any) -> dict[str, Any]:
    return {
        "day": answer.answered_at,
        "percent": round(100 * answer.score),
        "sure": CERTAINTY[answer.certainty],
    }


@require_safe
def work(request: HttpRequest) -> HttpResponse:
    """What was learned, arranged by the four steps of real work."""
    steps = project_map.project_map(person(request), timezone.now())
    context = {
        "steps": steps,
        "learned": sum(len(step.learned) for step in steps),
        "breadcrumb": [
            {"title": _("Journal"), "url": reverse("progress:journal")},
            {"title": _("Project map")},
        ],
    }
    return render(request, "progress/journal/project_map.html", context)


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The diary as one Markdown file."""
    learner = person(request)
    wanted = request.GET.get("language")
    language = next((one for one in LANGUAGES if one == wanted), active_language())
    found = article.article_of(learner, language)
    answer = HttpResponse(found.text, content_type="text/markdown; charset=utf-8")
    answer["Content-Disposition"] = content_disposition_header(True, found.name)
    answer["Cache-Control"] = "no-store"
    return answer


@require_safe
def of_member(request: HttpRequest, group_id: UUID, public_id: UUID) -> HttpResponse:
    """What a member of one's group shares of the diary."""
    group, learner, entries = access.shared_with(request.user, group_id, public_id)
    context = {
        "group": group,
        "learner": learner,
        "entries": entries,
        "breadcrumb": [
            {"title": group.name, "url": reverse("progress:group", args=[group.pk])},
            {"title": learner.name, "url": reverse("progress:member", args=[group.pk, public_id])},
            {"title": _("Journal")},
        ],
    }
    return render(request, "progress/journal/shared.html", context)
