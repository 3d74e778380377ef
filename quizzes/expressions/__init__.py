"""Formulas that learners type: read, compared by meaning, written as LaTeX.

Nothing a learner types is ever evaluated as code. A tokenizer and a recursive-descent parser build
a small tree (`tree`), bounded in length and depth; two trees mean the same when they agree at
seeded points of the variables' domains (`equality`). Both take time proportional to what was typed.
"""

from quizzes.expressions.equality import Domains, same_meaning
from quizzes.expressions.names import CONSTANTS, FUNCTIONS, canonical
from quizzes.expressions.parsing import parse
from quizzes.expressions.printing import latex
from quizzes.expressions.tree import Node

CONSTANTS_AND_FUNCTIONS = frozenset(CONSTANTS) | frozenset(FUNCTIONS)

__all__ = [
    "CONSTANTS_AND_FUNCTIONS",
    "Domains",
    "Node",
    "canonical",
    "latex",
    "parse",
    "same_meaning",
]
