"""An outcome, come what may: the door of grading, tracing and observing never raises."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

from labs.grading.bundle import LabBundle
from labs.grading.outcomes import GradeOutcome
from labs.grading.running import CancelledError
from labs.sandbox.pool import SandboxPool
from labs.verdicts import Verdict

logger = logging.getLogger(__name__)
MOST_WORDS = 2000  # of a failure of ours


def answered(
    act: Callable[[], GradeOutcome], so_far: Callable[[], GradeOutcome], what: str
) -> GradeOutcome:
    """What `act` returns. Where it cannot, what is known `so_far`: taken back, or our failure.

    `what` is for our log: "grading of lab softmax".
    """
    try:
        return act()
    except CancelledError:
        return replace(so_far(), verdict=Verdict.NOT_ATTEMPTED, score=0.0, cancelled=True)
    except Exception as error:  # our fault by definition: the learner's are all verdicts
        logger.exception("%s failed", what)
        failure = f"{type(error).__name__}: {error}"[:MOST_WORDS]
        return replace(so_far(), verdict=Verdict.OUR_FAILURE, score=0.0, failure=failure)


def blank(pool: SandboxPool, bundle: LabBundle, verdict: Verdict) -> GradeOutcome:
    """The outcome of a run without checks."""
    return GradeOutcome(verdict, 0.0, (), versions=pool.versions(bundle.spec.runtime))
