"""CPU time is judged; the clock on the wall is only for code that waits."""

from __future__ import annotations

from pathlib import Path

import pytest

from labs.grading.bundle import LabBundle
from labs.limits import AUTHOR, DEFAULTS, MAXIMA, WALL_PER_CPU, Limits

COURSES = Path(__file__).resolve().parents[2] / "courses"
FOLDERS = sorted(path.parent for path in COURSES.glob("*/*/*/labs/*/lab.yaml"))


def is_loose(limits: Limits) -> bool:
    """Whether a machine three times too full still leaves the CPU limit to be judged by."""
    return (
        limits.wall_seconds >= WALL_PER_CPU * limits.cpu_seconds
        and limits.total_wall_seconds >= WALL_PER_CPU * limits.total_cpu_seconds
    )


def test_a_busy_machine_ends_no_run_that_an_idle_one_would_not() -> None:
    assert WALL_PER_CPU >= 3
    assert all(is_loose(limits) for limits in (*DEFAULTS.values(), AUTHOR, MAXIMA))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_nor_do_the_limits_of_a_lab(folder: Path) -> None:
    assert is_loose(LabBundle.from_folder(folder).spec.run_limits())


@pytest.mark.parametrize("runtime", ["numpy", "tensorflow"])
def test_nor_whatever_a_lab_may_ask_for(runtime: str) -> None:
    defaults = DEFAULTS[runtime]  # type: ignore[index]
    for cpu in (0.5, 4.0, 20.0, 60.0, 120.0, 500.0):
        for wall in (None, 0.5, 30.0, 5000.0):
            assert is_loose(defaults.overridden(cpu_seconds=cpu, wall_seconds=wall)), (cpu, wall)
