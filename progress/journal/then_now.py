"""Me then, me now: the same questions weeks apart, side by side and without ranking."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max, Min

from accounts.models import User
from config.problems import Conflict
from curriculum.models import Week
from quizzes import messages
from quizzes.items import load_item
from quizzes.models import Answer, Attempt, Item
from quizzes.services import attempt_save, new_seed

WEEKS_APART = timedelta(weeks=3)
SET_SIZE = 8
PAIRS_SHOWN = 30
BY_HAND = ("explain", "case")


@dataclass(frozen=True)
class Pair:
    """The first answer to a question and the latest, at least three weeks later.

    ``prompt`` is Markdown.
    """

    item: Item
    week: Week
    prompt: str
    then: Answer
    now: Answer

    @property
    def days(self) -> int:
        """Days between the two."""
        return (self.now.answered_at - self.then.answered_at).days


def moments_of(learner: User) -> dict[int, tuple[datetime, datetime]]:
    """First and latest answer to each question met, by the question's id. One query."""
    rows = Answer.objects.filter(attempt__learner=learner).order_by()
    folded = rows.values_list("item_version__item").annotate(
        first=Min("answered_at"), last=Max("answered_at")
    )
    return {item: (first, last) for item, first, last in folded}


def pairs_of(learner: User, language: str) -> list[Pair]:
    """Questions answered at least three weeks apart, the latest first. Two queries."""
    moments = moments_of(learner)
    apart = [item for item, (first, last) in moments.items() if last - first >= WEEKS_APART]
    chosen = sorted(apart, key=lambda item: moments[item][1], reverse=True)[:PAIRS_SHOWN]
    answers = Answer.objects.filter(
        attempt__learner=learner, item_version__item__in=chosen
    ).select_related("attempt", "item_version__item__week__course")
    by_item: dict[int, list[Answer]] = {}
    for answer in answers.order_by("answered_at", "attempt", "position"):
        by_item.setdefault(answer.item_version.item_id, []).append(answer)
    return [_pair(by_item[item], language) for item in chosen if item in by_item]


def _pair(answers: list[Answer], language: str) -> Pair:
    then, now = answers[0], answers[-1]
    version = now.item_version
    item = load_item(version.body, seed=now.attempt.seed)
    prompt = item.prompt.localized(language)
    return Pair(version.item, version.item.week, prompt, then, now)


def ready_again(learner: User, now: datetime) -> list[int]:
    """Ids of questions whose latest answer is three weeks old or more. Two queries."""
    old = [pk for pk, (_f, last) in moments_of(learner).items() if now - last >= WEEKS_APART]
    askable = Item.objects.filter(
        pk__in=old, retired=False, current_version__isnull=False, week__active=True
    ).exclude(current_version__type__in=BY_HAND)
    return list(askable.order_by("pk").values_list("pk", flat=True))


def start_again(*, learner: User, now: datetime, language: str) -> Attempt:
    """A short set of questions met weeks ago, in their present versions, with new numbers.

    Raises Conflict when nothing is old enough yet.
    """
    ready = ready_again(learner, now)
    if not ready:
        raise Conflict(messages.NO_QUESTIONS, code="no_questions")
    seed = new_seed()
    rng = random.Random(f"again:{seed}")  # noqa: S311  the seed itself is a secret
    chosen = rng.sample(ready, min(SET_SIZE, len(ready)))
    items = Item.objects.select_related("current_version", "week").in_bulk(chosen)
    versions = [version for pk in chosen if (version := items[pk].current_version)]
    attempt = Attempt(
        learner=learner,
        week=items[chosen[0]].week,
        kind=Attempt.Kind.QUICK,
        seed=seed,
        language=language,
    )
    return attempt_save(attempt, versions)[0]
