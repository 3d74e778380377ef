"""What is held in a process is right at every moment, whoever changed the content."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection, models, transaction
from django.test.utils import CaptureQueriesContext

from curriculum import selectors
from curriculum.keeping import stamp
from curriculum.models import (
    Concept,
    Course,
    LessonVersion,
    Prerequisite,
    Program,
    Week,
    WeekConcept,
)
from labs.models import Lab, LabVersion
from quizzes.models import Item, ItemVersion


def title(week: Week) -> str:
    tree = selectors.program_tree()
    weeks = [one for course in tree[0].courses.all() for one in course.weeks.all()]
    return next(one.title_en for one in weeks if one.pk == week.pk)


def test_reading_again_asks_only_whether_anything_changed(week: Week) -> None:
    selectors.program_tree()
    with CaptureQueriesContext(connection) as asked:
        selectors.program_tree()
    assert len(asked) == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda week: week.save(),
        lambda week: Week.objects.filter(pk=week.pk).update(title_en="Renamed"),
        lambda week: connection.cursor().execute(
            "UPDATE curriculum_week SET title_en = 'Renamed' WHERE id = %s", [week.pk]
        ),
    ],
    ids=["an object", "many rows", "plain SQL"],
)
def test_every_way_of_changing_content_is_seen(week: Week, change: Callable[[Week], None]) -> None:
    assert title(week) != "Renamed"
    week = Week.objects.get(pk=week.pk)
    week.title_en = "Renamed"
    change(week)
    assert title(week) == "Renamed"


def test_what_was_taken_back_was_never_there(week: Week) -> None:
    before = title(week)
    with transaction.atomic():
        Week.objects.update(title_en="For a moment")
        assert title(week) == "For a moment"
        transaction.set_rollback(True)
    assert title(week) == before


def test_rows_that_are_ignored_as_known_leave_the_stamp_valid(week: Week) -> None:
    Course.objects.bulk_create([week.course], ignore_conflicts=True)
    Week.objects.filter(pk=week.pk).update(title_en="Renamed")
    assert title(week) == "Renamed"


@pytest.mark.parametrize(
    "model",
    [
        Program, Course, Week, Concept, Prerequisite, WeekConcept, LessonVersion, Item,
        ItemVersion, Lab, LabVersion,
    ],
)  # fmt: skip
def test_each_table_of_content_counts(
    week: Week, labs: list[Lab], model: type[models.Model]
) -> None:
    concept = Concept.objects.get()
    texts = {"title_ja": "別", "title_en": "Other", "summary_ja": "", "summary_en": ""}
    program = concept.program
    other = Concept.objects.create(slug="other", program=program, position=9, **texts)
    Prerequisite.objects.create(concept=concept, requires=other)
    before = stamp()
    column = next(f for f in model._meta.concrete_fields if not f.primary_key)
    rows = model._meta.default_manager.all()
    assert rows.update(**{column.attname: models.F(column.attname)})
    assert stamp() != before


def test_a_made_up_address_is_not_held(week: Week) -> None:
    assert all(selectors.week_by_slugs("made-up", f"number-{n}") is None for n in range(50))
    held = selectors._whole_week._values
    assert all(len(values) < 50 for values in held.values())
