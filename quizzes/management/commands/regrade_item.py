"""`manage.py regrade_item ITEM`: mark answers again after a key was corrected; can be undone."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from config.problems import Problem
from quizzes.models import Item, Regrade
from quizzes.regrade_api import QuizRegradeSerializer
from quizzes.regrading import item_regrade, regrade_undo


class Command(BaseCommand):
    """Regrade one question, or take a regrade back."""

    help = "Marks answers to older versions of a question again with its present key."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """ITEM, --reason, --undo ID, --json."""
        parser.add_argument("item", help="the question's id; WEEK/ID where weeks share it")
        parser.add_argument("--reason", default="", help="shown to learners beside the change")
        parser.add_argument("--undo", metavar="ID", help="take this regrade of the question back")
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(self, *args: Any, item: str, undo: str | None, **options: Any) -> None:
        """Do it and say what changed."""
        question = find(item)
        try:
            if undo:
                regrade = regrade_undo(regrade=find_regrade(question, undo), by=None)
            else:
                regrade = item_regrade(item=question, by=None, reason=options["reason"])
        except Problem as problem:
            raise CommandError(str(problem.detail or problem.title)) from None
        if options["json"]:
            data = QuizRegradeSerializer(regrade).data
            self.stdout.write(json.dumps(data, ensure_ascii=False, indent=2, default=str))
        else:
            self.stdout.write(said(regrade))


def find(name: str) -> Item:
    """The question called `ID` or `WEEK/ID`; CommandError when there is none, or more than one."""
    week, _, slug = name.rpartition("/")
    found = Item.objects.filter(slug=slug).select_related("week")
    rows = list(found.filter(week__slug=week) if week else found)
    if len(rows) != 1:
        weeks = ", ".join(f"{row.week.slug}/{row.slug}" for row in rows)
        raise CommandError(f"Which one? {weeks}" if rows else f"There is no question {name!r}.")
    return rows[0]


def find_regrade(item: Item, name: str) -> Regrade:
    """The regrade of the question with this id."""
    try:
        return Regrade.objects.get(item=item, pk=name)
    except (Regrade.DoesNotExist, ValidationError):
        raise CommandError(f"Question {item.slug!r} has no regrade {name!r}.") from None


def said(regrade: Regrade) -> str:
    """One paragraph for people."""
    changes = list(regrade.answers.all())
    verb = "undone" if regrade.undone_at else "done"
    up = sum(row.new_score > row.old_score for row in changes)
    down = sum(row.new_score < row.old_score for row in changes)
    left_out = ", ".join(f"{count} {cause}" for cause, count in sorted(regrade.left_out.items()))
    return (
        f"Regrade {regrade.pk} {verb}: {regrade.looked_at} answers looked at, "
        f"{len(changes)} changed ({up} up, {down} down), left out: {left_out or 'none'}."
    )
