"""One form for the many ways to type the same Japanese or English words. Pure.

Full and half width, capitals, hiragana and katakana, the long vowel mark and hyphens make no
difference; British and American endings and plurals make none either.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

_KATAKANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
_MAP = str.maketrans(
    {
        **{chr(a): chr(b) for a, b in _KATAKANA.items()},
        "ー": "", "〜": "", "ゔ": "ぶ", "ヴ": "ぶ", "・": " ", "’": "'", "－": "-",
        **dict.fromkeys("‐‑‒–—―−-_/", " "),
    }
)  # fmt: skip
_LATIN = r"[a-z0-9]+(?:\.[a-z0-9]+)*"
_RUN = re.compile(rf"({_LATIN})|([ぁ-ゖ㐀-鿿々〆]+)|([α-ω∂∇])")
KANJI = re.compile(r"[㐀-鿿々]")
PART, SINGLE = 0.25, 0.3
"""What a part of a word, and a single character, count beside a whole word or pair."""
WHOLE_WORD = 6
"""Words at least this long are also found by their parts: `backprop`, and slips of typing."""


@lru_cache(maxsize=4096)
def _character(character: str) -> str:
    return unicodedata.normalize("NFKC", character).casefold().translate(_MAP)


def fold(text: str) -> str:
    """The form in which texts are compared."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_MAP)


def folded_with_places(text: str) -> tuple[str, list[int]]:
    """Fold character by character; for each folded character, where it came from in `text`."""
    parts, places = [], []
    for at, character in enumerate(text):
        folded = _character(character)
        parts.append(folded)
        places += [at] * len(folded)
    return "".join(parts), places


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its commonest endings: `normalised`, `normalization` -> `normaliz`."""
    if len(word) <= 3 or not word.isalpha():
        return word
    word = re.sub(r"is(e|ed|es|er|ers|ing|ation|ations)$", r"iz\1", word)
    for ending in ("ations", "ation", "ings", "ing", "ers", "er", "ies", "ied", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)] + ("i" if ending in ("ies", "ied") else "")
            break
    return word.rstrip("ey") if len(word) > 4 else word


def runs(folded: str) -> Iterator[tuple[str, str]]:
    """Latin words ("latin"), stretches of Japanese ("wide") and lone signs ("sign")."""
    for match in _RUN.finditer(folded):
        kind = ("latin", "wide", "sign")[(match.lastindex or 1) - 1]
        yield kind, match[0]


def grams(text: str) -> Counter[str]:
    """How often each gram stands in a text: word stems, parts of long words, pairs, kanji."""
    found: Counter[str] = Counter()
    for kind, run in runs(fold(text)):
        if kind == "latin":
            found[stem(run)] += 1
            found.update(_parts(run))
        elif kind == "wide":
            found.update(run[at : at + 2] for at in range(len(run) - 1))
            found.update(character for character in run if KANJI.match(character))
            if len(run) == 1:
                found[run] += not KANJI.match(run)
        else:
            found[run] += 1
    return found


def asked(text: str) -> dict[str, float]:
    """The grams of a query with what each counts."""
    weights: dict[str, float] = {}
    for kind, run in runs(fold(text)):
        if kind == "latin":
            weights[stem(run)] = 1.0
            for part in _parts(run):
                weights.setdefault(part, PART)
        elif len(run) == 1:
            weights[run] = 1.0
        else:
            weights |= {run[at : at + 2]: 1.0 for at in range(len(run) - 1)}
    return weights


def _parts(word: str) -> list[str]:
    if len(word) < WHOLE_WORD or not word.isalpha():
        return []
    return [f"#{word[at : at + 4]}" for at in range(len(word) - 3)]
