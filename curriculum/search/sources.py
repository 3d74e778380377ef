"""What can be found: each room brings its own, and registers it in `AppConfig.ready()`."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from accounts.models import User
from curriculum.search.index import Document


class Source(ABC):
    """Documents of one kind. Subclass it and register an instance."""

    kind: ClassVar[str]

    @abstractmethod
    def documents(self) -> Iterator[Document]:
        """All there are, as the content in force has them."""

    def met(self, learner: User) -> dict[str, str]:
        """Of private documents: those that this learner may find, key -> address."""
        return {}


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Add a source; registering the same kind again replaces it."""
    _sources[source.kind] = source


def sources() -> list[Source]:
    """All registered sources in a stable order."""
    return [_sources[kind] for kind in sorted(_sources)]
