"""Building blocks of questions."""

from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints

from curriculum.content.schemas import Strict
from curriculum.content.schemas import Words as Filled

Slug = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$", max_length=80)]


def _marker(value: object) -> object:
    """`id: 1` in YAML is a number, the marker `{{1}}` is text: both mean the same blank."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value


Marker = Annotated[Slug, BeforeValidator(_marker)]
Finite = Annotated[float, Field(allow_inf_nan=False)]


def _pair(value: object) -> object:
    """YAML has lists only."""
    return tuple(value) if isinstance(value, list) else value


Ends = Annotated[tuple[Finite, Finite], BeforeValidator(_pair)]
"""From, to; or x, y."""
Name = Annotated[str, StringConstraints(pattern=r"^[^\W\d]\w*$", max_length=20)]


class Text(Strict):
    """One text in both languages."""

    ja: Filled
    en: Filled

    def localized(self, language: str) -> str:
        """The text in `language`; English for any language that is not Japanese."""
        return self.ja if language == "ja" else self.en


class Option(Strict):
    id: Slug
    text: Text
    correct: bool = False
    feedback: Text


class Base(Strict):
    """What every question has."""

    id: Slug
    concepts: list[Slug] = Field(min_length=1)
    section: Slug
    difficulty: int = Field(ge=1, le=3)
    prompt: Text
    explanation: Text
    figure: Slug | None = None
    code: Filled | None = None
    hints: list[Text] | None = Field(default=None, min_length=1, max_length=4)
