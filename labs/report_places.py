"""Texts of labs as places that learners report on."""

from __future__ import annotations

from collections.abc import Collection

from django.urls import reverse

from accounts.models import User
from config.bilingual import Language
from config.problems import NotFound
from curriculum.models import Week
from curriculum.reports.models import PlaceKind
from curriculum.reports.places import Place, PlaceSource, Spot
from curriculum.reports.reading import as_read
from labs import selectors
from labs.models import Lab


class LabTexts(PlaceSource):
    """The text of a lab as a whole, by the lab's id."""

    kind = PlaceKind.LAB

    def find(self, learner: User, week: Week, slug: str, language: Language) -> Place:
        """Open to everybody who is signed in."""
        lab = selectors.labs_with_versions().filter(slug=slug, week=week).first()
        if lab is None or lab.current_version is None:
            raise NotFound
        text = as_read(getattr(lab.current_version, f"instructions_{language}"))
        title = str(lab.localized("title", language))
        return Place(self.kind, week, slug, title, lab.current_version.hash, text, language)

    def versions(self, spots: Collection[Spot]) -> dict[Spot, str]:
        """Of labs that are in use."""
        rows = Lab.objects.filter(slug__in={slug for _, slug in spots}, retired=False)
        found = rows.values_list("week_id", "slug", "current_version__hash")
        return {(week, slug): version for week, slug, version in found if version}

    def address(self, week: Week, slug: str, *, author: bool) -> str:
        """The lab's page."""
        return reverse("labs:lab", args=[slug])
