"""Runs the fresh slips through the grader: ``python -m tests.labs.diagnosis.fresh``."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from labs.grading.bundle import LabBundle
from labs.grading.engine import grade
from labs.sandbox.pool import SandboxPool
from labs.verdicts import Verdict
from tests.labs.diagnosis.fresh_slips import FRESH_SLIPS, Slip

COURSES = Path(__file__).parents[3] / "courses"


@dataclass(frozen=True)
class Told:
    """What a learner was told about a slip: names of mistakes, or of what the function rests on."""

    slip: Slip
    names: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether the name is one of those that say what went wrong, and the only one."""
        wanted = self.slip[3].split()
        return len(self.names) == 1 and self.names[0].removeprefix("relation:") in wanted


def told(pool: SandboxPool, slips: Sequence[Slip] = FRESH_SLIPS) -> Iterator[Told]:
    """Hand in the solution with one function exchanged, as a submission of its own."""
    for slip in slips:
        bundle = bundle_of(slip[0])
        source = f"{bundle.files['solution.py']}\n\n{slip[4]}"
        result = grade(bundle=bundle, source=source, seed=7, mode="submit", pool=pool)
        own = {check.id for check in bundle.spec.checks if check.function == slip[1]}
        failing = [check for check in result.checks
                   if check.check_id in own and check.verdict is not Verdict.PASSED]  # fmt: skip
        assert failing, f"the checks of {slip[1]} do not notice: {slip[4]}"
        yield Told(slip, tuple(sorted({check.mistake or "-" for check in failing})))


def bundle_of(lab: str) -> LabBundle:
    """The lab of that name, wherever in the path it stands."""
    (folder,) = {path.parent for path in COURSES.glob(f"*/*/*/labs/{lab}/lab.yaml")}
    return LabBundle.from_folder(folder)


def main() -> None:
    """Print the table."""
    pool = SandboxPool("warm")
    rows = list(told(pool))
    pool.close()
    for row in rows:
        mark = "✓" if row.right else "✗"
        lab, function, cause, *_ = row.slip
        sys.stdout.write(f"{mark} {lab}.{function}: {cause}: {' '.join(row.names)}\n")
    sys.stdout.write(f"{sum(row.right for row in rows)} of {len(rows)} slips named rightly\n")


if __name__ == "__main__":
    main()
