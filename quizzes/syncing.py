"""Writing a week's questions to the database: idempotent, and only what changed."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from quizzes.models import Item, ItemVersion

if TYPE_CHECKING:
    from curriculum.models import Week

Body = dict[str, Any]


def body_hash(body: Body) -> str:
    """SHA-256 of the question's canonical JSON: the identity of a version."""
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def sync_items(*, week: Week, bodies: list[Body]) -> dict[str, int]:
    """Make the week's questions those of `bodies`, in this order, inside the caller's transaction.

    Edited questions get a new version, one edited back gets its old version again; questions that
    are gone are retired, so that attempts keep them. Returns counts of what was written.
    """
    return _sync(week, bodies, "")


def sync_paper_items(*, week: Week, papers: Mapping[str, list[Body]]) -> dict[str, int]:
    """The same for the questions of the readings that belong to a week."""
    known = Item.objects.filter(week=week).exclude(paper="").order_by()
    gone = set(known.values_list("paper", flat=True)) - papers.keys()
    total: Counter[str] = Counter()
    for paper in [*papers, *sorted(gone)]:
        total.update(_sync(week, papers.get(paper, []), paper))
    return dict(total)


def _sync(week: Week, bodies: list[Body], paper: str) -> dict[str, int]:
    # One that moves between the week's quiz and a reading keeps its row and its past.
    items = {item.slug: item for item in Item.objects.filter(week=week)}
    counts = {"created": 0, "changed": 0, "retired": 0}
    for position, body in enumerate(bodies, 1):
        item = items.pop(body["id"], None)
        if item is None:
            _create(Item(week=week, slug=body["id"], paper=paper), position, body)
            counts["created"] += 1
        elif _write(item, position, body, paper):
            counts["changed"] += 1
    gone = [item.pk for item in items.values() if item.paper == paper and not item.retired]
    counts["retired"] = Item.objects.filter(pk__in=gone).update(retired=True) if gone else 0
    return {name: count for name, count in counts.items() if count}


def _create(item: Item, position: int, body: Body) -> None:
    item.position, item.concept = position, body["concepts"][0]
    item.save()
    item.current_version = _version(item, body)
    item.save(update_fields=["current_version"])


def _write(item: Item, position: int, body: Body, paper: str) -> bool:
    """Update the row if anything differs; returns whether it was written."""
    before = _stored(item)
    item.position, item.concept, item.retired = position, body["concepts"][0], False
    item.current_version, item.paper = _version(item, body), paper
    if before == _stored(item):
        return False
    item.save()
    return True


def _stored(item: Item) -> tuple[object, ...]:
    return item.position, item.concept, item.current_version_id, item.retired, item.paper


def _version(item: Item, body: Body) -> ItemVersion:
    version, _ = ItemVersion.objects.get_or_create(
        item=item, hash=body_hash(body), defaults={"type": body["type"], "body": body}
    )
    return version
