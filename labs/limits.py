"""Every limit of grading, in this one place. Nothing else writes a number of seconds or bytes."""

from dataclasses import dataclass, fields, replace
from typing import Literal

Runtime = Literal["numpy", "tensorflow"]
RUNTIMES: tuple[Runtime, ...] = ("numpy", "tensorflow")


@dataclass(frozen=True)
class Limits:
    """What one run may use. CPU is the measure; wall time is a loose backstop (>= 3 x CPU)."""

    cpu_seconds: float  # for one check, and for the module level of the learner's file
    wall_seconds: float  # the same, by the clock on the wall
    memory_mb: int  # anonymous and shared memory above what the warm parent already had
    output_kb: int  # everything printed in one run
    total_cpu_seconds: float  # all checks of one run together
    total_wall_seconds: float
    result_kb: int = 8 * 1024  # one returned value on the wire
    scratch_mb: int = 32  # the run's private temporary folder
    file_mb: int = 16  # one file in it
    scratch_files: int = 2000
    threads: int = 64
    address_space_mb: int = 6144  # backstop behind memory_mb; far above honest use

    def overridden(self, **changes: float | int | None) -> "Limits":
        """These limits with the given ones changed (None: unchanged), never above MAXIMA."""
        given = {name: value for name, value in changes.items() if value is not None}
        changed = replace(self, **given)  # type: ignore[arg-type]
        grown = max(1.0, changed.cpu_seconds / self.cpu_seconds)
        changed = replace(
            changed,
            wall_seconds=max(changed.wall_seconds, WALL_PER_CPU * changed.cpu_seconds),
            total_cpu_seconds=self.total_cpu_seconds * grown,
            total_wall_seconds=self.total_wall_seconds * grown,
        )
        capped = {
            f.name: min(getattr(changed, f.name), getattr(MAXIMA, f.name)) for f in fields(self)
        }
        return Limits(**capped)


WALL_PER_CPU = 3

DEFAULTS: dict[Runtime, Limits] = {
    "numpy": Limits(
        cpu_seconds=4.0, wall_seconds=12.0, memory_mb=512, output_kb=64,
        total_cpu_seconds=20.0, total_wall_seconds=60.0,
    ),
    "tensorflow": Limits(
        cpu_seconds=15.0, wall_seconds=45.0, memory_mb=1024, output_kb=64,
        total_cpu_seconds=60.0, total_wall_seconds=180.0,
    ),
}  # fmt: skip

MAXIMA = Limits(
    cpu_seconds=120.0, wall_seconds=360.0, memory_mb=4096, output_kb=1024,
    total_cpu_seconds=600.0, total_wall_seconds=1800.0, result_kb=64 * 1024,
    scratch_mb=256, file_mb=128, scratch_files=10_000, threads=128, address_space_mb=16384,
)  # fmt: skip

# The author's own files (solution, checks, mistakes) run in the same sandbox, with more room:
# one child runs every check, and once per mistake.
AUTHOR = Limits(
    cpu_seconds=120.0, wall_seconds=360.0, memory_mb=2048, output_kb=256,
    total_cpu_seconds=300.0, total_wall_seconds=900.0, result_kb=64 * 1024,
)  # fmt: skip

TRACE_CPU_SHARE = 0.5  # of a check's CPU time; then a shape trace stops and shows what it has
EXPLAIN_CPU_SECONDS = 3.0  # of the author's functions, to find out what a wrong result is

SOURCE_BYTES = 256 * 1024
NOTEBOOK_BYTES = 4 * 1024 * 1024  # an uploaded .ipynb, before its code cells are taken out

KEPT_MB = 64  # returned values of one run that are kept until mistakes have been named

# What is kept of learners' words, so that one run cannot fill the database.
STDOUT_HEAD_BYTES = 16 * 1024
STDOUT_TAIL_BYTES = 16 * 1024
MESSAGE_CHARACTERS = 2000
TRACEBACK_FRAMES = 12

# Answers of an author's child are remembered by (lab, version, seed). Submissions draw their
# seeds from this many per version, so that a classroom hits the same few.
SEEDS_PER_VERSION = 32
VISIBLE_SEED = 20_170_626  # visible checks: the same inputs for everybody, each time
AUTHOR_CACHE_MB = 256
ANSWER_STORE_MB = 512  # the same on disk, so that it outlives a restart

# A warm parent is renewed after so many runs, after so long, or when it has grown by so much.
PARENT_RUNS = 5000
PARENT_SECONDS = 3600.0
PARENT_GROWTH_MB = 64
# Children forked ahead, per runtime: they take 5 to 15 MB each.
SPARES: dict[Runtime, int] = {"numpy": 2, "tensorflow": 2}

QUEUES = {"cpu": "cpu", "gpu": "gpu", "any": "cpu"}  # a lab's device -> the queue its runs wait in
