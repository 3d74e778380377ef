"""Whether one text is so close to another that chance and custom do not explain it.

A fingerprint that many write weighs little, one of the starter nothing: what is judged is the part
of a text that is not everybody's. docs/decisions/0023 has the measurement behind the two bounds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from labs.variations.similarity.fingerprints import Prints

NEAR = 0.8
"""Share of the weight of a text that stands in the other one too."""
EVIDENCE = 25.0
"""Weight that has to be shared: below it a text is too short, or too much everybody's, to say."""


@dataclass(frozen=True)
class Likeness:
    """`share` of the text's own weight that the other has, and the `evidence`: that weight."""

    share: float
    evidence: float

    @property
    def near(self) -> bool:
        """Whether the two are too close to be two people's work."""
        return self.share >= NEAR and self.evidence >= EVIDENCE


def counted(texts: Iterable[Prints]) -> Counter[int]:
    """In how many texts each fingerprint stands."""
    return Counter(print_ for text in texts for print_ in text)


def likeness(
    text: Prints, other: Prints, *, usual: Mapping[int, int], given: Prints = frozenset()
) -> Likeness:
    """How much of `text` stands in `other`.

    `usual`: in how many texts of third people a fingerprint stands; `given`: what the starter has.
    """
    weights = {one: 1 / (1 + usual.get(one, 0)) ** 2 for one in text - given}
    total = sum(weights.values())
    shared = sum(weight for one, weight in weights.items() if one in other)
    return Likeness(shared / total if total else 0.0, shared)
