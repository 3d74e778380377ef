"""lab.yaml as data. Strict: unknown keys are refused, both languages are required."""

from __future__ import annotations

import re
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from labs.limits import DEFAULTS, MAXIMA, WALL_PER_CPU, Limits, Runtime
from labs.spec.endings import Ending, faults
from labs.spec.parts import CheckSpec as CheckSpec
from labs.spec.parts import Name, Slug, Strict
from labs.spec.parts import Text as Text
from labs.spec.variations import Variation

Device = Literal["cpu", "gpu", "any"]


class LimitsOverride(Strict):
    """Limits of one lab; None: the runtime's default."""

    cpu_seconds: float | None = Field(None, gt=0, le=MAXIMA.cpu_seconds)
    wall_seconds: float | None = Field(None, gt=0, le=MAXIMA.wall_seconds)
    memory_mb: int | None = Field(None, gt=0, le=MAXIMA.memory_mb)
    output_kb: int | None = Field(None, gt=0, le=MAXIMA.output_kb)

    @model_validator(mode="after")
    def _wall_leaves_room(self) -> Self:
        if (
            self.wall_seconds
            and self.cpu_seconds
            and self.wall_seconds < WALL_PER_CPU * self.cpu_seconds
        ):
            raise ValueError(f"wall_seconds must be at least {WALL_PER_CPU} x cpu_seconds")
        return self


class FunctionSpec(Strict):
    """A function that the learner is to write."""

    name: Name
    signature: str
    summary: Text
    section: str

    @model_validator(mode="after")
    def _signature_names_it(self) -> Self:
        if not re.match(rf"{self.name}\s*\(", self.signature):
            raise ValueError(f"signature must begin with {self.name}(")
        return self


class LabSpec(Strict):
    """The whole of lab.yaml."""

    id: Slug
    title: Text
    summary: Text
    runtime: Runtime
    device: Device = "cpu"
    minutes: int = Field(gt=0, le=600)
    limits: LimitsOverride = LimitsOverride()
    concepts: list[Slug] = []
    functions: list[FunctionSpec] = Field(min_length=1)
    checks: list[CheckSpec] = Field(min_length=1)
    knobs: dict[str, Any] = {}
    ending: Ending | None = None
    variation: Variation | None = None
    """Read from the folder `variation`, not written in lab.yaml."""

    @model_validator(mode="after")
    def _names_fit(self) -> Self:
        functions = [function.name for function in self.functions]
        _unique("function", functions)
        _unique("check", [check.id for check in self.checks])
        for check in self.checks:
            unknown = {check.function, *check.after} - set(functions)
            if unknown:
                raise ValueError(f"check {check.id} names unknown functions: {sorted(unknown)}")
        if not sum(check.points for check in self.checks):
            raise ValueError("the checks carry no points")
        if not any(check.visible for check in self.checks):
            raise ValueError("at least one check must be visible")
        return self

    @model_validator(mode="after")
    def _ending_fits(self) -> Self:
        signatures = {function.name: function.signature for function in self.functions}
        checks = {one.id: (one.visible, signatures.get(one.function, "")) for one in self.checks}
        for fault in faults(self.ending, checks) if self.ending else ():
            raise ValueError(fault)
        return self

    def run_limits(self) -> Limits:
        """The limits of one run of this lab."""
        return DEFAULTS[self.runtime].overridden(**self.limits.model_dump())


def _unique(what: str, names: list[str]) -> None:
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise ValueError(f"{what} given twice: {sorted(twice)}")
