"""Standing of the person who looks, for pages of rooms below: they know this room only by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.models import User
from curriculum.models import Concept, Week
from curriculum.selectors import concept_titles, concepts_by_slug
from labs.models import CheckResult, Submission
from labs.verdicts import Verdict
from progress.mastery.blame import Failure, culprit
from progress.mastery.concepts import Standing
from progress.mastery.pages import Row
from progress.mastery.selectors import doors_of, graph, standing_of, standings_of
from progress.mastery.unlocking import Door
from progress.mastery.wording import door_text, fact_lines

register = template.Library()
SETTLED = ("", Verdict.PASSED, Verdict.VARIATION)


@register.inclusion_tag("progress/concepts/_standing.html", takes_context=True)
def concept_standing(context: Mapping[str, Any], concept: Concept) -> dict[str, Any]:
    """Where the visitor stands in a concept and why, with the way back to where she came from."""
    request: HttpRequest = context["request"]
    shown: dict[str, Any] = {"back": _back(request), "csrf_token": context.get("csrf_token")}
    if not isinstance(request.user, User):
        return shown
    stored = standing_of(request.user, concept)
    now = timezone.now()
    standing = stored.standing(concept.slug, now) if stored else Standing(concept.slug)
    return shown | {
        "row": Row(concept, None, standing, None),
        "facts": fact_lines(stored.why) if stored else [],
        "askable": concept.slug in graph().checkable,
    }


def _back(request: HttpRequest) -> str:
    """The page of this site that asked to be come back to; "" when none did."""
    asked = request.GET.get("back", "")
    safe = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if safe else ""


@register.inclusion_tag("progress/concepts/_door.html", takes_context=True)
def week_door(context: Mapping[str, Any], week: Week) -> dict[str, Any]:
    """What the path says about beginning a week now; nothing for visitors."""
    request: HttpRequest = context["request"]
    if not isinstance(request.user, User):
        return {}
    found = graph()
    standings = standings_of(request.user, timezone.now())
    door = doors_of(request.user, found, standings).get(week.pk)
    if door is None:
        return {}
    titles = concept_titles(door.missing) if door.missing else {}
    return {
        "door": door,
        "week": week,
        "request": request,
        "missing": list(titles.items()),
        "text": door_text(door, titles),
    }


@register.filter
def door_of(doors: Mapping[int, Door] | None, week: Week) -> Door | None:
    """The door of a week, for lists of weeks."""
    return doors.get(week.pk) if doors else None


@register.inclusion_tag("progress/concepts/_blame.html", takes_context=True)
def earlier_concept(context: Mapping[str, Any], submission: Submission) -> dict[str, Any]:
    """The concept of an earlier week that a learner's own failed submission points to."""
    request: HttpRequest = context["request"]
    if submission.learner_id != request.user.pk or submission.verdict in SETTLED:
        return {}
    failures = list(_failures(submission))
    if not failures:
        return {}
    found, standings = graph(), standings_of(submission.learner, timezone.now())
    blamed = culprit(failures, submission.lab_version.lab.week_id, found, standings)
    concept = concepts_by_slug([blamed.concept]).get(blamed.concept) if blamed else None
    if blamed is None or concept is None:
        return {}
    standing = standings.get(blamed.concept, Standing(blamed.concept))
    return {
        "found": blamed,
        "title": concept.title,
        "row": Row(concept, None, standing, None),
        "back": reverse("labs:submission", args=[submission.pk]),
    }


def _failures(submission: Submission) -> Iterable[Failure]:
    """Wrong results that no earlier failing function explains. One query.

    What stopped a call (a misspelt name, an old API, an endless loop) is explained by itself.
    """
    version = submission.lab_version
    about = {one["id"]: one.get("concepts", ()) for one in version.spec.get("checks", ())}
    rows = CheckResult.objects.filter(submission=submission, rests_on="").order_by("position")
    for check, verdict, mistake in rows.values_list("check_id", "verdict", "mistake"):
        if verdict == Verdict.WRONG or mistake:
            named = version.mistakes.get(mistake, {}).get("concept", "")
            yield Failure(tuple(about.get(check, ())), named)
