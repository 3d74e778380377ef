"""How many common slips are named rightly: ``python -m tests.labs.diagnosis.measure``."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from tests.labs.diagnosis.field import field
from tests.labs.diagnosis.more_slips import MORE_SLIPS
from tests.labs.diagnosis.slips import SLIPS
from tests.labs.diagnosis.world import World, lab


@dataclass(frozen=True)
class Row:
    """One slip and the name it was given."""

    function: str
    wanted: str
    said: str

    @property
    def right(self) -> bool:
        """Whether it is one of the names that fit; an author's own fits in every call."""
        if self.said != "-" and not self.said.startswith("relation:"):
            return True
        return self.said.removeprefix("relation:") in self.wanted.split()


def worlds() -> dict[str, dict[str, World]]:
    """All functions, by where they come from."""
    return {
        "logistic-regression": lab("logistic-regression"),
        "vectorization": lab("vectorization"),
        "field": field(),
    }


def measure() -> Iterator[Row]:
    """Name every slip."""
    known = worlds()
    for place, function, wanted, source in (*SLIPS, *MORE_SLIPS):
        one = known[place][function]
        scope = dict(one.scope)
        exec(source, scope)
        wrong = scope[function]
        assert one.fails(wrong), f"the checks of {function} do not notice: {source}"
        named = one.name_of(wrong)
        yield Row(function, wanted, named.id if named else "-")


def main() -> None:
    """Print the table."""
    rows = list(measure())
    for row in rows:
        mark = "✓" if row.right else "✗"
        sys.stdout.write(f"{mark} {row.function:28} {row.said:36} {row.wanted}\n")
    sys.stdout.write(f"{sum(row.right for row in rows)} of {len(rows)} slips named rightly\n")


if __name__ == "__main__":
    main()
