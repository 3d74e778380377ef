"""An answered question put together again for a page or the API, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from quizzes.certainty import certainty_points
from quizzes.feedback import Feedback, feedback_on
from quizzes.items import Item, load_item
from quizzes.marking import Marked, marked_from
from quizzes.models import Answer, Attempt
from quizzes.presentation import Question, encode, present
from quizzes.selectors import answers_of
from quizzes.summary import Given, Summary, summarise


@dataclass(frozen=True)
class Outcome:
    """What is shown after an answer; `response` is in the keys that were shown."""

    answer: Answer
    item: Item
    question: Question
    response: dict[str, Any]
    marked: Marked
    feedback: Feedback
    points: float
    lesson_url: str

    @property
    def verdict(self) -> str:
        """`right`, `partly`, `wrong` or `unknown`."""
        if self.marked.unknown:
            return "unknown"
        if self.marked.correct:
            return "right"
        return "partly" if self.answer.score > 0 else "wrong"


def outcome_of(attempt: Attempt, answer: Answer, *, language: str) -> Outcome:
    """The answer with its question and feedback; makes no query when rows are prefetched."""
    item = load_item(answer.item_version.body)
    marked = marked_from(score=answer.score, outcome=answer.outcome)
    points = certainty_points(score=answer.score, certainty=answer.certainty)
    return Outcome(
        answer=answer,
        item=item,
        question=present(item, seed=attempt.seed, language=language),
        response=encode(item, seed=attempt.seed, response=answer.response),
        marked=marked,
        feedback=feedback_on(item, answer.response, marked, language=language),
        points=round(points, 2),
        lesson_url=lesson_url(attempt, item.section),
    )


def lesson_url(attempt: Attempt, section: str) -> str:
    """Address of a passage of the week's lesson."""
    week = attempt.week
    return f"{reverse('curriculum:lesson', args=[week.course.slug, week.slug])}#{section}"


def summary_of(attempt: Attempt, *, language: str) -> Summary:
    """The summary of what has been answered; one query."""
    return summarise(
        [
            Given(
                position=answer.position,
                item=load_item(answer.item_version.body),
                score=answer.score,
                certainty=answer.certainty,
                unknown=answer.outcome["unknown"],
            )
            for answer in answers_of(attempt)
        ],
        language=language,
    )
