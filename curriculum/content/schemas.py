"""The schemas of `course.yaml`, `concepts.yaml` and `week.yaml`: strict, unknown keys refused."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Slug = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", min_length=1, max_length=100)
]
"""Lower-case letters, digits and single hyphens."""
Words = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
"""A text that is not blank."""
Title = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^\S.*$")]
Folder = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]
"""The name of a folder beside the file, never a path."""
Days = Annotated[float, Field(gt=0, le=365)]


class Strict(BaseModel):
    """Base of every schema of a content file: nothing unknown, nothing converted."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Text(Strict):
    """A text in both languages; one alone does not load."""

    ja: Words
    en: Words

    def as_dict(self) -> dict[str, str]:
        """`{"ja": ..., "en": ...}` as stored in JSON columns."""
        return {"ja": self.ja, "en": self.en}


class Heading(Strict):
    """A title in both languages, one line each."""

    ja: Title
    en: Title

    def as_dict(self) -> dict[str, str]:
        """`{"ja": ..., "en": ...}` as stored in JSON columns."""
        return {"ja": self.ja, "en": self.en}


class CourseEntry(Strict):
    """One course of a program, and the folder it lives in."""

    id: Slug
    folder: Folder
    title: Heading
    summary: Text
    days: Days


class ProgramFile(Strict):
    """`course.yaml`: a program and its courses in order."""

    id: Slug
    title: Heading
    summary: Text
    courses: Annotated[list[CourseEntry], Field(min_length=1)]


class ConceptEntry(Strict):
    """One idea that can be learned, asked about and got wrong."""

    id: Slug
    title: Heading
    summary: Text
    prerequisites: list[Slug]


class ConceptsFile(Strict):
    """`concepts.yaml`: all concepts of a program."""

    concepts: Annotated[list[ConceptEntry], Field(min_length=1)]


class LabEntry(Strict):
    """A lab that belongs to a week, written already or still in preparation."""

    id: Slug
    title: Heading
    functions: list[Words]

    def function_names(self) -> frozenset[str]:
        """Names without their parameters: `propagate(w, b, X, Y)` gives `propagate`."""
        return frozenset(function.split("(")[0].strip() for function in self.functions)


class WeekFile(Strict):
    """`week.yaml`: one week of a course."""

    id: Slug
    title: Heading
    summary: Text
    days: Days
    topics: Annotated[list[Text], Field(min_length=1)]
    concepts: Annotated[list[Slug], Field(min_length=1)]
    struggled: list[Text] = []
    labs: list[LabEntry] = []
