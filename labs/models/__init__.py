"""All tables of this room, where Django looks for them."""

from __future__ import annotations

from labs.models.likeness import SolutionPrints, VariationTask
from labs.models.material import Draft, Lab, LabVersion
from labs.models.submissions import (
    ASIDE,
    UNCHECKED,
    CheckResult,
    LineComment,
    Mode,
    State,
    Submission,
)
from labs.models.thinking import Explanation, Forecast, Prediction
from labs.models.workers import Watch, Worker

__all__ = [
    "ASIDE",
    "UNCHECKED",
    "CheckResult",
    "Draft",
    "Explanation",
    "Forecast",
    "Lab",
    "LabVersion",
    "LineComment",
    "Mode",
    "Prediction",
    "SolutionPrints",
    "State",
    "Submission",
    "VariationTask",
    "Watch",
    "Worker",
]
