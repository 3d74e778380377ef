"""Writing the bank of questions to the database: idempotent, and only what changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from progress.models import PlacementItem

if TYPE_CHECKING:
    from curriculum.models import Week


def sync_items(*, week: Week, bodies: Sequence[dict[str, Any]]) -> dict[str, int]:
    """Make the week's questions those of `bodies`; what is gone becomes inactive.

    Tests keep the question as they showed it, so changing one here changes nothing answered.
    """
    wanted = {body["id"]: body for body in bodies}
    rows = {row.slug: row for row in PlacementItem.objects.filter(slug__in=wanted)}
    counts = {"created": 0, "changed": 0, "retired": 0}
    for slug, given in wanted.items():
        body = {key: value for key, value in given.items() if key != "place"}
        values = {
            "week_id": week.pk,
            "concept": body["concepts"][0],
            "position": given["place"],
            "body": body,
            "active": True,
        }
        row = rows.get(slug)
        if row is None:
            PlacementItem.objects.create(slug=slug, **values)
            counts["created"] += 1
        elif any(getattr(row, name) != value for name, value in values.items()):
            PlacementItem.objects.filter(pk=row.pk).update(**values)
            counts["changed"] += 1
    gone = PlacementItem.objects.filter(week=week, active=True).exclude(slug__in=wanted)
    counts["retired"] = gone.update(active=False)
    return {name: count for name, count in counts.items() if count}
