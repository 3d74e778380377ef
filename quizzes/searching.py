"""What quizzes bring to search: questions, found only by who has answered them.

A question is known by its prompt alone. Options, answers and explanations are not in the index,
so that no search can tell what is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, ClassVar

from django.urls import reverse

from accounts.models import User
from curriculum.search.index import Document
from curriculum.search.sources import Source
from quizzes.models import Answer, Item

_DRAWN = re.compile(r"\{\{.*?\}\}")
_MARKS = re.compile(r"[*`$\\{}^_]+|\\[a-zA-Z]+")
TITLE = 60


class Questions(Source):
    """Questions of the weeks."""

    kind: ClassVar[str] = "question"

    def documents(self) -> Iterator[Document]:
        """Prompts of the questions in use."""
        rows = Item.objects.filter(retired=False, current_version__isnull=False)
        for row in rows.select_related("week", "current_version").order_by("week", "position"):
            assert row.current_version is not None
            prompt = row.current_version.body["prompt"]
            text = {language: _plain(prompt[language]) for language in ("ja", "en")}
            title = {language: _short(words) for language, words in text.items()}
            place = {"ja": row.week.title_ja, "en": row.week.title_en}
            yield Document("question", str(row.pk), title, text, place=place, private=True)

    def met(self, learner: User) -> dict[str, str]:
        """Questions answered, with the newest answer's page. One query."""
        mine = Answer.objects.filter(attempt__learner=learner).order_by("answered_at", "pk")
        rows: Any = mine.values_list("item_version__item", "attempt", "position")
        return {
            str(item): reverse("quizzes:feedback", args=[attempt, position])
            for item, attempt, position in rows
        }


def _plain(markdown: str) -> str:
    """Words without marks; drawn numbers are left open."""
    return " ".join(_MARKS.sub(" ", _DRAWN.sub("…", markdown)).split())


def _short(text: str) -> str:
    return text if len(text) <= TITLE else text[: TITLE - 1].rstrip() + "…"
