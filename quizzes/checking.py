"""Short attempts about chosen concepts: the check that opens a week, and quick questions."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from config.problems import Conflict
from curriculum.models import Week
from quizzes import messages
from quizzes.models import Attempt, Item, ItemVersion
from quizzes.services import attempt_save, new_seed

if TYPE_CHECKING:
    from accounts.models import User

CHECK_SIZE = 8
QUICK_SIZE = 5
BY_HAND = ("explain", "case")  # graded by oneself or long: they prove nothing quickly
Candidate = tuple[int, tuple[str, ...]]  # an item's id, its concepts, the main one first


def candidates(concepts: Collection[str] | None = None) -> list[Candidate]:
    """Questions that can be asked now, with their concepts; None: about anything. One query."""
    rows = Item.objects.filter(
        retired=False,
        current_version__isnull=False,
        week__active=True,
        week__course__active=True,
        paper="",
    ).exclude(current_version__type__in=BY_HAND)
    found = rows.order_by("pk").values_list("pk", "current_version__body__concepts")
    listed = [(pk, tuple(slugs or ())) for pk, slugs in found]
    return [one for one in listed if concepts is None or set(one[1]) & set(concepts)]


def choose(
    listed: Iterable[Candidate], concepts: Sequence[str], *, size: int, seed: int
) -> list[int]:
    """Ids of at most `size` questions: concepts take turns in the order given, main concept first.

    Pure: the seed decides among the questions of a concept.
    """
    rng = random.Random(f"check:{seed}")  # noqa: S311  the seed itself is a secret
    piles: dict[str, list[int]] = defaultdict(list)
    shuffled = sorted(listed)
    rng.shuffle(shuffled)
    for main in (True, False):
        for pk, slugs in shuffled:
            for slug in slugs[:1] if main else slugs[1:]:
                piles[slug].append(pk)
    chosen: list[int] = []
    for _turn in range(size):
        for concept in concepts:
            left = [pk for pk in piles[concept] if pk not in chosen]
            chosen += left[:1]
    return chosen[:size]


def check_start(
    *, learner: User, week: Week, concepts: Sequence[str], language: str
) -> tuple[Attempt, bool]:
    """An attempt at questions about what the week rests on, the most important concept first.

    The open one, if there is one, else a new one; Conflict when there is nothing to ask.
    """
    return _start(learner, week, Attempt.Kind.UNIT_CHECK, concepts, CHECK_SIZE, language)


def quick_start(
    *, learner: User, concepts: Sequence[str], language: str, size: int = QUICK_SIZE
) -> tuple[Attempt, bool]:
    """A few questions about concepts. The attempt belongs to the week of its first question."""
    return _start(learner, None, Attempt.Kind.QUICK, concepts, size, language)


def _start(
    learner: User,
    week: Week | None,
    kind: Attempt.Kind,
    concepts: Sequence[str],
    size: int,
    language: str,
) -> tuple[Attempt, bool]:
    open_one = Attempt.objects.filter(learner=learner, kind=kind, finished_at__isnull=True)
    running = open_one.filter(week=week).first() if week else None
    if running:
        return running, False
    seed = new_seed()
    chosen = choose(candidates(concepts), concepts, size=size, seed=seed)
    items = Item.objects.select_related("current_version", "week").in_bulk(chosen)
    if not items:
        raise Conflict(messages.NO_QUESTIONS, code="no_questions")
    place = week or items[chosen[0]].week
    if running := open_one.filter(week=place).first():
        return running, False
    attempt = Attempt(learner=learner, week=place, kind=kind, seed=seed, language=language)
    versions: list[ItemVersion] = [
        version for pk in chosen if (version := items[pk].current_version)
    ]
    return attempt_save(attempt, versions)
