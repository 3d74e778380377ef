"""What this room brings to search: passages of lessons, terms, concepts."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import ClassVar

from django.urls import reverse

from curriculum import selectors, shelf
from curriculum.models import Week
from curriculum.search.index import Document
from curriculum.search.sources import Source

_MATH = re.compile(r'<(span|div) class="math"[^>]*>(.*?)</\1>', re.DOTALL)
_INSIDE_A_WORD = re.compile(r"</?(?:a|abbr|b|code|em|i|kbd|mark|span|strong|sub|sup|wbr)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")


def words(markup: str) -> str:
    """The words of HTML: without tags, TeX marks left out."""
    text = _MATH.sub(lambda match: re.sub(r"\\[a-zA-Z]+|[\\{}$^]", " ", match[2]), markup)
    return " ".join(html.unescape(_TAG.sub(" ", _INSIDE_A_WORD.sub("", text))).split())


class Lessons(Source):
    """Sections of lessons."""

    kind: ClassVar[str] = "lesson"

    def documents(self) -> Iterator[Document]:
        """Each section, and what stands above the first."""
        for week in selectors.weeks_in_order().select_related("course__program", "current_lesson"):
            if week.current_lesson:
                yield from _sections(week)


def _sections(week: Week) -> Iterator[Document]:
    lesson = week.current_lesson
    assert lesson is not None
    address = reverse("curriculum:lesson", args=[week.course.slug, week.slug])
    title = {"ja": week.title_ja, "en": week.title_en}
    if lesson.html_ja[0]:
        text = {"ja": words(lesson.html_ja[0]), "en": words(lesson.html_en[0])}
        yield Document("lesson", f"{week.pk}#", title, text, address, title)
    for section, ja, en in zip(
        lesson.sections, lesson.html_ja[1:], lesson.html_en[1:], strict=True
    ):
        yield Document(
            "lesson",
            f"{week.pk}#{section['anchor']}",
            {"ja": section["title_ja"], "en": section["title_en"]},
            {"ja": words(ja), "en": words(en)},
            f"{address}#{section['anchor']}",
            title,
        )


class Terms(Source):
    """Entries of the glossary."""

    kind: ClassVar[str] = "term"

    def documents(self) -> Iterator[Document]:
        """Each term with its readings and other spellings."""
        address = reverse("curriculum:glossary")
        for row in shelf.terms():
            others = [*row.spellings("ja")[1:], *row.spellings("en")[1:], row.reading]
            yield Document(
                "term",
                f"{row.program_id}:{row.slug}",
                {"ja": row.title_ja, "en": row.title_en},
                {"ja": row.summary_ja, "en": row.summary_en},
                f"{address}#{row.slug}",
                names=tuple(others),
            )


class Concepts(Source):
    """Concepts of the path."""

    kind: ClassVar[str] = "concept"

    def documents(self) -> Iterator[Document]:
        """Each concept."""
        for row in selectors.ACTIVE_CONCEPTS.order_by("program__position", "position"):
            yield Document(
                "concept",
                row.slug,
                {"ja": row.title_ja, "en": row.title_en},
                {"ja": row.summary_ja, "en": row.summary_en},
                reverse("curriculum:concept", args=[row.slug]),
            )
