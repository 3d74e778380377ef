"""Which due cards are asked today, and in which order. Pure and deterministic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class DueCard:
    """A card that is due. `recall`: the probability in [0, 1] that it is remembered now; empty
    while it was never answered. `seconds`: how long a review of it takes, about."""

    id: UUID
    item: int
    concept: str
    due_at: datetime
    seconds: int
    recall: float | None = None
    surprised: bool = False


def todays(cards: Iterable[DueCard], *, seconds: float, after: str = "") -> list[DueCard]:
    """What fits into `seconds`, mixed; `after` is the concept of the question just answered."""
    return mixed(capped(sorted(cards, key=urgency), seconds=seconds), after=after)


def urgency(card: DueCard) -> tuple[bool, float, datetime, int]:
    """Sure-but-wrong first, then what is most nearly forgotten, then what was never asked."""
    return not card.surprised, 1.0 if card.recall is None else card.recall, card.due_at, card.item


def capped(cards: Sequence[DueCard], *, seconds: float) -> list[DueCard]:
    """The first cards that fit; one at least while there is any time."""
    taken: list[DueCard] = []
    used = 0
    for card in cards:
        if seconds <= 0 or (taken and used + card.seconds > seconds):
            break
        taken.append(card)
        used += card.seconds
    return taken


def mixed(cards: Sequence[DueCard], *, after: str = "") -> list[DueCard]:
    """The cards with no concept twice in a row wherever that is possible, else in their order."""
    left, found, last = list(cards), [], after
    counts = Counter(card.concept for card in left)
    while left:
        card = _next(left, counts, last)
        left.remove(card)
        counts[card.concept] -= 1
        found.append(card)
        last = card.concept
    return found


def _next(left: Sequence[DueCard], counts: Counter[str], last: str) -> DueCard:
    """The first card after which the others can still be mixed; else the first of another concept;
    else the first."""
    firsts: dict[str, DueCard] = {}
    for card in left:
        firsts.setdefault(card.concept, card)
    others = [card for concept, card in firsts.items() if concept != last]
    for card in others:
        if _can_follow(counts, len(left) - 1, card.concept):
            return card
    # Not all can be mixed: what there is most of goes first, so that the fewest meet.
    return max(others, key=lambda card: counts[card.concept]) if others else left[0]


def _can_follow(counts: Counter[str], count: int, taken: str) -> bool:
    """Whether `count` cards, those of `counts` less one of `taken`, can follow it unmixed."""
    for concept, number in counts.items():
        rest = number - (concept == taken)
        most = count // 2 if concept == taken else (count + 1) // 2
        if rest > most:
            return False
    return True
