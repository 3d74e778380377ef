"""What can be spoken of. Rooms above register their own kinds, as they do for search."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection
from dataclasses import dataclass
from typing import ClassVar

from django.urls import reverse

from accounts.models import User
from config.bilingual import Language
from config.problems import NotFound
from curriculum import access
from curriculum.models import Week
from curriculum.reports.models import PlaceKind
from curriculum.reports.reading import as_read

LONGEST_PASSAGE = 6000
Spot = tuple[int, str]
"""A week's key and a slug in it."""


@dataclass(frozen=True)
class Place:
    """A place as one learner reads it now, in one language."""

    kind: PlaceKind
    week: Week
    slug: str
    title: str
    version: str
    text: str
    language: Language

    @property
    def passage(self) -> str:
        """The text, cut after a line to what is kept."""
        if len(self.text) <= LONGEST_PASSAGE:
            return self.text
        return self.text[:LONGEST_PASSAGE].rpartition("\n")[0] or self.text[:LONGEST_PASSAGE]


class PlaceSource(ABC):
    """One kind of place."""

    kind: ClassVar[PlaceKind]

    @abstractmethod
    def find(self, learner: User, week: Week, slug: str, language: Language) -> Place:
        """The place as this learner may read it. Raises NotFound."""

    @abstractmethod
    def versions(self, spots: Collection[Spot]) -> dict[Spot, str]:
        """The present version of each place that is still there. One query."""

    @abstractmethod
    def address(self, week: Week, slug: str, *, author: bool) -> str:
        """Where a reader, or an author, finds it. `week` has its course."""


class Passages(PlaceSource):
    """Sections of lessons, by their anchors."""

    kind = PlaceKind.PASSAGE

    def find(self, learner: User, week: Week, slug: str, language: Language) -> Place:
        """Open to everybody who is signed in."""
        lesson = week.current_lesson
        anchors = [part["anchor"] for part in lesson.sections] if lesson else []
        if lesson is None or slug not in anchors:
            raise NotFound
        html = lesson.html(language)[1 + anchors.index(slug)]
        title = lesson.section_title(slug, language)
        return Place(self.kind, week, slug, title, lesson.hash, as_read(html), language)

    def versions(self, spots: Collection[Spot]) -> dict[Spot, str]:
        """A section's version is its lesson's."""
        weeks = Week.objects.filter(pk__in={pk for pk, _ in spots}, current_lesson__isnull=False)
        found = dict(weeks.values_list("pk", "current_lesson__hash"))
        return {spot: str(found[spot[0]]) for spot in spots if spot[0] in found}

    def address(self, week: Week, slug: str, *, author: bool) -> str:
        """The section in its lesson."""
        return reverse("curriculum:lesson", args=[week.course.slug, week.slug]) + f"#{slug}"


_sources: dict[str, PlaceSource] = {}


def register(source: PlaceSource) -> None:
    """Add a kind of place; registering the same again replaces it."""
    _sources[source.kind] = source


def source_of(kind: str) -> PlaceSource:
    """The source of a kind; raises NotFound."""
    if kind not in _sources:
        raise NotFound
    return _sources[kind]


def find(
    *, learner: User, kind: str, course: str, week: str, slug: str, language: Language
) -> Place:
    """The place that an address names, as the learner may read it. Raises NotFound."""
    return source_of(kind).find(learner, access.week(course, week), slug, language)
