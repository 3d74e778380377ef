"""A variation of a lab: its functions slightly changed, to be answered from understanding.

Written in `variation/` of the lab's folder: `variation.yaml`, `checks.py` with the calls, and
`solution.py` with the changed functions alone, which take the place of the lab's own. Pure.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from pydantic import Field

from labs.spec.parts import CheckSpec, Strict, Text

FOLDER = "variation"
FILE = "variation.yaml"
CODE = ("checks.py", "solution.py")
PROOF = "proof.json"
NAMES = (FILE, *CODE, PROOF)


class VariationText(Strict):
    """`variation.yaml`."""

    title: Text
    statement: Text
    """What is to be changed, in Markdown; the learner's own code is the start."""
    minutes: int = Field(gt=0, le=30)
    checks: list[CheckSpec] = Field(min_length=2)


class Variation(VariationText):
    """The same with its code."""

    files: dict[str, str]

    @property
    def hash(self) -> str:
        """Equal variations have equal hashes."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:16]


def faults(variation: VariationText, functions: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What does not fit the lab: where, and what was expected. `functions`: by name."""
    found = []
    ids = [check.id for check in variation.checks]
    for at, check in enumerate(variation.checks):
        unknown = sorted({check.function, *check.after} - set(functions))
        if unknown:
            found.append((f"checks[{at}]", f"functions of the lab, not {', '.join(unknown)}"))
        if ids.index(check.id) != at:
            found.append((f"checks[{at}].id", "an id that no other check has"))
    if not any(check.visible for check in variation.checks):
        found.append(("checks", "at least one visible check"))
    if all(check.visible for check in variation.checks):
        found.append(("checks", "at least one hidden check: visible inputs could be copied out"))
    if not sum(check.points for check in variation.checks):
        found.append(("checks", "checks that carry points"))
    return found
