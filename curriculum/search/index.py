"""An inverted index of one language in memory, ranked by BM25 over weighted fields. Pure.

A few thousand passages make a few hundred thousand postings of four bytes each; building takes
about a second and a query a few milliseconds, alike whatever the database is.
"""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from curriculum.search.folding import asked, fold, grams, runs

K1, B = 1.2, 0.5
TITLE, KEY, TEXT = 5, 4, 1
"""How often a gram counts where it stands in the title, another name, or the text."""
SYNONYM = 0.7
EXACT, IN_TITLE, IN_TEXT = 3.0, 1.6, 1.25
"""Factors for the whole query as it stands: the title itself, within it, within the text."""
LOOKED_AT = 80
"""How many of the best are looked at for the whole query as it stands."""


@dataclass(frozen=True)
class Document:
    """Something that can be found, in both languages."""

    kind: str
    key: str
    """What it is, once among its kind."""
    title: Mapping[str, str]
    text: Mapping[str, str]
    address: str = ""
    place: Mapping[str, str] = field(default_factory=dict)
    """Where it stands: the week's title, say."""
    names: tuple[str, ...] = ()
    """Other names in any language; the same for both indexes."""
    private: bool = False
    """Found only by whoever may see it: its source is asked."""


@dataclass(frozen=True)
class Hit:
    """A document and how well it fits."""

    document: Document
    score: float


class Index:
    """What can be found in one language."""

    def __init__(self, documents: Iterable[Document], language: str) -> None:
        self.documents: Sequence[Document] = tuple(documents)
        self.language = language
        self._postings: dict[str, array[int]] = defaultdict(lambda: array("I"))
        self._lengths: list[int] = []
        self._titles: list[str] = []
        self._texts: list[str] = []
        self._synonyms: dict[str, set[str]] = defaultdict(set)
        for number, document in enumerate(self.documents):
            self._add(number, document)
        self._mean = max(1.0, sum(self._lengths) / max(1, len(self._lengths)))

    def _add(self, number: int, document: Document) -> None:
        other = "en" if self.language == "ja" else "ja"
        names = (*document.names, document.title[other])
        counts: Counter[str] = Counter()
        for weight, text in (
            (TITLE, document.title[self.language]),
            (KEY, " ".join(names)),
            (TEXT, document.text[self.language]),
        ):
            found = grams(text)
            counts.update({gram: weight * count for gram, count in found.items()})
        for gram, count in counts.items():
            self._postings[gram].append(number << 8 | min(count, 255))
        self._lengths.append(sum(counts.values()))
        self._titles.append(fold(document.title[self.language]))
        self._texts.append(fold(document.text[self.language]))
        if document.kind in ("term", "concept"):
            self._learn({*names, document.title[self.language]})

    def _learn(self, spellings: Iterable[str]) -> None:
        """Ways to write one thing find each other, across languages too."""
        together = {" ".join(fold(text).split()) for text in spellings}
        for one in together:
            if len(one) > 1:
                self._synonyms[one] |= together - {one}

    def search(self, query: str, allowed: Mapping[str, frozenset[str]], limit: int) -> list[Hit]:
        """The best documents. Private ones only when their key is in `allowed` for their kind."""
        scores: dict[int, float] = defaultdict(float)
        for gram, weight in self._weighted(query).items():
            self._score(gram, weight, scores)
        best = sorted(scores, key=lambda number: (-scores[number], number))
        seen = [number for number in best if self._may(number, allowed)][: max(LOOKED_AT, limit)]
        whole = " ".join(fold(query).split())
        hits = [
            Hit(self.documents[number], scores[number] * self._as_it_stands(number, whole))
            for number in seen
        ]
        return sorted(hits, key=lambda hit: (-hit.score, hit.document.key))[:limit]

    def _may(self, number: int, allowed: Mapping[str, frozenset[str]]) -> bool:
        document = self.documents[number]
        return not document.private or document.key in allowed.get(document.kind, frozenset())

    def _weighted(self, query: str) -> dict[str, float]:
        weights = asked(query)
        for spelling in self._named_in(query):
            for other in self._synonyms[spelling]:
                for gram, weight in asked(other).items():
                    weights.setdefault(
                        gram, weight * SYNONYM / len(self._synonyms[spelling]) ** 0.5
                    )
        return weights

    def _named_in(self, query: str) -> list[str]:
        """Known names in the query, the longest first, none inside another."""
        left = " ".join(fold(query).split())
        found = []
        for spelling in sorted(self._synonyms, key=len, reverse=True):
            if spelling in left and _stands_alone(spelling, left):
                found.append(spelling)
                left = left.replace(spelling, "\n")
        return found

    def _score(self, gram: str, weight: float, scores: dict[int, float]) -> None:
        postings = self._postings.get(gram)
        if not postings:
            return
        count = len(self.documents)
        rarity = math.log(1 + (count - len(postings) + 0.5) / (len(postings) + 0.5))
        for posting in postings:
            number, often = posting >> 8, posting & 255
            length = 1 - B + B * self._lengths[number] / self._mean
            scores[number] += weight * rarity * often * (K1 + 1) / (often + K1 * length)

    def _as_it_stands(self, number: int, whole: str) -> float:
        title = self._titles[number]
        names = {" ".join(fold(name).split()) for name in self.documents[number].names}
        if whole == title or whole in names:
            return EXACT
        if whole in title:
            return IN_TITLE
        return IN_TEXT if whole in self._texts[number] else 1.0


def _stands_alone(spelling: str, text: str) -> bool:
    """Latin names count as whole words only."""
    if not spelling.isascii():
        return True
    return re.search(rf"(?<![a-z0-9]){re.escape(spelling)}(?![a-z0-9])", text) is not None


def words_of(query: str) -> list[str]:
    """The folded words of a query, the longest first: what a snippet looks for."""
    return sorted({run for _kind, run in runs(fold(query))}, key=len, reverse=True)
