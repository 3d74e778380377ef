"""A program as plain data: what the files say, after every check."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from curriculum.content.cards import CardsFile
from curriculum.content.context import Targets, WeekContext
from curriculum.content.lesson import LessonData
from curriculum.content.papers import PaperData
from curriculum.content.schemas import ConceptEntry, CourseEntry, ProgramFile, WeekFile
from curriculum.content.shelf import Shelf


@dataclass(frozen=True)
class WeekData:
    """One week: its file, its lesson when written, and what other rooms read from its folder."""

    folder: Path
    entry: WeekFile
    context: WeekContext
    lesson: LessonData | None
    parts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class CourseData:
    """One course and its weeks in order."""

    entry: CourseEntry
    weeks: list[WeekData]


@dataclass(frozen=True)
class ProgramData:
    """A whole program."""

    root: Path
    entry: ProgramFile
    concepts: list[ConceptEntry]
    courses: list[CourseData]
    shelf: Shelf = field(default_factory=Shelf)
    cards: CardsFile | None = None
    targets: Targets = field(default_factory=Targets)
    papers: list[PaperData] = field(default_factory=list)

    @property
    def weeks(self) -> list[WeekData]:
        """All weeks in order."""
        return [week for course in self.courses for week in course.weeks]
