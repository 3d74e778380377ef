"""Writes of the placement test. Everything may arrive twice, late, or from two devices."""

from __future__ import annotations

import logging
import secrets
from typing import Any

from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from config.problems import Conflict
from progress.mastery import services as mastery
from progress.models import PlacementQuestion, PlacementResult, PlacementTest
from progress.placement import messages, selectors
from progress.placement.engine import Belief, believe, classed, next_question, settled
from quizzes.certainty import LEVELS
from quizzes.items import load_item
from quizzes.marking import mark
from quizzes.presentation import decode
from quizzes.responses import is_unknown, read_response

logger = logging.getLogger(__name__)


def start(*, learner: User, language: str) -> tuple[PlacementTest, bool]:
    """The learner's open test, or a new one; and whether it is new.

    Raises Conflict while there are no questions, or when the last test was finished too recently.
    """
    running = selectors.open_test(learner)
    if running:
        return running, False
    again = selectors.again_from(selectors.newest_result(learner))
    if again and again > timezone.now():
        raise Conflict(messages.TOO_SOON, code="too_soon")
    if not selectors.available():
        raise Conflict(messages.NO_QUESTIONS, code="no_questions")
    try:
        with transaction.atomic():
            seed = secrets.randbits(62)
            return PlacementTest.objects.create(learner=learner, seed=seed, language=language), True
    except IntegrityError:
        running = selectors.open_test(learner)
        if running is None:
            raise
        return running, False


def give_up(*, learner: User) -> bool:
    """End the open test without a result; the answers are kept but count for nothing."""
    rows = PlacementTest.objects.filter(learner=learner, ended_at__isnull=True)
    return bool(rows.update(ended_at=timezone.now()))


def current(*, test: PlacementTest) -> PlacementQuestion | None:
    """The question to answer now, chosen if need be; None: the test is over.

    Two requests may choose at once: the place is given once, and both get the same question.
    """
    if test.ended_at is not None:
        return None
    questions = selectors.questions_of(test)
    if questions and questions[-1].answered_at is None:
        return questions[-1]
    spaces = selectors.spaces()
    belief = believe(spaces.space, selectors.replies_of(questions), seed=test.seed)
    bank = selectors.bank(test.learner)
    asked = [selectors.asked(row.slug, row.concept, row.body["type"]) for row in questions]
    chosen = next_question(belief, [question for question, _row in bank], asked)
    if chosen is None:
        _finish(test, belief, questions)
        return None
    body = next(row.body for question, row in bank if question.id == chosen.id)
    return _put(test, len(questions) + 1, chosen.id, chosen.concept, body)


def _put(
    test: PlacementTest, position: int, slug: str, concept: str, body: dict[str, Any]
) -> PlacementQuestion | None:
    row = PlacementQuestion(test=test, position=position, slug=slug, concept=concept, body=body)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return test.questions.filter(position=position).first()
    return row


def answer(
    *, test: PlacementTest, position: int, raw: object, certainty: int | None, language: str
) -> tuple[PlacementQuestion, bool]:
    """Mark and keep the answer (in shown keys); returns the question and whether it is new.

    The first answer stays. Raises `Unreadable` when it cannot be understood, and Conflict for a
    question that was not asked, a test that is over, or an answer without certainty.
    """
    row = test.questions.filter(position=position).first()
    if row is None:
        raise Conflict(messages.NOT_ASKED, code="not_asked")
    if row.answered_at is not None:
        return row, False
    if test.ended_at is not None:
        raise Conflict(messages.OVER, code="over")
    values = _marked(test, row, raw, certainty) | {
        "answered_at": timezone.now(),
        "language": language,
    }
    waiting = PlacementQuestion.objects.filter(
        pk=row.pk, answered_at__isnull=True, test__ended_at__isnull=True
    )
    new = bool(waiting.update(**values))
    row.refresh_from_db()
    if row.answered_at is None:
        raise Conflict(messages.OVER, code="over")
    return row, new


def _marked(
    test: PlacementTest, row: PlacementQuestion, raw: object, certainty: int | None
) -> dict[str, Any]:
    item = load_item(row.body, seed=test.seed)
    response = read_response(item, decode(item, seed=test.seed, raw=raw))
    unknown = is_unknown(response)
    if not unknown and certainty not in LEVELS:
        raise Conflict(messages.HOW_SURE, code="certainty")
    marked = mark(item, response)
    return {
        "response": response,
        "certainty": 1 if unknown else certainty,
        "score": marked.score,
        "outcome": marked.as_json(),
    }


def _finish(test: PlacementTest, belief: Belief, questions: list[PlacementQuestion]) -> None:
    """Close the test if nobody has, and keep what it found."""
    now = timezone.now()
    known = belief.known
    evidence = _evidence(known, questions)
    with transaction.atomic():
        open_ = PlacementTest.objects.filter(pk=test.pk, ended_at__isnull=True)
        if not open_.update(ended_at=now):
            test.refresh_from_db()
            return
        test.ended_at = now
        PlacementResult.objects.create(
            test=test,
            learner=test.learner,
            taken_at=now,
            concepts=evidence,
            beliefs={concept: round(p, 4) for concept, p in known.items()},
        )
    try:
        mastery.update_concepts(learner=test.learner, concepts=set(evidence), now=now)
    except DatabaseError:  # the result is kept; concepts are folded again at the next fact
        logger.exception("concepts not updated", extra={"learner": test.learner_id})


def _evidence(
    known: dict[str, float], questions: list[PlacementQuestion]
) -> dict[str, dict[str, Any]]:
    """What counts for mastery: known beyond doubt, and not known when asked.

    What is merely inferred to be unknown says nothing: nobody has tried it yet.
    """
    asked = {row.concept for row in questions}
    return {
        concept: {"known": is_known, "p": round(known[concept], 4)}
        for concept, is_known in classed(known).items()
        if (settled(known[concept]) if is_known else concept in asked)
    }


def decide(*, result: PlacementResult, accept: bool) -> None:
    """Take the suggestions or leave them; the mind may be changed at any time."""
    result.accepted, result.decided_at = accept, timezone.now()
    PlacementResult.objects.filter(pk=result.pk).update(
        accepted=accept, decided_at=result.decided_at
    )
