"""Which questions an attempt asks, and in which order. Pure: the seed decides everything."""

import random
from collections import defaultdict
from collections.abc import Collection, Iterable

QUESTIONS_PER_ATTEMPT = 10


def draw(
    candidates: Iterable[tuple[str, str]], *, seed: int, seen: Collection[str] = ()
) -> list[str]:
    """Slugs of the questions to ask, at most `QUESTIONS_PER_ATTEMPT`.

    `candidates` are (slug, main concept). Concepts take turns, so that ten questions out of
    forty cover as much of the week as they can instead of three on the same thing; within a
    concept, questions that were `seen` come last.
    """
    rng = random.Random(f"draw:{seed}")  # noqa: S311  the seed itself is a secret
    by_concept: dict[str, list[str]] = defaultdict(list)
    for slug, concept in sorted(candidates):
        by_concept[concept].append(slug)
    piles = [by_concept[concept] for concept in sorted(by_concept)]
    rng.shuffle(piles)
    for pile in piles:
        rng.shuffle(pile)
        pile.sort(key=lambda slug: slug in seen)
    drawn = _take_turns(piles)[:QUESTIONS_PER_ATTEMPT]
    rng.shuffle(drawn)
    return drawn


def _take_turns(piles: list[list[str]]) -> list[str]:
    rounds = max(map(len, piles), default=0)
    return [pile[turn] for turn in range(rounds) for pile in piles if turn < len(pile)]
