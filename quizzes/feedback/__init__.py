"""What is said after an answer: why what was chosen is right or wrong, and what the rest is about.

Pure, and made anew from the stored answer whenever it is read, so that a learner who switches
language reads the same feedback in the other one.
"""

from dataclasses import dataclass

from quizzes.feedback import arranging, choosing, telling, typed
from quizzes.feedback.remarks import Remark, Response, answer_lines, remarks_on
from quizzes.items import Item
from quizzes.marking import Marked

__all__ = ["Feedback", "Remark", "arranging", "choosing", "feedback_on", "telling", "typed"]


@dataclass(frozen=True)
class Feedback:
    """`own` is about what the learner did, `others` about everything else (folded on the page).

    `answer` is the right answer, line by line; all texts are Markdown in one language.
    """

    own: list[Remark]
    others: list[Remark]
    answer: list[str]
    explanation: str


def feedback_on(item: Item, response: Response, marked: Marked, *, language: str) -> Feedback:
    """Feedback for a marked response; a learner who did not know reads about the right answer."""
    own, others = remarks_on(item, response, marked, language)
    return Feedback(own, others, answer_lines(item, language), item.explanation.localized(language))
