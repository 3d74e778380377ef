"""Loading content: all or nothing, only what changed, and nothing that learners rely on is lost."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from curriculum import selectors
from curriculum.content import registry
from curriculum.content.context import WeekContext
from curriculum.content.problems import ContentError, ContentProblem
from curriculum.models import Concept, ContentSync, Course, LessonRead, LessonVersion, Program, Week
from curriculum.selectors import program_tree
from curriculum.synchronising import synchronise
from tests.curriculum.conftest import Folder

pytestmark = pytest.mark.django_db
LESSON = "pottery/01-throwing/01-centring/lesson.en.md"
WRITES = re.compile(r"^\s*(INSERT|UPDATE|DELETE)", re.IGNORECASE)


def writes_of(folder: Folder, **options: bool) -> list[str]:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        synchronise(folder.root, **options)
    return [query["sql"] for query in queries if WRITES.match(query["sql"])]


def test_the_files_become_rows(folder: Folder) -> None:
    changes = synchronise(folder.root)

    [program] = program_tree()
    [course] = program.courses.all()
    centring, glazing = course.weeks.all()
    assert (program.slug, course.title_ja, course.days) == ("pottery", "ろくろ", 3)
    assert [concept.slug for concept in centring.concepts.all()] == ["clay", "centring"]
    assert centring.struggled == [{"ja": "土が揺れる", "en": "The clay wobbles"}]
    assert centring.listed_labs == [
        {
            "id": "first-cup",
            "title": {"ja": "最初の器", "en": "First cup"},
            "functions": ["raise_wall(clay, height)"],
        }
    ]
    assert (centring.status, glazing.status) == ("ready", "in_preparation")
    assert [c.slug for c in Concept.objects.get(slug="centring").prerequisites.all()] == ["clay"]
    assert changes.counts["weeks created"] == 2


def test_a_lesson_is_stored_with_its_sections(folder: Folder) -> None:
    synchronise(folder.root)

    version = LessonVersion.objects.get()
    assert version.sections == [
        {
            "anchor": "hands",
            "title_ja": "手の形",
            "title_en": "The hands",
            "concepts": ["centring"],
        },
        {"anchor": "counting", "title_ja": "数える", "title_en": "Counting", "concepts": ["clay"]},
    ]
    assert version.html("en")[0] == "<p>Welcome to the wheel.</p>"
    assert 'href="/labs/first-cup/#raise_wall"' in version.html("ja")[1]
    assert version.section_title("hands", "ja") == "手の形"


@pytest.mark.parametrize("force", [False, True])
def test_loading_again_writes_nothing(folder: Folder, force: bool) -> None:
    synchronise(folder.root)

    assert writes_of(folder, force=force) == []
    assert ContentSync.objects.count() == 1


def test_only_what_changed_is_written(folder: Folder) -> None:
    synchronise(folder.root)
    folder.edit("pottery/concepts.yaml", "What cups are made of.", "What all cups are made of.")

    changes = synchronise(folder.root)

    assert changes.counts == {"concepts changed": 1}
    assert Concept.objects.get(slug="clay").summary_en == "What all cups are made of."


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (LESSON, "lab:first-cup", "lab:none"),
        ("pottery/course.yaml", "days: 3", "dayz: 3"),
        ("pottery/concepts.yaml", "[clay]", "[mud]"),
    ],
)
def test_a_faulty_file_changes_nothing_and_says_why(
    folder: Folder, file: str, old: str, new: str
) -> None:
    synchronise(folder.root)
    folder.edit("pottery/01-throwing/02-glazing/week.yaml", "Colour comes on.", "Colour.")
    folder.edit(file, old, new)

    with pytest.raises(ContentError) as refused:
        synchronise(folder.root)

    assert {problem.file for problem in refused.value.problems} == {file}
    assert Week.objects.get(slug="glazing").summary_en == "Colour comes on."
    log = ContentSync.objects.latest()
    assert (log.ok, log.report[0]["file"]) == (False, file)


def test_a_repaired_file_loads_again(folder: Folder) -> None:
    synchronise(folder.root)
    folder.edit("pottery/course.yaml", "days: 3", "days: none")
    for _ in range(2):
        with pytest.raises(ContentError):
            synchronise(folder.root)
    folder.edit("pottery/course.yaml", "days: none", "days: 4")

    synchronise(folder.root)

    assert Course.objects.get().days == 4
    # The same refusal twice is one line in the log.
    assert list(ContentSync.objects.order_by("pk").values_list("ok", flat=True)) == [
        True,
        False,
        True,
    ]


class Glazes(registry.Part):
    """A part as another room would bring it: reads `glazes.txt`, fails where it says so."""

    name: ClassVar[str] = "glazes"

    def check(self, folder: Path, context: WeekContext) -> tuple[Any, list[ContentProblem]]:
        path = folder / "labs" / "glazes.txt"
        if not path.exists():
            return None, []
        text = path.read_text()
        if "poison" in text:
            return None, [ContentProblem(context.name_of(path), 1, "", "no poison")]
        return text, []

    def sync(self, week: Week, data: Any) -> Mapping[str, int]:
        if data == "explosive":
            raise RuntimeError(data)
        return {"seen": int(data is not None)}


@pytest.fixture
def glazes(folder: Folder, only_this_room: None) -> Folder:
    registry.register(Glazes())
    folder.write("pottery/01-throwing/02-glazing/labs/glazes.txt", "ash")
    return folder


def test_other_rooms_bring_their_own_files(glazes: Folder) -> None:
    assert synchronise(glazes.root).counts["glazes seen"] == 1


def test_a_problem_of_another_room_refuses_the_whole_load(glazes: Folder) -> None:
    glazes.write("pottery/01-throwing/02-glazing/labs/glazes.txt", "poison")

    with pytest.raises(ContentError) as refused:
        synchronise(glazes.root)

    assert str(refused.value) == "pottery/01-throwing/02-glazing/labs/glazes.txt:1: no poison"
    assert not Program.objects.exists()


def test_a_failure_half_way_leaves_no_half_content(glazes: Folder) -> None:
    glazes.write("pottery/01-throwing/02-glazing/labs/glazes.txt", "explosive")

    with pytest.raises(RuntimeError):
        synchronise(glazes.root)

    assert not Program.objects.exists()
    assert not ContentSync.objects.exists()


def test_an_edited_lesson_is_a_new_version_and_the_old_one_stays(
    folder: Folder, learner: User
) -> None:
    synchronise(folder.root)
    old = LessonVersion.objects.get()
    week = Week.objects.get(slug="centring-clay")
    LessonRead.objects.create(
        learner=learner, week=week, lesson_version=old, finished_at=timezone.now()
    )
    before = (old.hash, old.html_en, old.created_at)
    folder.edit(LESSON, "Hold still.", "Hold very still.")

    synchronise(folder.root)

    week.refresh_from_db()
    old.refresh_from_db()
    assert week.current_lesson_id != old.pk
    assert (old.hash, old.html_en, old.created_at) == before
    assert LessonRead.objects.get().lesson_version == old


def test_a_lesson_edited_back_is_its_old_version_again(folder: Folder) -> None:
    synchronise(folder.root)
    old = LessonVersion.objects.get()
    for before, after in [("Hold still.", "Let go."), ("Let go.", "Hold still.")]:
        folder.edit(LESSON, before, after)
        synchronise(folder.root)

    assert Week.objects.get(slug="centring-clay").current_lesson == old
    assert LessonVersion.objects.count() == 2


def test_a_withdrawn_lesson_is_in_preparation_again(folder: Folder) -> None:
    synchronise(folder.root)
    for name in ("lesson.en.md", "lesson.ja.md"):
        (folder.root / folder.week / name).unlink()

    synchronise(folder.root)

    assert Week.objects.get(slug="centring-clay").in_preparation


def test_a_week_that_moves_to_another_course_keeps_its_history(folder: Folder) -> None:
    synchronise(folder.root)
    before = Week.objects.get(slug="glazing")
    folder.write(
        "pottery/course.yaml",
        (folder.program / "course.yaml").read_text()
        + "- id: firing\n  folder: 02-firing\n  title: {ja: 焼成, en: Firing}\n"
        "  summary: {ja: 焼きます。, en: Into the kiln.}\n  days: 1\n",
    )
    (folder.program / "02-firing").mkdir()
    (folder.program / "01-throwing" / "02-glazing").rename(
        folder.program / "02-firing" / "01-glaze"
    )

    synchronise(folder.root)

    after = Week.objects.get(slug="glazing")
    assert (after.pk, after.course.slug) == (before.pk, "firing")


def test_what_leaves_the_files_is_hidden_and_comes_back_as_itself(folder: Folder) -> None:
    synchronise(folder.root)
    before = Week.objects.get(slug="glazing")
    home, away = folder.program / "01-throwing" / "02-glazing", folder.root.parent / "away"
    home.rename(away)
    synchronise(folder.root)
    hidden = [week.slug for week in program_tree()[0].courses.all()[0].weeks.all()]
    away.rename(home)
    synchronise(folder.root)

    assert hidden == ["centring-clay"]
    assert Week.objects.get(slug="glazing", active=True).pk == before.pk


def weaving(folder: Folder) -> None:
    folder.write(
        "weaving/course.yaml",
        "id: weaving\ntitle: {ja: 織物, en: Weaving}\nsummary: {ja: 布を織ります。, en: Cloth.}\n"
        "courses:\n- id: looms\n  folder: looms\n  title: {ja: 織機, en: Looms}\n"
        "  summary: {ja: 織機の使い方。, en: How to use them.}\n  days: 1\n",
    )
    folder.write(
        "weaving/concepts.yaml",
        "concepts:\n- id: warp\n  title: {ja: 経糸, en: Warp}\n"
        "  summary: {ja: 縦の糸です。, en: The long threads.}\n  prerequisites: []\n",
    )
    folder.write(
        "weaving/looms/01-warp/week.yaml",
        "id: warping\ntitle: {ja: 整経, en: Warping}\nsummary: {ja: 糸を張ります。, en: Threads.}\n"
        "days: 1\ntopics: [{ja: 糸, en: Thread}]\nconcepts: [warp]\n",
    )


def test_a_second_program_loads_beside_the_first(folder: Folder) -> None:
    weaving(folder)

    synchronise(folder.root)

    assert [program.slug for program in program_tree()] == ["pottery", "weaving"]


def test_a_program_that_leaves_takes_its_pages_along(folder: Folder) -> None:
    weaving(folder)
    synchronise(folder.root)
    assert selectors.week_by_slugs("looms", "warping")
    shutil.rmtree(folder.root / "weaving")

    synchronise(folder.root)

    assert selectors.week_by_slugs("looms", "warping") is None
    assert selectors.concept_by_slug("warp") is None
    assert [program.slug for program in program_tree()] == ["pottery"]


def test_one_program_can_be_loaded_alone(folder: Folder) -> None:
    synchronise(folder.root)
    weaving(folder)

    synchronise(folder.root / "weaving")

    assert {program.slug for program in program_tree()} == {"pottery", "weaving"}


def test_an_address_of_another_program_is_refused(folder: Folder) -> None:
    synchronise(folder.root)
    weaving(folder)
    folder.edit("weaving/course.yaml", "id: looms", "id: throwing")

    with pytest.raises(ContentError, match="throwing"):
        synchronise(folder.root / "weaving")

    assert Course.objects.get(slug="throwing").program.slug == "pottery"
