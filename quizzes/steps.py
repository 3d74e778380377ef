"""What happens between question and answer: hints, rounds of a case, writing before comparing.

Each step is kept with the drawn question and never taken back: what a step has shown cannot be
unseen, so what was said before it stays.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import F

from config.problems import Conflict
from quizzes import messages, selectors
from quizzes.certainty import LEVELS
from quizzes.items import Case, Explain, Item
from quizzes.models import Attempt, AttemptItem
from quizzes.presentation import Question, decode, present
from quizzes.responses import read_rounds, written_words
from quizzes.unreadable import Unreadable


def question_of(attempt: Attempt, drawn: AttemptItem, *, language: str) -> Question:
    """The drawn question as it stands now, with the hints and rounds reached."""
    item = selectors.item_of(attempt, drawn.item_version)
    return present(
        item, seed=attempt.seed, language=language, progress=drawn.progress, hints=drawn.hints
    )


def hint_show(*, attempt: Attempt, position: int) -> AttemptItem:
    """Reveal the next hint of the question to answer; after the last one nothing changes."""
    drawn = _open(attempt, position)
    known = len(selectors.item_of(attempt, drawn.item_version).hints or [])
    rows = AttemptItem.objects.filter(pk=drawn.pk, hints=drawn.hints, hints__lt=known)
    rows.update(hints=F("hints") + 1)
    drawn.refresh_from_db(fields=["hints"])
    return drawn


def step_take(
    *, attempt: Attempt, position: int, raw: object, certainty: int | None
) -> AttemptItem:
    """Decide the next round of a case (`{"rounds": [...]}`: all so far and this one), or hand in
    the words of an explanation (`{"text": ...}` with certainty) before comparing them.

    The same step twice changes nothing. Raises Unreadable, and Conflict for another first step.
    """
    with transaction.atomic():
        drawn = _open(attempt, position, lock=True)
        item = selectors.item_of(attempt, drawn.item_version)
        response = decode(item, seed=attempt.seed, raw=raw)
        if not isinstance(response, dict):
            raise Unreadable("format")
        drawn.progress = _after(item, drawn.progress, response, certainty)
        drawn.save(update_fields=["progress"])
    return drawn


def _open(attempt: Attempt, position: int, *, lock: bool = False) -> AttemptItem:
    """The drawn question at the position that is to be answered now."""
    drawn = selectors.drawn_item(attempt, position)
    if drawn is None or position != selectors.answered_count(attempt) + 1:
        raise Conflict(messages.NOT_OPEN, code="not_open")
    if lock:
        AttemptItem.objects.select_for_update().get(pk=drawn.pk)
        drawn.refresh_from_db(fields=["progress"])
    return drawn


def _after(
    item: Item, progress: dict[str, Any], response: dict[Any, Any], certainty: int | None
) -> dict[str, Any]:
    if isinstance(item, Case):
        return progress | {"rounds": _decided(item, progress.get("rounds", []), response)}
    if isinstance(item, Explain):
        return _written(item, progress, response, certainty)
    raise Conflict(messages.NO_STEPS, code="no_steps")


def _decided(item: Case, before: list[str], response: dict[Any, Any]) -> list[str]:
    """Decisions with one more; the last round is decided by answering."""
    given = response.get("rounds")
    if not isinstance(given, list) or set(response) != {"rounds"}:
        raise Unreadable("format")
    if not given or len(given) > len(item.rounds) - 1:
        raise Unreadable("choose_one")
    rounds = read_rounds(item, given)
    if rounds == before[: len(rounds)]:
        return before
    if rounds[:-1] != before:
        raise Conflict(messages.DECIDED_ALREADY, code="decided_already")
    return rounds


def _written(
    item: Explain, progress: dict[str, Any], response: dict[Any, Any], certainty: int | None
) -> dict[str, Any]:
    text = written_words(item, response.get("text"))
    if "text" in progress:
        if progress["text"] != text:
            raise Conflict(messages.WRITTEN_ALREADY, code="written_already")
        return progress
    if certainty not in LEVELS:
        raise Unreadable("certainty")
    return progress | {"text": text, "certainty": certainty}


def complete(item: Item, drawn: AttemptItem, response: dict[str, Any]) -> None:
    """Raise Conflict unless the answer goes on from the steps taken."""
    if isinstance(item, Case) and response["rounds"][:-1] != drawn.progress.get("rounds", []):
        raise Conflict(messages.STEPS_FIRST, code="steps_first")
    if isinstance(item, Explain) and response["text"] != drawn.progress.get("text"):
        raise Conflict(messages.STEPS_FIRST, code="steps_first")


def certainty_said(drawn: AttemptItem) -> int | None:
    """The certainty given with a step; it was said before anything was shown, so it stays."""
    said: int | None = drawn.progress.get("certainty")
    return said
