"""Makes the derived table of item health again, exactly, from all first answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from curriculum.models import Week
from quizzes.health.answers import FirstAnswer, firsts, with_rest
from quizzes.health.choices import choices_of, picked
from quizzes.health.figures import figures_of
from quizzes.health.flags import flags_of, priority_of
from quizzes.health.models import ItemHealth
from quizzes.models import Answer, Item, ItemVersion

BATCH = 5000


def health_refresh(*, now: datetime | None = None) -> int:
    """Make all rows again, week by week; returns how many questions have first answers."""
    computed_at = now or timezone.now()
    count = 0
    for week in Week.objects.order_by("pk"):
        rows = list(_rows(week, computed_at))
        with transaction.atomic():
            ItemHealth.objects.filter(item__week=week).delete()
            ItemHealth.objects.bulk_create(rows, batch_size=BATCH)
        count += sum(row.version_id is None for row in rows)
    return count


def _rows(week: Week, computed_at: datetime) -> Iterator[ItemHealth]:
    """One row for each question of the week that was answered, and one for each version."""
    versions = {v.pk: v for v in ItemVersion.objects.filter(item__week=week)}
    items = {item.pk: item for item in Item.objects.filter(week=week)}
    groups: dict[tuple[int, int | None], list[FirstAnswer]] = defaultdict(list)
    for answer in with_rest(firsts(_answers(week, versions))):
        groups[answer.item, None].append(answer)
        groups[answer.item, answer.version].append(answer)
    for (item, version), answers in sorted(groups.items(), key=lambda g: (g[0][0], g[0][1] or 0)):
        shown = versions[version or items[item].current_version_id or answers[-1].version]
        yield _row(item, version, shown, answers, computed_at)


def _row(
    item: int,
    version: int | None,
    shown: ItemVersion,
    answers: list[FirstAnswer],
    computed_at: datetime,
) -> ItemHealth:
    figures = figures_of(answers, choices_of(shown.body))
    flags = flags_of(figures)
    return ItemHealth(
        item_id=item,
        version_id=version,
        answers=figures.answers,
        right=figures.right,
        facility=figures.facility,
        discrimination=figures.discrimination,
        judged=figures.judged,
        flags=[flag.value for flag in flags],
        priority=priority_of(flags),
        figures=figures.as_json(),
        computed_at=computed_at,
    )


def _answers(week: Week, versions: dict[int, ItemVersion]) -> Iterator[FirstAnswer]:
    """All answers to the week's questions, oldest first. One query, read as it comes."""
    rows = Answer.objects.filter(item_version__item__week=week).order_by("answered_at", "pk")
    columns = rows.values_list(
        "attempt__learner", "item_version", "language", "score", "certainty", "seconds", "hints",
        "response",
    )  # fmt: skip
    for learner, version, language, score, certainty, seconds, hints, response in columns.iterator(
        BATCH
    ):
        row = versions[version]
        yield FirstAnswer(
            learner, row.item_id, version, language, score, certainty, seconds, hints,
            unknown="unknown" in response, choices=picked(row.type, response),
        )  # fmt: skip
