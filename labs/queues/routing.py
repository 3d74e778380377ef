"""Which queue a submission waits in, by what the lab wants and which workers are alive."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

Device = Literal["cpu", "gpu", "any"]
Queue = Literal["cpu", "gpu"]
Reason = Literal["only_cpu", "gpu_alive", "gpu_away", "nobody_alive"]


@dataclass(frozen=True)
class Place:
    """Where a submission waits.

    ``position``: 1 for the next. ``seconds``: about how long until it starts; None when nobody can
    say, since no worker is there. ``starting``: a worker is on its way.
    """

    position: int
    seconds: int | None
    starting: bool = False


def route(device: Device, alive: Collection[str]) -> tuple[Queue, Reason]:
    """Return the queue and why.

    ``device`` is what the lab asks for, ``alive`` the queues that live workers serve now. A lab
    that profits from a GPU falls back to its CPU size when no GPU worker is there.

    >>> route("any", {"cpu"})
    ('cpu', 'gpu_away')
    >>> route("gpu", {"cpu", "gpu"})
    ('gpu', 'gpu_alive')
    """
    if device != "cpu" and "gpu" in alive:
        return "gpu", "gpu_alive"
    if "cpu" not in alive:
        return "cpu", "nobody_alive"
    return "cpu", "only_cpu" if device == "cpu" else "gpu_away"
