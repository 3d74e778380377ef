"""Brings the database to what the content files say: all of it, or nothing."""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from curriculum.cards.writing import write_cards
from curriculum.content import loader, registry
from curriculum.content.problems import ContentError, ContentProblem
from curriculum.content.program import CourseData, ProgramData, WeekData
from curriculum.content.schemas import ConceptEntry
from curriculum.models import (
    Concept,
    ContentSync,
    Course,
    LessonVersion,
    Prerequisite,
    Program,
    Week,
    WeekConcept,
)
from curriculum.papers.writing import write_papers
from curriculum.shelving import write_shelf
from curriculum.writing import Changes, put, replace, retire, texts

IGNORED = frozenset({"__pycache__", ".ipynb_checkpoints"})
TAKEN = "an id that no other program has"


def fingerprint(path: Path) -> str:
    """SHA-256 over every content file and the code that reads them.

    Equal fingerprints mean that loading again would write nothing.
    """
    digest = hashlib.sha256()
    for folder in [*loader.program_folders(path), *_code_folders()]:
        for file in sorted(folder.rglob("*")):
            if file.is_file() and not IGNORED & set(file.parts):
                digest.update(f"{file.relative_to(folder)}\0{file.stat().st_size}\0".encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()


def _code_folders() -> list[Path]:
    """The rooms whose code decides what is stored."""
    rooms = {Path(inspect.getfile(type(part))).parent for part in registry.parts()}
    return sorted(rooms | {Path(__file__).parent})


def synchronise(path: Path, *, force: bool = False) -> Changes:
    """Load all programs under `path` in one transaction; files unchanged since are not read.

    Raises ContentError with every problem; then nothing has changed and the site keeps what it
    had. Both outcomes are logged in ContentSync; the same files are logged once.
    """
    path = path.resolve()
    before = ContentSync.objects.filter(path=str(path)).order_by("-created_at", "-pk").first()
    mark = fingerprint(path)
    if before and before.ok and before.hash == mark and not force:
        return Changes()
    programs, problems = loader.load_programs(path, thorough=False)
    problems += loader.not_admitted(programs)
    try:
        if problems:
            raise ContentError(problems)
        changes = _write(path, programs)
    except ContentError as error:
        _log(before, path, mark, ok=False, report=[p.as_dict() for p in error.problems])
        raise
    _log(before, path, mark, ok=True, report=dict(changes.counts))
    return changes


def _log(before: ContentSync | None, path: Path, mark: str, *, ok: bool, report: Any) -> None:
    same = before is not None and (before.hash, before.ok) == (mark, ok)
    if not same or (ok and report):
        ContentSync.objects.create(path=str(path), hash=mark, ok=ok, report=report)


@transaction.atomic
def _write(path: Path, programs: list[ProgramData]) -> Changes:
    changes = Changes()
    _wait_for_others()
    _refuse_taken(programs)
    for position, data in enumerate(programs):
        _write_program(data, position, changes)
    if not (path / loader.PROGRAM_FILE).is_file():
        retire(Program.objects.all(), {data.entry.id for data in programs}, changes)
    return changes


def _wait_for_others() -> None:
    """Machines that start together load one after another; the later ones find nothing to write.

    SQLite needs no lock: its transactions begin with the right to write.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('dokugaku:content'))")


def _refuse_taken(programs: list[ProgramData]) -> None:
    """Ids of courses and concepts are addresses: one already used by another program is refused."""
    problems = []
    for data in programs:
        name = f"{data.root.name}/{loader.PROGRAM_FILE}"
        courses = [course.entry.id for course in data.courses]
        concepts = [concept.id for concept in data.concepts]
        for what, rows in (
            ("course", Course.objects.filter(slug__in=courses)),
            ("concept", Concept.objects.filter(slug__in=concepts)),
        ):
            others = rows.filter(active=True, program__active=True)
            taken = others.exclude(program__slug=data.entry.id).values_list("slug", flat=True)
            problems += [ContentProblem(name, 1, what, TAKEN, slug) for slug in taken]
    if problems:
        raise ContentError(problems)


def _write_program(data: ProgramData, position: int, changes: Changes) -> None:
    program = put(Program.objects, {"slug": data.entry.id}, texts(data.entry, position), changes)
    concepts = _write_concepts(program, data.concepts, changes)
    for at, course in enumerate(data.courses):
        _write_course(program, course, at, concepts, changes)
    retire(program.courses.all(), {course.entry.id for course in data.courses}, changes)
    write_shelf(program, data, concepts, changes)
    write_cards(program, data.cards, concepts, changes)
    write_papers(program, data, concepts, changes)
    kept = {week.entry.id for week in data.weeks}
    retire(Week.objects.filter(course__program=program), kept, changes)


def _write_concepts(
    program: Program, entries: list[ConceptEntry], changes: Changes
) -> dict[str, Concept]:
    rows = {
        entry.id: put(
            Concept.objects, {"slug": entry.id}, {**texts(entry, at), "program": program}, changes
        )
        for at, entry in enumerate(entries)
    }
    wanted = {(rows[e.id].pk, rows[name].pk) for e in entries for name in e.prerequisites}
    present = Prerequisite.objects.filter(concept__program=program)
    replace(present, ("concept_id", "requires_id"), wanted, "prerequisites", changes)
    retire(program.concepts.all(), set(rows), changes)
    return rows


def _write_course(
    program: Program,
    data: CourseData,
    position: int,
    concepts: Mapping[str, Concept],
    changes: Changes,
) -> None:
    values = {**texts(data.entry, position), "days": data.entry.days, "program": program}
    course = put(Course.objects, {"slug": data.entry.id}, values, changes)
    for at, week_data in enumerate(data.weeks):
        _write_week(course, week_data, at, concepts, changes)


def _write_week(
    course: Course,
    data: WeekData,
    position: int,
    concepts: Mapping[str, Concept],
    changes: Changes,
) -> None:
    entry = data.entry
    values = {
        **texts(entry, position),
        "course": course,
        "days": entry.days,
        "topics": [topic.as_dict() for topic in entry.topics],
        "struggled": [text.as_dict() for text in entry.struggled],
        "listed_labs": [lab.model_dump() for lab in entry.labs],
    }
    # Found by its program, so that a week moved to another course keeps its history.
    key = {"slug": entry.id, "course__program": course.program}
    week = put(Week.objects, key, values, changes)
    taught = {(week.pk, concepts[name].pk, at) for at, name in enumerate(entry.concepts)}
    columns = ("week_id", "concept_id", "position")
    replace(WeekConcept.objects.filter(week=week), columns, taught, "taught concepts", changes)
    _write_lesson(week, data, changes)
    for part in registry.parts():
        for what, count in part.sync(week, data.parts.get(part.name)).items():
            changes.note(f"{part.name} {what}", count)


def _write_lesson(week: Week, data: WeekData, changes: Changes) -> None:
    """Point the week at the version with this text; a text seen before is found again."""
    version = None
    if data.lesson:
        found = data.lesson
        version, created = LessonVersion.objects.get_or_create(
            week=week,
            hash=found.hash,
            defaults={
                "sections": found.sections,
                "html_ja": found.html["ja"],
                "html_en": found.html["en"],
                "words_ja": found.words["ja"],
                "words_en": found.words["en"],
            },
        )
        changes.note("lesson versions created", int(created))
    if week.current_lesson != version:
        week.current_lesson = version
        week.save(update_fields=["current_lesson"])
        changes.note("lessons changed")
