"""What readings bring to search."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from django.urls import reverse

from curriculum.papers import selectors
from curriculum.search.index import Document
from curriculum.search.shelves import words
from curriculum.search.sources import Source


class Papers(Source):
    """Each reading as one document, found by the paper's own title and its authors too."""

    kind: ClassVar[str] = "paper"

    def documents(self) -> Iterator[Document]:
        """One for each reading."""
        for paper in selectors.papers():
            yield Document(
                "paper",
                paper.slug,
                {"ja": paper.title_ja, "en": paper.title_en},
                {"ja": words(" ".join(paper.html_ja)), "en": words(" ".join(paper.html_en))},
                reverse("curriculum:paper", args=[paper.slug]),
                {"ja": paper.week.title_ja, "en": paper.week.title_en},
                names=(paper.reference["title"], *paper.reference["authors"]),
            )
