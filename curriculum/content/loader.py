"""Reads a program's folder into plain data, or says all that is wrong with it. No database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from curriculum.content import cards, crosschecks, lesson, papers, registry, shelf
from curriculum.content.context import Targets, WeekContext
from curriculum.content.problems import ContentProblem
from curriculum.content.program import CourseData, ProgramData, WeekData
from curriculum.content.schemas import ConceptsFile, CourseEntry, ProgramFile, WeekFile
from curriculum.content.yaml import Model, Source, read_source, validate

PROGRAM_FILE = "course.yaml"
CONCEPTS_FILE = "concepts.yaml"
WEEK_FILE = "week.yaml"
WEEK_NAMES = frozenset({WEEK_FILE, "quiz.yaml", "labs", *lesson.FILES.values()})
Problems = list[ContentProblem]


@dataclass(frozen=True)
class _Week:
    """A week while it is being read."""

    course: CourseEntry
    folder: Path
    source: Source
    entry: WeekFile
    pair: lesson.Pair | None


@dataclass
class Reading:
    """One program being read; problems gather here so that all are reported at once."""

    folder: Path
    root: Path
    thorough: bool = True
    problems: Problems = field(default_factory=list)

    def name_of(self, path: Path) -> str:
        """A file's name as problems give it."""
        return path.relative_to(self.root).as_posix()

    def file(self, path: Path, model: type[Model]) -> tuple[Source, Model] | None:
        """Read and validate one YAML file."""
        source, problems = read_source(path, self.name_of(path))
        self.problems += problems
        if source is None:
            return None
        data, problems = validate(source, model)
        self.problems += problems
        return None if data is None else (source, data)


@dataclass(frozen=True)
class Loaded:
    """A program with the sources of its ids, for checks across programs."""

    data: ProgramData
    places: dict[str, list[crosschecks.Place]]


def load_program(folder: Path) -> tuple[ProgramData | None, Problems]:
    """Read one program; data only when there is no problem in any of its files."""
    loaded, problems = load_with_places(folder)
    return (loaded.data if loaded else None), problems


def load_with_places(folder: Path, *, thorough: bool = True) -> tuple[Loaded | None, Problems]:
    """Like `load_program`, with where each id was given; see `WeekContext.thorough`."""
    folder = folder.resolve()
    reading = Reading(folder, folder.parent, thorough)
    program = reading.file(folder / PROGRAM_FILE, ProgramFile)
    concepts = reading.file(folder / CONCEPTS_FILE, ConceptsFile)
    weeks = list(_weeks(reading, program[1])) if program else _only_validated(reading)
    if program is None or concepts is None:
        return None, sorted(set(reading.problems))
    places = _places(program, concepts, weeks)
    _check_across(reading, concepts, weeks, places)
    data = _assemble(reading, program[1], concepts[1], weeks)
    found = sorted(set(reading.problems))
    return (None if found else Loaded(data, places)), found


def _only_validated(reading: Reading) -> list[_Week]:
    """With a faulty course.yaml the courses are unknown; the faults of weeks are still told."""
    for path in sorted(reading.folder.glob(f"*/*/{WEEK_FILE}")):
        reading.file(path, WeekFile)
    return []


def _weeks(reading: Reading, program: ProgramFile) -> Iterator[_Week]:
    for course in program.courses:
        folder = reading.folder / course.folder
        folders = _subfolders(folder)
        if not folders:
            name = reading.name_of(folder)
            expected = f"a folder with week folders in it, for the course '{course.id}'"
            reading.problems.append(ContentProblem(name, 1, "", expected, "none"))
        for week_folder in folders:
            yield from _week(reading, course, week_folder)


def _subfolders(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(p for p in folder.iterdir() if p.is_dir() and p.name[0] not in "._")


def _week(reading: Reading, course: CourseEntry, folder: Path) -> Iterator[_Week]:
    read = reading.file(folder / WEEK_FILE, WeekFile)
    pair, problems = lesson.read_lesson(folder, reading.name_of)
    reading.problems += problems + _unknown_files(reading, folder)
    if read:
        reading.problems += _unlisted_labs(folder, *read)
        yield _Week(course, folder, *read, pair)


def _unknown_files(reading: Reading, folder: Path) -> Problems:
    """A misspelt name would otherwise look like a file that is not written yet."""
    expected = f"one of {', '.join(sorted(WEEK_NAMES))}"
    return [
        ContentProblem(reading.name_of(path), 1, "", expected, path.name)
        for path in sorted(folder.iterdir())
        if path.name not in WEEK_NAMES and path.name[0] not in "._"
    ]


def _unlisted_labs(folder: Path, source: Source, week: WeekFile) -> Problems:
    listed = {lab.id for lab in week.labs}
    return [
        source.problem(("labs",), f"an entry for the folder labs/{path.name}", "none")
        for path in _subfolders(folder / "labs")
        if path.name not in listed
    ]


def _places(
    program: tuple[Source, ProgramFile], concepts: tuple[Source, ConceptsFile], weeks: list[_Week]
) -> dict[str, list[crosschecks.Place]]:
    source, entry = program
    return {
        "program": [(entry.id, source, ("id",))],
        "course": [(c.id, source, ("courses", i, "id")) for i, c in enumerate(entry.courses)],
        "concept": [
            (c.id, concepts[0], ("concepts", i, "id")) for i, c in enumerate(concepts[1].concepts)
        ],
        "week": [(week.entry.id, week.source, ("id",)) for week in weeks],
        "lab": [
            (lab.id, week.source, ("labs", index, "id"))
            for week in weeks
            for index, lab in enumerate(week.entry.labs)
        ],
    }


def _check_across(
    reading: Reading,
    concepts: tuple[Source, ConceptsFile],
    weeks: list[_Week],
    places: dict[str, list[crosschecks.Place]],
) -> None:
    for what, given in places.items():
        reading.problems += crosschecks.repeated(given, what)
    reading.problems += crosschecks.check_addresses(places["course"])
    reading.problems += crosschecks.check_concepts(concepts[0], concepts[1].concepts)
    known = frozenset(concept.id for concept in concepts[1].concepts)
    for week in weeks:
        reading.problems += crosschecks.check_week(week.source, week.entry, known)


def _assemble(
    reading: Reading, program: ProgramFile, concepts: ConceptsFile, weeks: list[_Week]
) -> ProgramData:
    targets = _targets(reading.folder, concepts, weeks)
    read = {week.folder: _finish(reading, program, targets, week) for week in weeks}
    for part in registry.parts():
        by_week = {w.entry.id: w.parts[part.name] for w in read.values() if part.name in w.parts}
        reading.problems += part.check_program(by_week)
    courses = [
        CourseData(course, [read[week.folder] for week in weeks if week.course is course])
        for course in program.courses
    ]
    beside, problems = shelf.read(reading.folder, reading.file, targets)
    reading.problems += problems
    written, problems = cards.read(reading.folder, reading.file, targets)
    reading.problems += problems
    terms = frozenset(term.id for term in beside.terms)
    guided, problems = papers.read(reading.folder, reading.file, reading.name_of, targets, terms)
    reading.problems += problems
    return ProgramData(
        reading.folder, program, concepts.concepts, courses, beside, written, targets, guided
    )


def _targets(folder: Path, concepts: ConceptsFile, weeks: list[_Week]) -> Targets:
    return Targets(
        weeks={week.entry.id: week.course.id for week in weeks},
        anchors={week.entry.id: week.pair[1].anchors for week in weeks if week.pair},
        labs={lab.id: lab.function_names() for week in weeks for lab in week.entry.labs},
        concepts=frozenset(concept.id for concept in concepts.concepts),
        papers=frozenset(one.name for one in papers.folders(folder)),
    )


def _finish(reading: Reading, program: ProgramFile, targets: Targets, week: _Week) -> WeekData:
    context = _context(reading, program, targets, week)
    data = None
    if week.pair:
        data, problems = lesson.check_lesson(week.pair, targets, targets.concepts)
        reading.problems += problems
    parts = {}
    for part in registry.parts():
        found, problems = part.check(week.folder, context)
        reading.problems += problems
        if found is not None:
            parts[part.name] = found
    return WeekData(week.folder, week.entry, context, data, parts)


def _context(reading: Reading, program: ProgramFile, targets: Targets, week: _Week) -> WeekContext:
    """What other rooms are told about a week."""
    return WeekContext(
        root=reading.root,
        program=program.id,
        course=week.course.id,
        week=week.entry.id,
        concepts=targets.concepts,
        anchors=targets.anchors.get(week.entry.id, frozenset()),
        labs=tuple(lab.id for lab in week.entry.labs),
        targets=targets,
        thorough=reading.thorough,
    )


def program_folders(path: Path) -> list[Path]:
    """The folder itself when it is a program, otherwise the programs in it."""
    if (path / PROGRAM_FILE).is_file() or not path.is_dir():
        return [path]
    return [folder for folder in _subfolders(path) if (folder / PROGRAM_FILE).is_file()]


def load_programs(path: Path, *, thorough: bool = True) -> tuple[list[ProgramData], Problems]:
    """Read every program under a content root, or the one that `path` is.

    thorough: whether to try every draw of every question as well, see `WeekContext.thorough`.
    """
    if not path.is_dir():
        return [], [ContentProblem(str(path), 1, "", "a folder with programs", "no such folder")]
    folders = program_folders(path.resolve())
    if not folders:
        expected = f"a program: a folder with {PROGRAM_FILE} and {CONCEPTS_FILE}"
        return [], [ContentProblem(path.name, 1, "", expected, "none")]
    read = [load_with_places(folder, thorough=thorough) for folder in folders]
    problems = [problem for _, found in read for problem in found]
    loaded = [one for one, _ in read if one]
    problems += _across_programs(loaded)
    return ([] if problems else [one.data for one in loaded]), sorted(set(problems))


def _across_programs(loaded: list[Loaded]) -> Problems:
    """Addresses name courses, concepts and labs without their program: one id, one thing."""
    problems: Problems = []
    for what in ("program", "course", "concept", "lab"):
        places = [place for one in loaded for place in one.places[what]]
        problems += crosschecks.repeated(places, what)
    return problems


def not_admitted(programs: Iterable[ProgramData]) -> Problems:
    """What keeps files without a fault from being loaded; see `registry.Part.admit`."""
    return [
        problem
        for program in programs
        for week in program.weeks
        for part in registry.parts()
        if part.name in week.parts
        for problem in part.admit(week.folder, week.context, week.parts[part.name])
    ]
