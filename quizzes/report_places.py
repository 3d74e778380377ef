"""Questions as places that learners report on; only those that they have met."""

from __future__ import annotations

from collections.abc import Collection

from django.urls import reverse

from accounts.models import User
from config.bilingual import Language
from config.problems import NotFound
from curriculum.models import Week
from curriculum.reports.models import PlaceKind
from curriculum.reports.places import Place, PlaceSource, Spot
from quizzes.items import load_item
from quizzes.models import AttemptItem, Item

TITLE = 80


class Questions(PlaceSource):
    """Questions by their ids."""

    kind = PlaceKind.QUESTION

    def find(self, learner: User, week: Week, slug: str, language: Language) -> Place:
        """The question as it was drawn for this learner last: her numbers, her version."""
        rows = AttemptItem.objects.filter(
            attempt__learner=learner, item_version__item__week=week, item_version__item__slug=slug,
            shown_at__isnull=False,
        )  # fmt: skip
        drawn = rows.select_related("attempt", "item_version").order_by("-shown_at").first()
        if drawn is None:
            raise NotFound
        item = load_item(drawn.item_version.body, seed=drawn.attempt.seed)
        text = str(getattr(item.prompt, language))
        title = " ".join(text.split())[:TITLE]
        return Place(self.kind, week, slug, title, drawn.item_version.hash, text, language)

    def versions(self, spots: Collection[Spot]) -> dict[Spot, str]:
        """Of questions that are in use."""
        rows = Item.objects.filter(slug__in={slug for _, slug in spots}, retired=False)
        found = rows.values_list("week_id", "slug", "current_version__hash")
        return {(week, slug): version for week, slug, version in found if version}

    def address(self, week: Week, slug: str, *, author: bool) -> str:
        """For authors how the question does; learners meet it in quizzes only."""
        if author:
            return reverse("quizzes:item", args=[week.course.slug, week.slug, slug])
        return reverse("quizzes:start", args=[week.course.slug, week.slug])
