"""An answered question put together again for a page or the API, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from quizzes.certainty import certainty_points
from quizzes.feedback import Feedback, feedback_on
from quizzes.items import IN_STEPS, Explain, Item
from quizzes.marking import Marked, by_rubric, marked_from
from quizzes.models import Answer, Attempt
from quizzes.presentation import Progress, Question, encode, present
from quizzes.selectors import answers_of, item_of
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
    def own_score(self) -> float:
        """An explanation's mark by its learner, whatever a mentor's is."""
        if not isinstance(self.item, Explain):
            return self.answer.score
        return by_rubric(self.item, [part.id for part in self.marked.parts if part.right]).score

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
    item = item_of(attempt, answer.item_version)
    marked = marked_from(score=answer.score, outcome=answer.outcome)
    key = item if answer.key_version is None else item_of(attempt, answer.key_version)
    points = certainty_points(score=answer.score, certainty=answer.certainty)
    return Outcome(
        answer=answer,
        item=item,
        question=present(
            item, seed=attempt.seed, language=language, progress=walked(answer), hints=answer.hints
        ),
        response=encode(item, seed=attempt.seed, response=answer.response),
        marked=marked,
        feedback=feedback_on(key, answer.response, marked, language=language),
        points=round(points, 2),
        lesson_url=lesson_url(attempt, item.section, answer.item_version.item.paper),
    )


def walked(answer: Answer) -> Progress:
    """The steps that an answer stands for: all rounds of a case, the words of an explanation."""
    kept = ("rounds", "text") if answer.item_version.type in IN_STEPS else ()
    return {key: answer.response[key] for key in kept if key in answer.response}


def lesson_url(attempt: Attempt, section: str, paper: str = "") -> str:
    """Address of a passage of the week's lesson, or of a pass of a reading."""
    if paper:
        return f"{reverse('curriculum:paper', args=[paper])}#{section}"
    week = attempt.week
    return f"{reverse('curriculum:lesson', args=[week.course.slug, week.slug])}#{section}"


def summary_of(attempt: Attempt, *, language: str) -> Summary:
    """The summary of what has been answered; one query."""
    return summarise(
        [
            Given(
                position=answer.position,
                item=item_of(attempt, answer.item_version),
                score=answer.score,
                certainty=answer.certainty,
                unknown=answer.outcome["unknown"],
            )
            for answer in answers_of(attempt)
        ],
        language=language,
    )
