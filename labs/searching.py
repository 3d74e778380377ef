"""What labs bring to search: each lab, and the section of each of its functions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from django.urls import reverse

from curriculum.search.index import Document
from curriculum.search.shelves import words
from curriculum.search.sources import Source
from labs import selectors
from labs.models import Lab

_SECTION = re.compile(r'(?=<h2[^>]*\bid=")')
_ANCHOR = re.compile(r'<h2[^>]*\bid="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)


class Labs(Source):
    """Labs and their functions."""

    kind: ClassVar[str] = "lab"

    def documents(self) -> Iterator[Document]:
        """One for the lab, one for each section of its instructions."""
        for lab in selectors.labs_with_versions():
            address = reverse("labs:lab", args=[lab.slug])
            title = {"ja": lab.title_ja, "en": lab.title_en}
            text = {"ja": lab.summary_ja, "en": lab.summary_en}
            place = {"ja": lab.week.title_ja, "en": lab.week.title_en}
            yield Document("lab", lab.slug, title, text, address, place)
            yield from _sections(lab, address, title)


def _sections(lab: Lab, address: str, place: dict[str, str]) -> Iterator[Document]:
    version = lab.current_version
    if version is None:
        return
    ja, en = _cut(version.instructions_ja), _cut(version.instructions_en)
    for anchor in ja.keys() & en.keys():
        title = {"ja": ja[anchor][0], "en": en[anchor][0]}
        text = {"ja": ja[anchor][1], "en": en[anchor][1]}
        yield Document("lab", f"{lab.slug}#{anchor}", title, text, f"{address}#{anchor}", place)


def _cut(html: str) -> dict[str, tuple[str, str]]:
    """Title and words of each section by its anchor."""
    found = {}
    for part in _SECTION.split(html):
        head = _ANCHOR.match(part)
        if head:
            found[head[1]] = (words(head[2]), words(part[head.end() :]))
    return found
