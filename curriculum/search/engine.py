"""One search: the index of the content in force, and what this learner may find."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from accounts.models import User
from config.bilingual import LANGUAGES, Language
from curriculum.keeping import kept
from curriculum.search.index import Document, Hit, Index, words_of
from curriculum.search.snippets import Piece, snippet
from curriculum.search.sources import sources

MOST = 40
LONGEST_QUERY = 200


@dataclass(frozen=True)
class Result:
    """A hit as a page shows it."""

    kind: str
    title: str
    place: str
    address: str
    pieces: list[Piece]


@kept
def _indexes() -> dict[str, Index]:
    """The indexes of the content in force, both from one reading of it."""
    documents = [one for source in sources() for one in source.documents()]
    return {name: Index(documents, name) for name in LANGUAGES}


def index_of(language: Language) -> Index:
    """The index of the content in force; made anew when the content has changed. One query."""
    return _indexes()[language]


def cleaned(query: str) -> str:
    """What was typed, without idle space, cut at a length that nobody needs."""
    return " ".join(query.split())[:LONGEST_QUERY]


def search(
    query: str,
    *,
    language: Language,
    learner: User | None = None,
    kinds: Collection[str] = (),
    limit: int = MOST,
) -> list[Result]:
    """The best results, at most `limit`. Questions only when this learner has met them."""
    query = cleaned(query)
    if not query:
        return []
    met = {source.kind: source.met(learner) for source in sources()} if learner else {}
    allowed = {kind: frozenset(places) for kind, places in met.items()}
    found = index_of(language).search(query, allowed, 10 * MOST if kinds else limit)
    wanted = [hit for hit in found if not kinds or hit.document.kind in kinds][:limit]
    words = words_of(query)
    return [_result(hit, language, words, met) for hit in wanted]


def _result(
    hit: Hit, language: Language, words: list[str], met: dict[str, dict[str, str]]
) -> Result:
    document: Document = hit.document
    address = document.address or met.get(document.kind, {}).get(document.key, "")
    pieces = snippet(document.text[language], words, wide=language == "ja")
    place = document.place.get(language, "")
    return Result(document.kind, document.title[language], place, address, pieces)
