"""Writes: starting an attempt and answering its questions."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from config.problems import Conflict
from curriculum.services import record_study
from quizzes import messages, selectors, steps
from quizzes.drawing import draw
from quizzes.marking import mark
from quizzes.models import Answer, Attempt, AttemptItem, ItemVersion
from quizzes.presentation import decode
from quizzes.rescoring import result_of
from quizzes.responses import is_unknown, read_response
from quizzes.signals import answer_given, attempt_finished

if TYPE_CHECKING:
    from accounts.models import User
    from curriculum.models import Week

LONGEST_SECONDS = 3600
"""More than an hour on one question means that somebody went away."""


def new_seed() -> int:
    """An unguessable seed: whoever knew it could undo the shuffling of an order question."""
    return secrets.randbits(62)


def attempt_start(*, learner: User, week: Week, language: str) -> tuple[Attempt, bool]:
    """The learner's open attempt at the week's quiz, or a new one; and whether it is new.

    Raises Conflict while the week has no questions.
    """
    attempt = selectors.open_attempt(learner=learner, week=week)
    return (attempt, False) if attempt else _start_full(learner, week, language)


def _start_full(learner: User, week: Week, language: str) -> tuple[Attempt, bool]:
    seed = new_seed()
    items = list(selectors.items_of_week(week).select_related("current_version"))
    if not items:
        raise Conflict(messages.NO_QUESTIONS, code="no_questions")
    versions = {item.slug: item.current_version for item in items}
    seen = selectors.seen_slugs(learner=learner, week=week)
    slugs = draw([(item.slug, item.concept) for item in items], seed=seed, seen=seen)
    attempt = Attempt(learner=learner, week=week, seed=seed, language=language)
    return attempt_save(attempt, [version for slug in slugs if (version := versions[slug])])


def attempt_retry_missed(*, attempt: Attempt, language: str) -> tuple[Attempt, bool]:
    """A practice attempt of the questions missed in a finished one, sure-but-wrong ones first.

    Shuffled anew and in their present versions; an attempt already open is returned instead.
    """
    if not attempt.finished:
        raise Conflict(messages.NOT_FINISHED, code="not_finished")
    running = selectors.open_attempt(learner=attempt.learner, week=attempt.week)
    if running:
        return running, False
    missed = [answer.item_version.item_id for answer in selectors.missed_answers(attempt)]
    items = selectors.items_of_week(attempt.week).select_related("current_version")
    versions = {item.pk: item.current_version for item in items.filter(pk__in=missed)}
    drawn = [version for pk in missed if (version := versions.get(pk))]
    if not drawn:
        raise Conflict(messages.NOTHING_MISSED, code="nothing_missed")
    again = Attempt(
        learner=attempt.learner,
        week=attempt.week,
        kind=Attempt.Kind.MISSED,
        seed=new_seed(),
        language=language,
    )
    return attempt_save(again, drawn)


def attempt_save(attempt: Attempt, versions: list[ItemVersion]) -> tuple[Attempt, bool]:
    """Write the attempt with its questions.

    Two clicks may arrive together: the constraint lets one through, the other gets that one's row.
    """
    attempt.size = len(versions)
    try:
        with transaction.atomic():
            attempt.save(force_insert=True)
            AttemptItem.objects.bulk_create(
                AttemptItem(attempt=attempt, position=position, item_version=version)
                for position, version in enumerate(versions, 1)
            )
    except IntegrityError:
        running = _twin(attempt)
        if running is None:
            raise
        return running, False
    return attempt, True


def _twin(attempt: Attempt) -> Attempt | None:
    """The open attempt that leaves no room for this one."""
    if attempt.kind in selectors.OF_THE_WEEK:
        return selectors.open_attempt(learner=attempt.learner, week=attempt.week)
    rows = Attempt.objects.filter(learner=attempt.learner, week=attempt.week, kind=attempt.kind)
    rows = rows.filter(paper=attempt.paper)
    return rows.filter(finished_at__isnull=True).first()


def question_shown(*, drawn: AttemptItem) -> None:
    """Note when the learner first saw a question; later looks change nothing."""
    if drawn.shown_at is None:
        drawn.shown_at = timezone.now()
        AttemptItem.objects.filter(pk=drawn.pk, shown_at__isnull=True).update(
            shown_at=drawn.shown_at
        )


def answer_give(
    *,
    attempt: Attempt,
    position: int,
    raw: object,
    certainty: int,
    language: str,
    seconds: int | None = None,
) -> tuple[Answer, bool]:
    """Mark a response (in shown keys) and store it; returns the answer and whether it is new.

    The first answer at a position stays: a second one changes nothing and gets the first back.
    Raises `Unreadable` when the response cannot be understood (nothing is stored then) and
    Conflict when questions before this one are open. `seconds` None means since it was shown.
    """
    # Counted before looking: a twin that commits in between is found by looking, whereas the
    # other way round it would be missed and then counted, and its double refused as too late.
    answered = selectors.answered_count(attempt)
    first = selectors.answer_at(attempt, position)
    if first:
        return first, False
    drawn = selectors.drawn_item(attempt, position)
    if drawn is None or position != answered + 1:
        raise Conflict(messages.NOT_YET, code="not_yet")
    answer = _marked_answer(attempt, drawn, raw, certainty)
    answer.language = language
    answer.seconds = _bounded_seconds(drawn, seconds)
    return _store(answer)


def _marked_answer(attempt: Attempt, drawn: AttemptItem, raw: object, certainty: int) -> Answer:
    item = selectors.item_of(attempt, drawn.item_version)
    response = read_response(item, decode(item, seed=attempt.seed, raw=raw))
    if not is_unknown(response):
        steps.complete(item, drawn, response)
    marked = mark(item, response)
    return Answer(
        attempt=attempt,
        position=drawn.position,
        item_version=drawn.item_version,
        response=response,
        # Who says "I don't know" has not been sure of anything wrong.
        certainty=1 if is_unknown(response) else steps.certainty_said(drawn) or certainty,
        score=marked.score,
        outcome=marked.as_json(),
        hints=drawn.hints,
    )


def _bounded_seconds(drawn: AttemptItem, seconds: int | None) -> int:
    if seconds is None:
        shown = drawn.shown_at or timezone.now()
        seconds = round((timezone.now() - shown).total_seconds())
    return max(0, min(seconds, LONGEST_SECONDS))


def _store(answer: Answer) -> tuple[Answer, bool]:
    """Insert the answer and finish the attempt after the last one.

    Two posts of the same form may race to here: the unique position lets one in.
    """
    attempt = answer.attempt
    try:
        with transaction.atomic():
            answer.save(force_insert=True)
            transaction.on_commit(lambda: answer_given.send_robust(Answer, answer=answer))
            record_study(learner=attempt.learner, week=attempt.week, kind="quiz")
            if answer.position == attempt.size:
                _finish(attempt)
    except IntegrityError:
        first = selectors.answer_at(attempt, answer.position)
        if first is None:
            raise
        return first, False
    return answer, True


def _finish(attempt: Attempt) -> None:
    """Close the attempt if nobody has; only the one who closes it sends the news."""
    score, passed = result_of(attempt)
    closed: dict[str, Any] = {"finished_at": timezone.now(), "score": score, "passed": passed}
    rows = Attempt.objects.filter(pk=attempt.pk, finished_at__isnull=True).update(**closed)
    if rows:
        for name, value in closed.items():
            setattr(attempt, name, value)
        # Robust: whoever listens badly must not turn an answer that is saved into an error page.
        transaction.on_commit(lambda: attempt_finished.send_robust(Attempt, attempt=attempt))
