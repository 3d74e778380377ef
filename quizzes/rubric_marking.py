"""A mentor marks an explanation by the same rubric; the newest mark counts, the learner's stays."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db import transaction

from config.problems import Conflict, Invalid
from quizzes import messages, selectors
from quizzes.items import Explain
from quizzes.marking import by_rubric
from quizzes.models import Answer, RubricMark
from quizzes.rescoring import rescore
from quizzes.signals import answers_remarked

if TYPE_CHECKING:
    from accounts.models import User

LONGEST_COMMENT = 2000


@transaction.atomic
def explanation_mark(
    *, answer: Answer, mentor: User, met: Collection[str], comment: str = ""
) -> RubricMark:
    """Mark an explanation with the criteria `met` (keys as shown: "1", "2", ...).

    Access is the caller's business. Raises Conflict for other kinds of question and for "I don't
    know", Invalid for a criterion that does not exist.
    """
    item = selectors.item_of(answer.attempt, answer.key)
    if not isinstance(item, Explain) or answer.outcome["unknown"]:
        raise Conflict(messages.NOT_IN_WORDS, code="not_in_words")
    known = {str(place): criterion.id for place, criterion in enumerate(item.rubric, 1)}
    if set(met) - set(known):
        raise Invalid(messages.UNREADABLE["unknown_choice"], code="unknown_criterion")
    marked = by_rubric(item, [known[key] for key in met])
    row = RubricMark.objects.create(
        answer=answer,
        mentor=mentor,
        met=[known[key] for key in sorted(met)],
        comment=comment.strip()[:LONGEST_COMMENT],
        score=marked.score,
    )
    Answer.objects.filter(pk=answer.pk).update(score=marked.score)
    answer.score = marked.score
    rescore([answer.attempt])
    answers_remarked.send_robust(
        RubricMark,
        learners={answer.attempt.learner_id},
        concepts=set(answer.item_version.concepts),
    )
    return row
