"""Common slips in the NumPy labs, run through the grader: are their causes named?

Whoever wrote fresh_slips/ had seen the labs' functions and solutions and the list of relations, and
no mistakes.py. In each: `=== function | what went wrong | names that say so`, and the function.

``python -m tests.labs.diagnosis.fresh`` runs all; with ``--relations`` as if the labs had no
mistakes.py, so that nothing but the generic relations can name them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from labs.grading.bundle import LabBundle
from labs.grading.engine import grade
from labs.sandbox.pool import SandboxPool
from labs.verdicts import Verdict

COURSES = Path(__file__).parents[3] / "courses"
FOLDER = Path(__file__).with_name("fresh_slips")
HEAD = re.compile(r"^=== (\w+) \| (.+?) \| ?(.*)\n", re.MULTILINE)
NO_MISTAKES = "MISTAKES = {}\n"


@dataclass(frozen=True)
class Slip:
    """A wrong function, the cause in words, and the names that say so."""

    lab: str
    function: str
    cause: str
    names: tuple[str, ...]
    source: str

    @property
    def id(self) -> str:
        """For people."""
        return f"{self.lab}.{self.function}: {self.cause}"


@dataclass(frozen=True)
class Told:
    """What a learner was told about a slip: one name, or several where checks disagree."""

    slip: Slip
    names: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether the name is one of those that say what went wrong, and the only one."""
        return len(self.names) == 1 and self.names[0] in self.slip.names

    @property
    def misled(self) -> bool:
        """Whether a cause was named that it is not; where something is wrong may always be said."""
        return not self.right and bool(set(self.names) - {"-", "relation:one-part"})


def slips() -> list[Slip]:
    """All of them."""
    found = []
    for path in sorted(FOLDER.glob("*.txt")):
        _before, *parts = HEAD.split(path.read_text(encoding="utf-8"))
        rows = zip(parts[::4], parts[1::4], parts[2::4], parts[3::4], strict=True)
        found += [Slip(path.stem, f, cause, tuple(n.split()), text) for f, cause, n, text in rows]
    return found


def told(pool: SandboxPool, chosen: Iterable[Slip], *, mistakes: bool = True) -> Iterator[Told]:
    """Hand in the solution with one function exchanged, each as a submission of its own."""
    for slip in chosen:
        bundle = bundle_of(slip.lab, mistakes)
        source = f"{bundle.files['solution.py']}\n\n{slip.source}"
        result = grade(bundle=bundle, source=source, seed=7, mode="submit", pool=pool)
        own = {check.id for check in bundle.spec.checks if check.function == slip.function}
        failing = [check for check in result.checks
                   if check.check_id in own and check.verdict is not Verdict.PASSED]  # fmt: skip
        assert failing, f"the checks do not notice: {slip.id}"
        yield Told(slip, tuple(sorted({check.mistake or "-" for check in failing})))


@cache
def bundle_of(lab: str, mistakes: bool = True) -> LabBundle:
    """The lab of that name, wherever in the path it stands; without its mistakes on demand."""
    (folder,) = {path.parent for path in COURSES.glob(f"*/*/*/labs/{lab}/lab.yaml")}
    bundle = LabBundle.from_folder(folder)
    if mistakes:
        return bundle
    files = {**bundle.files, "mistakes.py": NO_MISTAKES}
    return replace(bundle, files=files, version=f"{bundle.version}-without")


def main() -> None:
    """Print the table."""
    pool = SandboxPool("warm")
    rows = list(told(pool, slips(), mistakes="--relations" not in sys.argv))
    pool.close()
    for row in rows:
        mark = "✓" if row.right else "✗" if row.misled else "·"
        sys.stdout.write(f"{mark} {row.slip.id} => {' '.join(row.names)}\n")
    right, misled = sum(row.right for row in rows), sum(row.misled for row in rows)
    sys.stdout.write(f"{right} of {len(rows)} slips named rightly, {misled} misnamed\n")


if __name__ == "__main__":
    main()
