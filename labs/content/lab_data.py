"""A lab's folder, read and checked, on its way into the database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from labs.spec.lab import LabSpec

SPEC_FILE = "lab.yaml"


@dataclass(frozen=True)
class LabData:
    """One lab, ready to be stored."""

    spec: LabSpec
    position: int
    hash: str
    files: Mapping[str, str]
    instructions: Mapping[str, str]
    mistakes: Mapping[str, dict[str, Any]]
