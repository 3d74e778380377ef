"""The content that ships: complete, in both languages, and loadable as it is."""

from __future__ import annotations

import pytest
from django.conf import settings

from curriculum.content.document import parse_document
from curriculum.content.loader import load_program
from curriculum.content.program import ProgramData

ROOT = settings.BASE_DIR / "courses" / "deep-learning"
FIGURES = settings.BASE_DIR / "frontend" / "src" / "figures"


@pytest.fixture(scope="module")
def program() -> ProgramData:
    data, problems = load_program(ROOT)
    assert problems == []
    assert data is not None
    return data


def test_the_whole_path_is_there(program: ProgramData) -> None:
    assert [course.entry.id for course in program.courses] == [
        "foundations",
        "neural-networks-and-deep-learning",
        "improving-deep-neural-networks",
        "structuring-machine-learning-projects",
        "convolutional-neural-networks",
        "sequence-models",
    ]
    assert len(program.weeks) >= 17
    assert len(program.concepts) >= 120


def test_every_concept_is_taught_in_some_week(program: ProgramData) -> None:
    taught = {concept for week in program.weeks for concept in week.entry.concepts}

    assert {concept.id for concept in program.concepts} - taught == set()


def test_a_concept_comes_after_what_it_rests_on(program: ProgramData) -> None:
    """In the order of the path: nothing is taught before its prerequisites have been."""
    first: dict[str, int] = {}
    for place, week in enumerate(program.weeks):
        for concept in week.entry.concepts:
            first.setdefault(concept, place)
    too_early = [
        (concept.id, required)
        for concept in program.concepts
        for required in concept.prerequisites
        if first[required] > first[concept.id]
    ]

    assert too_early == []


def test_every_figure_of_a_lesson_exists() -> None:
    lessons = ROOT.glob("*/*/lesson.en.md")
    names = {
        name
        for lesson in lessons
        for part in parse_document(lesson.read_text(), "en", lesson.name).parts
        for name, _ in part.figures()
    }

    assert names
    assert {name for name in names if not (FIGURES / f"{name}.ts").is_file()} == set()


def test_the_model_week_is_complete(program: ProgramData) -> None:
    [week] = [week for week in program.weeks if week.entry.id == "neural-networks-basics"]

    assert week.lesson is not None
    assert len(week.lesson.sections) >= 10
    assert {lab.id for lab in week.entry.labs} == {"logistic-regression", "vectorization"}
