"""Going through a question as a learner does, with the steps that some kinds have in between."""

from __future__ import annotations

from typing import Any

from quizzes import selectors, steps
from quizzes.items import Case, Explain, load_item
from quizzes.models import Answer, Attempt
from quizzes.presentation import encode
from quizzes.responses import read_response
from quizzes.services import answer_give
from tests.quizzes.keys import right_response, wrong_response


def shown_response(attempt: Attempt, position: int, *, right: bool) -> dict[str, Any]:
    """A right or wrong response to the question at a position, in the keys shown."""
    drawn = selectors.drawn_item(attempt, position)
    assert drawn is not None
    item = load_item(drawn.item_version.body, seed=attempt.seed)
    response = read_response(item, right_response(item) if right else wrong_response(item))
    return encode(item, seed=attempt.seed, response=response)


def take_steps(attempt: Attempt, position: int, raw: dict[str, Any], certainty: int) -> None:
    """All steps that come before the answer `raw`."""
    drawn = selectors.drawn_item(attempt, position)
    assert drawn is not None
    item = load_item(drawn.item_version.body, seed=attempt.seed)
    todo: list[dict[str, Any]] = []
    if isinstance(item, Case):
        todo = [{"rounds": raw["rounds"][:n]} for n in range(1, len(item.rounds))]
    if isinstance(item, Explain):
        todo = [{"text": raw["text"]}]
    for step in todo:
        steps.step_take(attempt=attempt, position=position, raw=step, certainty=certainty)


def give(
    attempt: Attempt, position: int, *, right: bool = True, certainty: int = 2, **rest: Any
) -> Answer:
    """Answer a position, rightly unless told otherwise."""
    raw = shown_response(attempt, position, right=right)
    take_steps(attempt, position, raw, certainty)
    return answer_give(
        attempt=attempt, position=position, raw=raw, certainty=certainty, language="en", **rest
    )[0]
