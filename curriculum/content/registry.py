"""How rooms above add their own files to a week: quizzes and labs register here.

A room registers one part from `AppConfig.ready()`; this room never imports it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from curriculum.content.context import WeekContext
from curriculum.content.problems import ContentProblem

if TYPE_CHECKING:
    from curriculum.models import Week


@dataclass(frozen=True)
class ProofOrder:
    """What `check_content --prove` was asked for."""

    names: frozenset[str] = frozenset()
    """Only these things by id; empty: everything."""
    write: bool = False
    """Put the record of a proof beside the files."""
    again: bool = False
    """Also what is remembered from an earlier proof of the same files."""
    sample: bool = False
    """A quick look at some of it, which proves nothing."""
    memory: Path | None = None
    """Folder for what has been proved; None: remember nothing."""


@dataclass(frozen=True)
class ProofTable:
    """What a proof of one thing found: `facts` as JSON, `text` for a terminal."""

    name: str
    facts: Mapping[str, Any]
    text: str
    problems: list[ContentProblem] = field(default_factory=list)


class Part(ABC):
    """What a room reads out of a week's folder. Subclass it and register an instance."""

    name: ClassVar[str]
    """Key of the part's data in `WeekData.parts`, and its heading in what is printed."""

    @abstractmethod
    def check(self, folder: Path, context: WeekContext) -> tuple[Any, list[ContentProblem]]:
        """Read the part's files in one week's folder, without a database.

        Returns plain data (None when the week has no such part yet) and every problem found.
        Name files with `context.name_of(path)`.
        """

    def check_program(self, weeks: Mapping[str, Any]) -> list[ContentProblem]:
        """Checks across the weeks of a program: week id -> data, weeks without data left out."""
        return []

    def prove(
        self, folder: Path, context: WeekContext, data: Any, order: ProofOrder
    ) -> Iterator[ProofTable]:
        """Slow checks that run code; only `check_content --prove` asks for them."""
        yield from ()

    def admit(self, folder: Path, context: WeekContext, data: Any) -> list[ContentProblem]:
        """What keeps files that are right from being loaded: a record of proof is missing."""
        return []

    def figures(self, folder: Path, data: Any) -> Mapping[str, Any]:
        """What the week's files of this part come to, for `check_content --json`."""
        return {}

    @abstractmethod
    def sync(self, week: Week, data: Any) -> Mapping[str, int]:
        """Write the data of one week inside the caller's transaction; what changed, counted.

        Called for every week, with None when the week has no such part. Counts are of written
        rows only ({"created": 2}); unchanged data writes nothing and counts nothing.
        """


_parts: dict[str, Part] = {}


def register(part: Part) -> None:
    """Add a part; registering the same name again replaces it."""
    _parts[part.name] = part


def parts() -> list[Part]:
    """All registered parts in a stable order."""
    return [_parts[name] for name in sorted(_parts)]
