"""An author is told file, line, key and what was expected; for every fault, all at once."""

from __future__ import annotations

import pytest

from curriculum.content.problems import ContentProblem
from tests.curriculum.conftest import Folder

COURSE = "pottery/course.yaml"
CONCEPTS = "pottery/concepts.yaml"
WEEK = "pottery/01-throwing/01-centring/week.yaml"
JA = "pottery/01-throwing/01-centring/lesson.ja.md"
EN = "pottery/01-throwing/01-centring/lesson.en.md"

# file to spoil, text to find, text to put there; where it must be reported, line, key, in words
FAULTS = [
    (COURSE, "days: 3", "days: three", COURSE, 9, "courses[0].days", "valid number"),
    (COURSE, "days: 3", "days: -3", COURSE, 9, "courses[0].days", "greater than 0"),
    (COURSE, "  days: 3\n", "", COURSE, 5, "courses[0].days", "required"),
    (COURSE, "days: 3", "dayz: 3", COURSE, 9, "courses[0].dayz", "did you mean 'days'"),
    (COURSE, ", en: Pottery", "", COURSE, 2, "title.en", "required"),
    (COURSE, "en: Pottery", 'en: ""', COURSE, 2, "title.en", "at least 1 character"),
    (COURSE, "en: Pottery", "en: Pottery, fr: Poterie", COURSE, 2, "title.fr", "keys en, ja"),
    (COURSE, "id: pottery", "id: [pottery", COURSE, 2, "", "valid YAML"),
    (COURSE, "id: pottery", "id: Pottery Class", COURSE, 1, "id", "pattern"),
    (COURSE, "01-throwing", "../secrets", COURSE, 6, "courses[0].folder", "pattern"),
    (COURSE, "folder: 01-throwing", "folder: 09-none", "pottery/09-none", 1, "", "week folders"),
    (COURSE, "id: throwing", "id: labs", COURSE, 5, "courses[0].id", "no address of the site's"),
    (COURSE, "id: pottery\n", "id: pottery\nid: twice\n", COURSE, 2, "", "valid YAML"),
    (CONCEPTS, "prerequisites: [clay]", "prerequisites: [mud]", CONCEPTS, 9,
     "concepts[1].prerequisites[0]", "id of a concept"),
    (CONCEPTS, "prerequisites: []", "prerequisites: [centring]", CONCEPTS, 5,
     "concepts[0].prerequisites", "circle"),
    (CONCEPTS, "prerequisites: [clay]", "prerequisites: [centring]", CONCEPTS, 9,
     "concepts[1].prerequisites", "circle"),
    (WEEK, "[clay, centring]", "[clay, centring, kiln]", WEEK, 7, "concepts[2]", "concepts.yaml"),
    (WEEK, "[clay, centring]", "[clay, centring, clay]", WEEK, 7, "concepts[2]", "once"),
    (WEEK, "id: centring-clay", "id: glazing", "pottery/01-throwing/02-glazing/week.yaml", 1, "id",
     "no other week"),
    (WEEK, "functions:", "function:", WEEK, 13, "labs[0].function", "did you mean 'functions'"),
    (WEEK, 'functions: ["raise_wall(clay, height)"]', "functions: raise_wall", WEEK, 13,
     "labs[0].functions", "valid list"),
    (EN, "{#hands concepts=", "{#hand concepts=", EN, 3, "#hand", "section #hands"),
    (EN, "## Counting {#counting", "## Counting {#hands", EN, 15, "#hands", "once"),
    (EN, ' {#counting concepts="clay"}', "", EN, 15, "##", "an anchor at the end"),
    (EN, 'concepts="clay"', 'concepts="mud"', EN, 15, "#counting", "concepts of concepts.yaml"),
    (EN, "clay $c$ softer", "clay softer", EN, 3, "#hands", "inline formulas"),
    (EN, "$$F = m a$$", "Force is mass times acceleration.", EN, 3, "#hands", "displayed formulas"),
    (EN, "$$F = m a$$", "$$F = {m a$$", EN, 12, "$", "as many {"),
    (EN, "$$F = m a$$", r"$$\begin{matrix} F$$", EN, 12, "$", r"\end{matrix}"),
    (EN, "clay $c$ softer", "clay $c$ softer for $5", EN, 5, "$", r"\$ for a dollar"),
    (EN, "softer", "**softer", EN, 5, "**", "bold marks"),
    (EN, ":::: formula\n$$F = m a$$\n::::\n", "$$F = m a$$\n", EN, 3, "#hands", "both"),
    (EN, '{"speed": 2}', '{"speed": 3}', EN, 15, "#counting", "same figures"),
    (EN, '{"speed": 2}', "{speed: 2}", EN, 17, "::: figure", "JSON object"),
    (EN, "Turn the wheel faster.\n:::\n", "Turn the wheel faster.\n", EN, 17, "::: figure",
     "closing line"),
    (EN, "::: figure wheel", "::: picture wheel", EN, 17, ":::", "::: figure NAME"),
    (EN, "```python exec", "```python", EN, 25, "```output", "python exec"),
    (EN, "```python exec", "```pyton", EN, 21, "```", "Pygments"),
    (EN, "lab:first-cup#raise_wall", "lab:second-cup", EN, 5, "](lab:second-cup)", "week.yaml"),
    (EN, "#raise_wall", "#lower_wall", EN, 5, "](lab:first-cup#lower_wall)", "raise_wall"),
    (EN, "lab:first-cup#raise_wall", "week:nowhere", EN, 5, "](week:nowhere)", "id of a week"),
    (EN, "lab:first-cup#raise_wall", "concept:kiln", EN, 5, "](concept:kiln)", "id of a concept"),
    (EN, "lab:first-cup#raise_wall", "#feet", EN, 5, "](#feet)", "counting, hands"),
    (EN, "lab:first-cup#raise_wall", "other.html", EN, 5, "](other.html)", "a link to"),
    (EN, "Welcome to the wheel.", "![wheel](wheel.png)", EN, 1, "![", "::: figure"),
]  # fmt: skip


@pytest.mark.parametrize(("spoilt", "old", "new", "file", "line", "key", "words"), FAULTS)
def test_a_fault_is_reported_where_it_is(
    folder: Folder,
    spoilt: str,
    old: str,
    new: str,
    file: str,
    line: int,
    key: str,
    words: str,
) -> None:
    folder.edit(spoilt, old, new)

    problems = folder.problems()

    found = [(p.file, p.line, p.key) for p in problems]
    assert (file, line, key) in found, "\n".join(map(str, problems))
    assert any(
        words in p.expected for p in problems if (p.file, p.line, p.key) == (file, line, key)
    )


def test_the_unspoilt_program_has_no_problem(folder: Folder) -> None:
    assert folder.problems() == []


def test_all_problems_come_at_once(folder: Folder) -> None:
    folder.edit(COURSE, "days: 3", "days: three")
    folder.edit(CONCEPTS, "prerequisites: [clay]", "requires: [clay]")
    folder.edit(WEEK, "days: 1.5", "days: 0")

    files = {problem.file for problem in folder.problems()}

    assert files == {COURSE, CONCEPTS, WEEK}


def test_a_lesson_in_one_language_does_not_load(folder: Folder) -> None:
    (folder.root / JA).unlink()

    assert [(p.file, p.expected) for p in folder.problems()] == [
        (JA, "this file: a lesson needs both languages")
    ]


def test_a_misspelt_file_name_is_no_lesson_in_preparation(folder: Folder) -> None:
    (folder.root / JA).rename(folder.root / JA.replace("lesson.ja", "lesson.jp"))
    (folder.root / EN).unlink()

    [problem] = folder.problems()

    assert problem.file == JA.replace("lesson.ja", "lesson.jp")
    assert "lesson.ja.md" in problem.expected


def test_a_lab_folder_must_be_listed(folder: Folder) -> None:
    (folder.root / WEEK).parent.joinpath("labs", "teapot").mkdir(parents=True)

    assert [(p.file, p.line, p.key) for p in folder.problems()] == [(WEEK, 10, "labs")]


def test_a_section_missing_in_one_language_is_named(folder: Folder) -> None:
    text = (folder.root / EN).read_text()
    folder.write(EN, text[: text.index("## Counting")])

    assert folder.problems() == [
        ContentProblem(JA, 15, "#counting", f"this section in {EN} too", "nothing")
    ]


def test_a_file_that_is_no_text_is_said_to_be_none(folder: Folder) -> None:
    (folder.root / EN).write_bytes(b"\xff\xfe\x00clay")

    [problem] = folder.problems()

    assert (problem.file, problem.expected) == (EN, "a readable UTF-8 text file")


def test_programs_may_not_share_addresses(folder: Folder) -> None:
    for path in sorted(folder.program.rglob("*.*")):
        name = path.relative_to(folder.program)
        folder.write(f"again/{name}", path.read_text())

    problems = folder.problems()

    assert {(p.file, p.key) for p in problems} == {
        ("pottery/course.yaml", "id"),
        ("pottery/course.yaml", "courses[0].id"),
        ("pottery/concepts.yaml", "concepts[0].id"),
        ("pottery/concepts.yaml", "concepts[1].id"),
        (WEEK, "labs[0].id"),
    }
