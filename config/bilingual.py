"""Text that exists in Japanese and English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal

from django.utils.translation import get_language

Language = Literal["ja", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("ja", "en")


def active_language() -> Language:
    """Return the language of the current request or task; English when none is active."""
    return "ja" if (get_language() or "en").startswith("ja") else "en"


def pick(texts: Mapping[str, Any], language: str | None = None) -> Any:
    """Return the text of ``{"ja": ..., "en": ...}`` for ``language`` (default: the active one)."""
    return texts[language or active_language()]


class Bilingual:
    """Mix-in for models with ``<name>_ja`` and ``<name>_en`` columns."""

    def localized(self, name: str, language: str | None = None) -> Any:
        """Return column ``<name>_<language>``; the active language when none is given."""
        return getattr(self, f"{name}_{language or active_language()}")

    @property
    def title(self) -> str:
        """The title in the active language."""
        return str(self.localized("title"))

    @property
    def summary(self) -> str:
        """The summary in the active language."""
        return str(self.localized("summary"))
