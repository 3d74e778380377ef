"""What an answer is worth as evidence of mastery. Pure.

Accuracy, passing and certainty points ignore hints: a right answer is a right answer. As evidence
that one can do it alone, an answer found with hints is worth a little less.
"""

HINT_COST = 0.1
MOST_HINTS_COUNTED = 3


def mastery_credit(*, score: float, hints: int) -> float:
    """The score in [0, 1], less a tenth of it for each hint, at most three.

    >>> mastery_credit(score=1.0, hints=2)
    0.8
    """
    return round(score * (1 - HINT_COST * min(hints, MOST_HINTS_COUNTED)), 6)
