"""One search: the index of the content in force, and what this learner may find."""

from __future__ import annotations

import threading
from collections.abc import Collection
from dataclasses import dataclass

from accounts.models import User
from config.bilingual import LANGUAGES, Language
from curriculum.models import ContentSync
from curriculum.search.index import Document, Hit, Index, words_of
from curriculum.search.snippets import Piece, snippet
from curriculum.search.sources import sources

MOST = 40
LONGEST_QUERY = 200
Mark = tuple[object, ...]


@dataclass(frozen=True)
class Result:
    """A hit as a page shows it."""

    kind: str
    title: str
    place: str
    address: str
    pieces: list[Piece]


@dataclass(frozen=True)
class Held:
    """The indexes of one state of the content."""

    mark: Mark
    indexes: dict[str, Index]


_lock = threading.Lock()
_held: list[Held] = []


def _mark() -> Mark:
    """What changes whenever content does: every load that wrote something leaves a row."""
    latest = ContentSync.objects.filter(ok=True).order_by("-pk").values_list("pk", "hash")
    return tuple(latest.first() or ())


def index_of(language: Language) -> Index:
    """The index of the content in force; made anew when the content has changed. One query."""
    mark = _mark()
    with _lock:
        if not _held or _held[0].mark != mark:
            documents = [one for source in sources() for one in source.documents()]
            _held[:] = [Held(mark, {name: Index(documents, name) for name in LANGUAGES})]
        return _held[0].indexes[language]


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
