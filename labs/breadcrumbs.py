"""The way from the path to a lab's pages."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from curriculum.models import Week
from labs.models import Lab


def crumbs(week: Week, *rest: dict[str, str]) -> list[dict[str, str]]:
    """The way here from the path."""
    path = reverse("progress:path")
    return [
        {"title": _("Path"), "url": path},
        {"title": week.course.title, "url": f"{path}#{week.course.slug}"},
        {"title": week.title, "url": reverse("progress:week", args=[week.course.slug, week.slug])},
        *rest,
    ]


def lab_crumb(lab: Lab) -> dict[str, str]:
    """The lab as a step on the way."""
    return {"title": lab.title, "url": reverse("labs:lab", args=[lab.slug])}
