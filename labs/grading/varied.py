"""The lab with its variation in place of its checks, as one more bundle for the grader."""

from __future__ import annotations

from labs.grading.bundle import LabBundle
from labs.spec.variations import Variation


def varied(bundle: LabBundle, variation: Variation | None) -> LabBundle:
    """The same functions and limits, the variation's checks, its solution over the lab's.

    No mistakes are named in it: those of the lab are mistakes of another task. Raises ValueError
    for a lab without a variation.
    """
    if variation is None:
        raise ValueError(f"{bundle.lab_id} has no variation")
    files = dict(bundle.files)
    files["solution.py"] += f"\n\n{variation.files['solution.py']}"
    files["checks.py"] = variation.files["checks.py"]
    files["mistakes.py"] = "MISTAKES = {}\n"
    parts = {"checks": variation.checks, "ending": None, "variation": None}
    spec = bundle.spec.model_copy(update=parts)
    version = f"{bundle.version}+{variation.hash}"
    return LabBundle(bundle.lab_id, version, spec, files)
