"""The labs that grading is measured with, and the real ones beside them."""

from __future__ import annotations

from pathlib import Path

from labs.grading.bundle import LabBundle
from labs.limits import Runtime

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SIZES = (3, 10)  # checks of the measuring labs of a running site
ONLY_FIRST = """

_all = cases


def cases(rng):
    return dict(list(_all(rng).items())[:{checks}])
"""


def three_checks(runtime: Runtime) -> LabBundle:
    """Return the measuring lab of a runtime with three checks of one call each."""
    return measuring_lab(runtime, 3)


def measuring_lab(runtime: Runtime, checks: int) -> LabBundle:
    """Return the measuring lab of a runtime with its first ``checks`` checks (of ten)."""
    whole = LabBundle.from_folder(HERE / f"bench-{runtime}")
    spec = whole.spec.model_copy(update={"checks": whole.spec.checks[:checks]})
    added = ONLY_FIRST.format(checks=checks)
    files = {**whole.files, "checks.py": whole.files["checks.py"] + added}
    return LabBundle(whole.lab_id, f"{whole.version[:12]}-{checks}", spec, files)


def slug_of(runtime: Runtime, checks: int) -> str:
    """Where a running site has that lab: two of one runtime cannot share an address."""
    return f"bench-{runtime}-{checks}"


def real_lab(lab: str) -> LabBundle:
    """Return a lab of the courses."""
    return LabBundle.from_folder(next((ROOT / "courses").glob(f"*/*/*/labs/{lab}")))


def solution_of(bundle: LabBundle) -> str:
    """Return code that passes every check of a lab."""
    return bundle.files["solution.py"]
