"""How content becomes rows: only what differs is written, nothing is deleted that learners use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db import models

from curriculum.content.cards import CardEntry
from curriculum.content.papers import PaperFile
from curriculum.content.schemas import ConceptEntry, CourseEntry, ProgramFile, WeekFile
from curriculum.content.shelf import TermEntry, WallEntry
from curriculum.models import Content

Row = TypeVar("Row", bound=Content)


@dataclass
class Changes:
    """What a load wrote: "weeks created" -> 2. Empty when everything was as in the files."""

    counts: Counter[str] = field(default_factory=Counter)

    def note(self, what: str, count: int = 1) -> None:
        """Count one kind of change; nothing is noted for zero."""
        if count:
            self.counts[what] += count


Entry = (
    ProgramFile
    | CourseEntry
    | ConceptEntry
    | WeekFile
    | TermEntry
    | WallEntry
    | CardEntry
    | PaperFile
)


def texts(entry: Entry, position: int) -> dict[str, Any]:
    """The columns that all content has."""
    return {
        "title_ja": entry.title.ja,
        "title_en": entry.title.en,
        "summary_ja": entry.summary.ja,
        "summary_en": entry.summary.en,
        "position": position,
        "active": True,
    }


def put(
    rows: models.Manager[Row], key: Mapping[str, Any], values: Mapping[str, Any], changes: Changes
) -> Row:
    """Create or change one row; a row that is right already is not written."""
    row = rows.filter(**key).first()
    name = f"{rows.model.__name__.lower()}s"
    if row is None:
        changes.note(f"{name} created")
        return rows.create(**{**_plain(key), **values})
    different = [column for column, value in values.items() if getattr(row, column) != value]
    if different:
        for column in different:
            setattr(row, column, values[column])
        row.save(update_fields=different)
        changes.note(f"{name} changed")
    return row


def _plain(key: Mapping[str, Any]) -> dict[str, Any]:
    """The part of a look-up that names columns of the row itself."""
    return {name: value for name, value in key.items() if "__" not in name}


def replace(
    present: models.QuerySet[Any],
    columns: tuple[str, ...],
    wanted: AbstractSet[tuple[int, ...]],
    name: str,
    changes: Changes,
) -> None:
    """Make the rows of a connecting table exactly those wanted, touching only what differs."""
    have = {tuple(values): pk for pk, *values in present.values_list("pk", *columns)}
    gone = [pk for values, pk in have.items() if values not in wanted]
    if gone:
        present.filter(pk__in=gone).delete()
    new = [dict(zip(columns, values, strict=True)) for values in sorted(wanted - set(have))]
    present.bulk_create(present.model(**values) for values in new)
    changes.note(f"{name} removed", len(gone))
    changes.note(f"{name} created", len(new))


def retire(rows: models.QuerySet[Any], kept: set[str], changes: Changes) -> None:
    """Hide what left the files; learners' rows still point at it."""
    gone = list(rows.filter(active=True).exclude(slug__in=kept).values_list("pk", flat=True))
    if gone:
        rows.filter(pk__in=gone).update(active=False)
    changes.note(f"{rows.model.__name__.lower()}s retired", len(gone))
