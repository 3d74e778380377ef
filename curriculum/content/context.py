"""What a week's files may refer to: concepts, passages, labs, other weeks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Targets:
    """Everything in a program that a link can lead to.

    `weeks` maps a week's id to its course, `anchors` a week's id to its lesson's anchors,
    `labs` a lab's id to the names of its functions, `concepts` and `papers` are the ids.
    """

    weeks: Mapping[str, str] = field(default_factory=dict)
    anchors: Mapping[str, frozenset[str]] = field(default_factory=dict)
    labs: Mapping[str, frozenset[str]] = field(default_factory=dict)
    concepts: frozenset[str] = frozenset()
    papers: frozenset[str] = frozenset()


@dataclass(frozen=True)
class WeekContext:
    """What a part needs to know to check its files in one week's folder."""

    root: Path
    program: str
    course: str
    week: str
    concepts: frozenset[str]
    """Ids of all concepts of the program."""
    anchors: frozenset[str]
    """Anchors of the sections of this week's lesson; empty while there is no lesson."""
    labs: tuple[str, ...]
    """Ids of the labs that week.yaml lists, in order."""
    targets: Targets
    thorough: bool = True
    """Whether to try what takes long: an author asks for it, a site that loads content does not."""

    def name_of(self, path: Path) -> str:
        """A file's name as problems give it: relative to the content root."""
        return path.relative_to(self.root).as_posix()
