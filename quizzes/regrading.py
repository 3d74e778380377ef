"""Marking answers again with a corrected key: an event on record that can be undone exactly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from pydantic import ValidationError

from config.problems import Conflict
from quizzes import messages
from quizzes.items import Explain, load_item
from quizzes.marking import Marked, mark
from quizzes.models import Answer, Attempt, Item, ItemVersion, Regrade, RegradedAnswer
from quizzes.parameters import Faulty
from quizzes.parameters.instances import numbers
from quizzes.presentation import orders
from quizzes.rescoring import rescore
from quizzes.responses import read_response
from quizzes.signals import answers_remarked
from quizzes.unreadable import Unreadable

if TYPE_CHECKING:
    from accounts.models import User

AT_ONCE = 500


@transaction.atomic
def item_regrade(*, item: Item, by: User | None, reason: str = "") -> Regrade:
    """Mark every answer to older versions of `item` again with the key of its present version.

    An answer is left out, and counted by cause, where the present version cannot mark it:
    "another_type", "other_numbers" (drawn differently), "other_choices" (its options are gone),
    "by_hand" (explanations). Raises Conflict when the question has no present version.
    """
    item = Item.objects.select_for_update().get(pk=item.pk)
    version = item.current_version
    if version is None:
        raise Conflict(messages.NO_QUESTIONS, code="no_questions")
    regrade = Regrade.objects.create(item=item, version=version, made_by=by, reason=reason)
    left_out: Counter[str] = Counter()
    rows: list[RegradedAnswer] = []
    for answer in _answers(item, version).iterator(chunk_size=AT_ONCE):
        regrade.looked_at += 1
        found = _remarked(answer, version)
        if isinstance(found, str):
            left_out[found] += 1
        elif found.as_json() != answer.outcome or found.score != answer.score:
            rows.append(_row(regrade, answer, found))
    regrade.left_out = dict(left_out)
    regrade.save(update_fields=["looked_at", "left_out"])
    RegradedAnswer.objects.bulk_create(rows, batch_size=AT_ONCE)
    for row in rows:
        _write(row.answer, row.new_score, row.new_outcome, version)
    _rescore_attempts(row.answer for row in rows)
    return regrade


def _answers(item: Item, version: ItemVersion) -> QuerySet[Answer]:
    """Answers whose mark is not from this version's key already."""
    return (
        Answer.objects.filter(item_version__item=item)
        .exclude(item_version=version, key_version__isnull=True)
        .exclude(key_version=version)
        .select_related("attempt", "item_version", "key_version")
        .order_by("pk")
    )


def _remarked(answer: Answer, version: ItemVersion) -> Marked | str:
    """The new mark, or why there is none."""
    if answer.item_version.type != version.type:
        return "another_type"
    if not _same_numbers(answer.item_version, version, answer.attempt.seed):
        return "other_numbers"
    try:
        item = load_item(version.body, seed=answer.attempt.seed)
        if isinstance(item, Explain):
            return "by_hand"
        seen = load_item(answer.item_version.body, seed=answer.attempt.seed)
        if _choices(seen, answer) != _choices(item, answer):
            return "other_choices"
        return mark(item, read_response(item, answer.response))
    except (Unreadable, ValidationError, Faulty, KeyError):
        return "other_choices"


def _choices(item: object, answer: Answer) -> dict[str, list[str]]:
    """What there was to choose from, whatever the order."""
    shown = orders(item, seed=answer.attempt.seed)  # type: ignore[arg-type]
    return {group: sorted(ids) for group, ids in shown.items()}


def _same_numbers(one: ItemVersion, other: ItemVersion, seed: int) -> bool:
    """Whether both versions draw the same values: else it would be another question."""
    if not one.body.get("parameters") and not other.body.get("parameters"):
        return True
    try:
        return repr(numbers(one.body, seed=seed)) == repr(numbers(other.body, seed=seed))
    except (Faulty, KeyError):
        return False


def _row(regrade: Regrade, answer: Answer, marked: Marked) -> RegradedAnswer:
    return RegradedAnswer(
        regrade=regrade,
        answer=answer,
        old_score=answer.score,
        new_score=marked.score,
        old_outcome=answer.outcome,
        new_outcome=marked.as_json(),
        old_key=answer.key_version,
    )


def _write(answer: Answer, score: float, outcome: object, key: ItemVersion | None) -> None:
    Answer.objects.filter(pk=answer.pk).update(score=score, outcome=outcome, key_version=key)


def _rescore_attempts(answers: Iterable[Answer]) -> None:
    changed = list(answers)
    ids = {answer.attempt_id for answer in changed}
    attempts = list(Attempt.objects.filter(pk__in=ids).select_related("learner", "week__course"))
    rescore(attempts)
    answers_remarked.send_robust(
        Regrade,
        learners={one.learner_id for one in attempts},
        concepts={slug for answer in changed for slug in answer.item_version.concepts},
    )


@transaction.atomic
def regrade_undo(*, regrade: Regrade, by: User | None) -> Regrade:
    """Give every answer the mark it had before. Raises Conflict when undone already, or when a
    later regrade of the question stands, which must be undone first."""
    Item.objects.select_for_update().get(pk=regrade.item_id)
    regrade.refresh_from_db()
    if regrade.undone_at is not None:
        raise Conflict(messages.UNDONE_ALREADY, code="undone_already")
    later = Regrade.objects.filter(item=regrade.item_id, undone_at__isnull=True, pk__gt=regrade.pk)
    if later.exists():
        raise Conflict(messages.LATER_FIRST, code="later_first")
    rows = list(regrade.answers.select_related("answer__item_version", "old_key"))
    for row in rows:
        _write(row.answer, row.old_score, row.old_outcome, row.old_key)
    regrade.undone_at, regrade.undone_by = timezone.now(), by
    regrade.save(update_fields=["undone_at", "undone_by"])
    _rescore_attempts(row.answer for row in rows)
    return regrade
