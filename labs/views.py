"""Pages: the lab, a submission, the history. They work without scripts; scripts make them quick."""

from __future__ import annotations

import hashlib
import secrets
from typing import Any
from uuid import UUID

from allauth.core import ratelimit
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import may_review, person
from accounts.models import User
from config.bilingual import active_language
from config.problems import Invalid, NotFound, Problem, SignInNeeded, TooMany
from labs import access, breadcrumbs, lab_page, selectors, services, uploads
from labs.forecasts import forecasting
from labs.models import Lab, Mode, Submission
from labs.results import api_findings, following
from labs.results.diffs import compare as compare_texts

PAGE_SIZE = 30
PRODUCTS = {"python": "Python", "numpy": "NumPy", "tensorflow": "TensorFlow", "keras": "Keras"}


@require_safe
def lab(request: HttpRequest, slug: str) -> HttpResponse:
    """Instructions, editor and results side by side."""
    found = access.lab_for(request.user, slug)
    learner = person(request)
    kept = request.session.pop(_kept(slug), None)
    if kept is not None:
        services.overwrite_draft(learner=learner, lab=found, source=kept)
        messages.info(request, _("This is what you had typed. It is saved."))
    return _lab_page(request, found)


def _lab_page(
    request: HttpRequest, found: Lab, *, source: str | None = None, status: int = 200
) -> HttpResponse:
    context = lab_page.context_of(person(request), found, source=source)
    context["form_token"] = secrets.token_urlsafe(12)
    context["replaced"] = _replaced(found.slug) in request.session
    return render(request, "labs/lab.html", context, status=status)


def _kept(slug: str) -> str:
    """Where code waits that was sent after the session had ended."""
    return f"labs:kept:{slug}"


def _replaced(slug: str) -> str:
    """Where the draft waits that another version was restored over."""
    return f"labs:replaced:{slug}"


@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: HttpRequest, slug: str) -> HttpResponse:
    """Hand in without scripts. After the session has ended the code waits for the next one."""
    if request.method != "POST":
        return redirect("labs:lab", slug)
    source = request.POST.get("source", "").replace("\r\n", "\n")
    try:
        found = access.lab_for(request.user, slug)
    except SignInNeeded:
        _keep(request, slug, source)
        raise
    try:
        submission, _new = services.create_submission(
            learner=person(request),
            lab=found,
            source=source,
            mode=_mode(request),
            function=request.POST.get("trace", ""),
            language=active_language(),
            idempotency_key=_form_key(request, source),
        )
    except Problem as problem:
        messages.error(request, str(problem.detail))
        return _lab_page(request, found, source=source, status=problem.status)
    services.overwrite_draft(learner=person(request), lab=found, source=source)
    return redirect("labs:submission", submission.pk)


def _mode(request: HttpRequest) -> str:
    """Which button was pressed."""
    if request.POST.get("trace"):
        return Mode.TRACE
    return Mode.SUBMIT if request.POST.get("mode") == Mode.SUBMIT else Mode.RUN


def _keep(request: HttpRequest, slug: str, source: str) -> None:
    """Keep code for whoever signs in next; strangers may not fill the table of sessions with it."""
    services.check_size(source)
    if not ratelimit.consume(request, action="keep_code"):
        raise TooMany
    if selectors.labs_with_versions().filter(slug=slug).exists():
        request.session[_kept(slug)] = services.storable(source)


def _form_key(request: HttpRequest, source: str) -> str | None:
    """One key for one press of one button: a second press with other code is another run."""
    token = request.POST.get("form", "")[:64]
    buttons = [request.POST.get(name, "") for name in ("mode", "trace")]
    pressed = "\0".join([token, *buttons, source])
    digest = hashlib.sha256(pressed.encode("utf-8", "surrogatepass")).hexdigest()
    return f"form:{digest[:48]}" if token else None


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a file's code in the editor, without scripts. Nothing is saved yet."""
    if request.method != "POST":
        return redirect("labs:lab", slug)
    found = access.lab_for(request.user, slug)
    try:
        if "file" not in request.FILES:
            raise Invalid(_("Choose a file first."))
        source = uploads.read_upload(request.FILES["file"])
    except Problem as problem:
        messages.error(request, str(problem.detail))
        return _lab_page(request, found, status=problem.status)
    messages.info(request, _("Here is the code of the file. It is saved when you run or submit."))
    return _lab_page(request, found, source=source)


# --- one submission -------------------------------------------------------------------------------


@require_safe
def submission(request: HttpRequest, submission_id: UUID) -> HttpResponse:
    """Code with remarks, checks, what it used and what it ran on; fetched again while it runs."""
    found = access.submission_for(request.user, submission_id)
    if found.mode == Mode.OBSERVE:
        whose = f"?learner={found.learner.public_id}" if found.learner != request.user else ""
        return redirect(reverse("labs:ending", args=[found.lab_version.lab.slug]) + whose)
    return _submission_page(request, found)


def _forecast(found: Submission, reader: User) -> forecasting.Comparison | None:
    """What its learner had said before, and nobody else's business."""
    if found.mode != Mode.SUBMIT or found.learner_id != reader.pk:
        return None
    return forecasting.comparison(found.learner, found.lab_version.lab)


def _submission_page(
    request: HttpRequest,
    found: Submission,
    *,
    typed: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    reader = person(request)
    comments = list(found.comments.select_related("author"))
    services.mark_comments_seen(submission=found, reader=reader)
    checks = following.checks_of(found)
    found_lab = found.lab_version.lab
    summary = following.summary_of(found, checks)
    context = {
        "submission": found,
        "lab": found_lab,
        "mine": found.learner_id == reader.pk,
        "reviewer": may_review(request.user, found.learner),
        "checks": checks,
        "summary": summary,
        "trace": following.trace_of(found),
        "api_changes": api_findings.shown(found.api_changes),
        "state": following.state_event(found),
        "versions": [(PRODUCTS.get(key, key), value) for key, value in found.versions.items()],
        "usage": following.usage_of(found, checks) if summary and not summary.problem else [],
        "previous": selectors.previous_submission(found),
        "comments": comments,
        "line_comments": lab_page.line_comments(comments),
        "error_line": _error_line(checks),
        "typed": typed or {},
        "comparison": _forecast(found, reader),
        "week_url": reverse(
            "progress:week", args=[found_lab.week.course.slug, found_lab.week.slug]
        ),
        "task": found.asks.first() if found.mode == Mode.SUBMIT else None,
        "breadcrumb": breadcrumbs.crumbs(
            found_lab.week, breadcrumbs.lab_crumb(found_lab), {"title": _("Submission")}
        ),
    }
    return render(request, "labs/submission.html", context, status=status)


def _error_line(checks: list[Any]) -> int | None:
    return next((check.line for check in checks if check.line), None)


@require_POST
def cancel(request: HttpRequest, submission_id: UUID) -> HttpResponse:
    """Take a submission back."""
    found = access.own_submission_for(request.user, submission_id)
    services.cancel_submission(submission=found)
    return redirect("labs:submission", found.pk)


@require_POST
def restore(request: HttpRequest, submission_id: UUID) -> HttpResponse:
    """Make a submission's code the draft; the draft it replaces can be brought back."""
    found = access.own_submission_for(request.user, submission_id)
    found_lab = access.lab_for(request.user, found.lab_version.lab.slug)
    before = services.overwrite_draft(learner=person(request), lab=found_lab, source=found.source)
    if before is not None and before != found.source:
        request.session[_replaced(found_lab.slug)] = before
    messages.success(request, _("The code of that submission is in the editor."))
    return redirect("labs:lab", found_lab.slug)


@require_POST
def bring_back(request: HttpRequest, slug: str) -> HttpResponse:
    """Undo the last restore."""
    found = access.lab_for(request.user, slug)
    source = request.session.pop(_replaced(slug), None)
    if source is not None:
        services.overwrite_draft(learner=person(request), lab=found, source=source)
        messages.success(request, _("Your earlier draft is back."))
    return redirect("labs:lab", slug)


@require_http_methods(["GET", "HEAD", "POST"])
def comment(request: HttpRequest, submission_id: UUID) -> HttpResponse:
    """Write a remark on a line."""
    if request.method != "POST":
        return redirect("labs:submission", submission_id)
    found = access.reviewable_submission_for(request.user, submission_id)
    typed: dict[str, Any] = {name: request.POST.get(name, "") for name in ("line", "text")}
    number = typed["line"].strip()
    try:
        written = services.add_comment(
            submission=found,
            author=person(request),
            line=int(number) if number.isascii() and number.isdigit() and len(number) < 7 else 0,
            text=typed["text"],
        )
    except Invalid as problem:
        errors = {name: texts[0] for name, texts in problem.errors.items()}
        return _submission_page(request, found, typed={**typed, "errors": errors}, status=422)
    messages.success(request, _("The comment is written."))
    return redirect(f"{request.path.removesuffix('comments/')}#comment-{written.pk}")


# --- history --------------------------------------------------------------------------------------


@require_safe
def history(request: HttpRequest, slug: str) -> HttpResponse:
    """All submissions to a lab, one's own or those of a learner whose work one may review."""
    found = access.lab_for(request.user, slug)
    asked = _uuid(request.GET.get("learner"))
    learner, submissions = access.history_for(request.user, found, asked)
    page = Paginator(submissions, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "lab": found,
        "learner": learner,
        "mine": learner.pk == person(request).pk,
        "page_obj": page,
        "several": len(page.object_list) > 1,
        "query": f"learner={learner.public_id}&" if asked else "",
        "breadcrumb": breadcrumbs.crumbs(
            found.week, breadcrumbs.lab_crumb(found), {"title": _("History")}
        ),
    }
    return render(request, "labs/history.html", context)


@require_safe
def compare(request: HttpRequest, slug: str) -> HttpResponse:
    """What changed between two submissions of one learner to one lab."""
    found = access.lab_for(request.user, slug)
    old, new = (_chosen(request, found, name) for name in ("old", "new"))
    if old.learner_id != new.learner_id:
        raise NotFound
    if old.pk > new.pk:
        old, new = new, old
    context = {
        "lab": found,
        "old": old,
        "new": new,
        "rows": compare_texts(old.source, new.source),
        "breadcrumb": breadcrumbs.crumbs(
            found.week, breadcrumbs.lab_crumb(found), {"title": _("Changes")}
        ),
    }
    return render(request, "labs/compare.html", context)


def _chosen(request: HttpRequest, found: Lab, name: str) -> Submission:
    chosen = _uuid(request.GET.get(name))
    if chosen is None:
        raise NotFound
    submission = access.submission_for(request.user, chosen)
    if submission.lab_version.lab_id != found.pk:
        raise NotFound
    return submission


def _uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        raise NotFound from None
