"""Reads for authors. Each makes the same number of queries for one question or all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from config.problems import NotFound
from quizzes.content import FILE_NAME
from quizzes.health.models import ItemHealth
from quizzes.models import Item


@dataclass(frozen=True)
class Wanted:
    """What a list is narrowed to; "" is everything. `week` is "course/week"."""

    week: str = ""
    flag: str = ""
    type: str = ""


def health_list(wanted: Wanted) -> QuerySet[ItemHealth]:
    """Questions with first answers, those to look at first at the top. One query."""
    rows = ItemHealth.objects.filter(version__isnull=True).select_related(
        "item__week__course", "item__current_version"
    )
    if wanted.week:
        course, _, week = wanted.week.partition("/")
        rows = rows.filter(item__week__slug=week, item__week__course__slug=course)
    if wanted.flag:
        # A flag is a word in a list of words; both databases can look for it with its quotes.
        words = Cast("flags", TextField())
        rows = rows.alias(words=words).filter(words__contains=f'"{wanted.flag}"')
    if wanted.type:
        rows = rows.filter(item__current_version__type=wanted.type)
    return rows.order_by("-priority", "-answers", "id")


def item_of(course: str, week: str, slug: str) -> Item:
    """The question with week and course, retired or not. One query."""
    rows = Item.objects.select_related("week__course__program", "current_version")
    item = rows.filter(slug=slug, week__slug=week, week__course__slug=course).first()
    if item is None:
        raise NotFound
    return item


def health_of(item: Item) -> tuple[ItemHealth | None, list[ItemHealth]]:
    """All versions together (None: nobody has answered), and each version, newest first."""
    rows = list(ItemHealth.objects.filter(item=item).select_related("version"))
    whole = next((row for row in rows if row.version_id is None), None)
    by_version = [row for row in rows if row.version_id is not None]
    return whole, sorted(by_version, key=lambda row: row.version_id or 0, reverse=True)


def file_of(item: Item) -> str:
    """The file in which the question is written, from the content's folder; "" if it is gone."""
    root = Path(settings.CONTENT_ROOT)
    if item.paper:
        found = root.glob(f"*/papers/{item.paper}/{FILE_NAME}")
        return next((str(path.relative_to(root)) for path in found), "")
    found = root.glob(f"*/*-{item.week.course.slug}/*-{item.week.slug}/{FILE_NAME}")
    return next((str(path.relative_to(root)) for path in found), "")
