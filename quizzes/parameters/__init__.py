"""Questions with numbers drawn from a seed: the same seed gives the same numbers in both languages.

`language` is the small expression language of authors, `draws` takes values from a seed, `filling`
puts them into the places of a question, `instances` does both for a stored body.
"""

from quizzes.parameters.functions import Faulty
from quizzes.parameters.instances import concrete, is_parameterised, ordered, variants
from quizzes.parameters.language import evaluate

__all__ = ["Faulty", "concrete", "evaluate", "is_parameterised", "ordered", "variants"]
