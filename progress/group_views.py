"""What a mentor sees: her group, and each of its members."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts import access as people
from accounts.models import Group
from accounts.selectors import members_of, open_invitation
from progress import access, members, selectors
from progress.views import statistics_context

SUBMISSIONS_SHOWN = 15


@require_safe
def group(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """Members with their progress, recent submissions, the invitation link. Eight queries."""
    found = people.group_for_mentor(request.user, group_id)
    overview = members.overview(list(members_of(found)))
    ids = [member.learner.pk for member in overview]
    context = {
        "group": found,
        "members": overview,
        "courses": overview[0].courses if overview else (),
        "submissions": selectors.recent_submissions(ids, SUBMISSIONS_SHOWN),
        "invitation_url": _invitation_url(request, found),
        "breadcrumb": _breadcrumb(found),
    }
    return render(request, "progress/group.html", context)


def _invitation_url(request: HttpRequest, group: Group) -> str:
    invitation = open_invitation(group)
    if invitation is None:
        return ""
    return request.build_absolute_uri(reverse("accounts:join", args=[invitation.token]))


@require_safe
def member(request: HttpRequest, group_id: UUID, public_id: UUID) -> HttpResponse:
    """A member's path, figures and recent submissions."""
    found, learner = access.member_of_group(request.user, group_id, public_id)
    context: dict[str, Any] = statistics_context(learner) | {
        "group": found,
        "learner": learner,
        "last_active": members.last_active([learner]).get(learner.pk),
        "submissions": selectors.recent_submissions([learner.pk], SUBMISSIONS_SHOWN),
        "breadcrumb": [*_breadcrumb(found), {"title": learner.name}],
    }
    return render(request, "progress/member.html", context)


def _breadcrumb(group: Group) -> list[dict[str, str]]:
    return [
        {"title": _("Groups"), "url": reverse("accounts:groups")},
        {"title": group.name, "url": reverse("progress:group", args=[group.pk])},
    ]
