"""What the specifications of labs and of their variations are made of."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$", max_length=80)]


class Strict(BaseModel):
    """Frozen, and no key that is not declared."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Text(Strict):
    """A text in both languages."""

    ja: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def localized(self, language: str) -> str:
        """The text in `language` ("ja" or anything else for English)."""
        return self.ja if language == "ja" else self.en


class CheckSpec(Strict):
    """One thing that is checked: visible ones are examples for Run, hidden ones wait for Submit."""

    id: Slug
    title: Text
    function: Name
    visible: bool
    points: int = Field(ge=0, le=100)
    concepts: list[Slug] = []
    after: list[Name] = []
    hint: Text
