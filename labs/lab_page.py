"""What the lab page shows, gathered in a constant number of queries."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime

from accounts.models import User
from config.bilingual import active_language
from labs import breadcrumbs, limits, selectors, wording
from labs.endings import closing
from labs.forecasts import forecasting
from labs.models import Forecast, Lab, LineComment, Submission
from labs.queues import routing
from labs.results import api_findings, following
from labs.results.presentation import LabTexts
from labs.serializers import functions_of, spec_of


def context_of(learner: User, lab: Lab, *, source: str | None = None) -> dict[str, Any]:
    """The lab with the learner's draft and last results.

    Without a draft (an app hands in without saving one) the code of the last submission stands in
    the editor, and before that the starter. ``source`` shows other code, which is not saved yet.
    """
    draft = selectors.draft_of(learner, lab)
    last = selectors.latest_submission(learner, lab)
    starter = selectors.starter_of(lab)
    written = draft.source if draft else last.source if last else starter
    shown = source if source is not None else written
    assert lab.current_version is not None
    texts = following.texts_of(lab, lab.current_version)
    return {
        "lab": lab,
        "spec": spec_of(lab),
        "limits": following.run_limits(spec_of(lab)),
        "source_kib": limits.SOURCE_BYTES // 1024,
        "upload_mb": limits.NOTEBOOK_BYTES // 1024 // 1024,
        "functions": _functions(lab, texts),
        "instructions": getattr(lab.current_version, f"instructions_{active_language()}"),
        "route": _route(lab),
        "source": shown,
        "starter": starter,
        "revision": draft.revision if draft else 0,
        "unseen": selectors.unseen_submission(learner, lab),
        "may_end": _may_end(learner, lab, last),
        "line_comments": _comments_in_editor(last, shown),
        "breadcrumb": breadcrumbs.crumbs(lab.week, {"title": lab.title}),
        "api_changes": _findings_in_editor(last, shown),
        "asks_forecast": forecasting.asks(learner, lab),
        "levels": Forecast.Level.choices,
        "numbers": range(1, 11),
        **_addresses(lab),
        **_last_results(last),
        **_open_trace(learner, lab),
    }


def _may_end(learner: User, lab: Lab, last: Submission | None) -> bool:
    """Whether to point to the lab's end here; a result that passed does so by itself."""
    if not closing.has_ending(lab) or (last and last.passed):
        return False
    return closing.passed_submission(learner, lab) is not None


def _functions(lab: Lab, texts: LabTexts) -> list[dict[str, Any]]:
    return [
        {
            **function,
            "url": f"{texts.lesson_url}#{function['section']}",
            "passage": texts.passages.get(function["section"], ""),
        }
        for function in functions_of(lab)
    ]


def _route(lab: Lab) -> dict[str, Any]:
    """The queue this lab would wait in now, in a sentence."""
    _queue, reason = routing.route(spec_of(lab)["device"], selectors.live_queues())
    return {"text": wording.route_text(reason), "warn": reason == "nobody_alive"}


def _addresses(lab: Lab) -> dict[str, str]:
    names = {"draft": "draft", "submissions": "submissions", "upload": "uploads"}
    found = {
        f"{name}_url": reverse(f"labs_api:{view}", args=[lab.slug]) for name, view in names.items()
    }
    return {**found, "check_api_url": reverse("labs_api:check-api")}


def _last_results(last: Submission | None) -> dict[str, Any]:
    """The last submission's results; one that is still open is followed by the script."""
    if last is None:
        return {"last": None}
    checks = following.checks_of(last)
    return {
        "last": last,
        "checks": checks,
        "done": following.done_html(last, checks) if not last.is_open else "",
        "state": following.state_event(last) if last.is_open else None,
        "current": following.brief(last) if last.is_open else None,
    }


def _open_trace(learner: User, lab: Lab) -> dict[str, Any]:
    """A shape trace that is still open is followed by the script too."""
    found = selectors.open_trace(learner, lab)
    return {"current_trace": following.brief(found) if found else None}


def _findings_in_editor(last: Submission | None, source: str) -> list[dict[str, Any]]:
    """Old APIs that were found in the very code in the editor."""
    if last is None or last.source != source:
        return []
    return api_findings.shown(last.api_changes)


def _comments_in_editor(last: Submission | None, source: str) -> list[dict[str, Any]]:
    """Remarks on the very code in the editor; on other code their lines would mislead."""
    if last is None or last.source != source:
        return []
    return line_comments(list(last.comments.select_related("author")))


def line_comments(comments: list[LineComment]) -> list[dict[str, Any]]:
    """Remarks as the editor takes them."""
    return [
        {
            "line": comment.line,
            "author": comment.author.name,
            "text": comment.text,
            "at": date_format(localtime(comment.created_at), "DATETIME_FORMAT"),
        }
        for comment in comments
    ]
