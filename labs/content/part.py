"""Folders of labs as a part of the curriculum: read, checked, written as immutable versions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from curriculum.content.context import WeekContext
from curriculum.content.document import Document, parse_document
from curriculum.content.problems import ContentProblem
from curriculum.content.registry import Part, ProofOrder, ProofTable
from curriculum.content.rendering import render
from curriculum.content.yaml import Source, read_source, validate
from labs.content import proof, variation_reading
from labs.content.checks import check_instructions, check_names, check_python, check_spec
from labs.content.lab_data import SPEC_FILE, LabData
from labs.content.variation_reading import read_variation
from labs.grading.bundle import LabBundle, content_hash
from labs.grading.waivers import WAIVERS_FILE, read_waivers
from labs.spec.lab import LabSpec
from labs.spec.mistakes import read_mistakes
from labs.spec.variations import FOLDER as VARIATION

if TYPE_CHECKING:
    from curriculum.models import Week

Problems = list[ContentProblem]
INSTRUCTIONS = {"ja": "instructions.ja.md", "en": "instructions.en.md"}
PYTHON = ("starter.py", "solution.py", "checks.py", "mistakes.py")
REQUIRED = (SPEC_FILE, *INSTRUCTIONS.values(), *PYTHON)
KNOWN = (*REQUIRED, WAIVERS_FILE)
SKIPPED = frozenset({"__pycache__", ".ipynb_checkpoints"})


class LabsPart(Part):
    """The labs of a week."""

    name: ClassVar[str] = "labs"

    def check(
        self, folder: Path, context: WeekContext
    ) -> tuple[list[LabData] | None, list[ContentProblem]]:
        """Labs in the order of week.yaml; one without a folder is in preparation."""
        found: list[LabData] = []
        problems: Problems = []
        for position, lab in enumerate(context.labs):
            if not (folder / "labs" / lab).is_dir():
                continue
            data, wrong = read_lab(folder / "labs" / lab, position, context)
            problems += wrong
            found += [data] if data else []
        return found or None, problems

    def prove(
        self, folder: Path, context: WeekContext, data: Any, order: ProofOrder
    ) -> Iterator[ProofTable]:
        """Run solutions, alternatives, mistakes and mutants; see `labs.proving`."""
        from labs.content.proving import prove_labs

        return prove_labs(folder, context, data, order)

    def admit(self, folder: Path, context: WeekContext, data: Any) -> Problems:
        """A lab without a proof of exactly its files is not loaded."""
        return [
            problem
            for lab in data
            for problem in _unproved(folder / "labs" / lab.spec.id, lab, context)
        ]

    def figures(self, folder: Path, data: Any) -> Mapping[str, Any]:
        """What the record of each lab's proof says; None where there is none."""
        return {lab.spec.id: proof.table(folder / "labs" / lab.spec.id) for lab in data}

    def sync(self, week: Week, data: Any) -> Mapping[str, int]:
        """Write what changed; see `labs.syncing.sync_labs`."""
        from labs.content.syncing import sync_labs

        return sync_labs(week=week, labs=data or [])


def _bundle(lab: LabData) -> LabBundle:
    return LabBundle(lab.spec.id, lab.hash, lab.spec, lab.files)


def _unproved(folder: Path, lab: LabData, context: WeekContext) -> Problems:
    if lab.spec.variation and (found := variation_reading.fault(folder, _bundle(lab))):
        command = f"python manage.py check_content --prove {lab.spec.id}/{VARIATION} --write"
        place = context.name_of(folder / VARIATION / proof.PROOF_FILE)
        expected = f"a proof of exactly this variation; run: {command}"
        return [ContentProblem(place, 1, "", expected, found)]
    found = proof.fault(folder, lab.hash)
    command = f"python manage.py check_content --prove {lab.spec.id} --write"
    expected = f"a proof of exactly these files; run: {command}"
    place = context.name_of(folder / proof.PROOF_FILE)
    return [ContentProblem(place, 1, "", expected, found)] if found else []


def read_lab(
    folder: Path, position: int, context: WeekContext
) -> tuple[LabData | None, list[ContentProblem]]:
    """Read one lab's folder; data only when there is nothing wrong in it."""
    files, problems = _files(folder, context)
    source, wrong = read_source(folder / SPEC_FILE, context.name_of(folder / SPEC_FILE))
    problems += wrong if SPEC_FILE in files else []
    if source is None or problems:
        return None, problems
    names = check_names(source)
    spec, wrong = validate(source, LabSpec)
    # The schema says the same about unknown names, but not where.
    problems += names + [problem for problem in wrong if problem.key or not names]
    if spec is None:
        return None, problems
    problems += check_spec(spec, source, folder.name, context)
    return _assemble(folder, position, context, spec, source, files, problems)


def _assemble(
    folder: Path,
    position: int,
    context: WeekContext,
    spec: LabSpec,
    source: Source,
    files: dict[str, str],
    problems: Problems,
) -> tuple[LabData | None, Problems]:
    trees, wrong = check_python(spec, files, lambda name: context.name_of(folder / name), context)
    problems += wrong
    html, wrong = _instructions(folder, context, spec, files)
    problems += wrong
    variation, wrong = read_variation(folder, spec, context.name_of)
    problems += wrong
    if problems:
        return None, problems
    spec = spec.model_copy(update={"variation": variation})
    mistakes = {one.id: one.as_json() for one in read_mistakes(trees["mistakes.py"])[0]}
    return LabData(spec, position, content_hash(files), files, html, mistakes), []


def _files(folder: Path, context: WeekContext) -> tuple[dict[str, str], Problems]:
    """All texts of the folder by their path in it."""
    files: dict[str, str] = {}
    problems: Problems = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() or SKIPPED & set(path.parts) or path.name.startswith("."):
            continue
        if name == proof.PROOF_FILE or path.parent.name == VARIATION:
            continue
        if name not in KNOWN and not (name.startswith("alternatives/") and path.suffix == ".py"):
            expected = f"one of {', '.join(KNOWN)}, or alternatives/*.py"
            problems.append(ContentProblem(context.name_of(path), 1, "", expected, name))
            continue
        try:
            files[name] = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            expected = "a readable UTF-8 text file"
            problems.append(ContentProblem(context.name_of(path), 1, "", expected, str(error)))
    problems += _waiver_faults(files.get(WAIVERS_FILE, ""), folder, context)
    missing = [name for name in REQUIRED if not (folder / name).is_file()]
    problems += [
        ContentProblem(context.name_of(folder / name), 1, "", "this file, which a lab needs")
        for name in missing
    ]
    return files, problems


def _waiver_faults(text: str, folder: Path, context: WeekContext) -> Problems:
    place = context.name_of(folder / WAIVERS_FILE)
    faults = read_waivers(text)[1]
    return [ContentProblem(place, one.line, "waivers", one.todo, one.found) for one in faults]


def _instructions(
    folder: Path, context: WeekContext, spec: LabSpec, files: Mapping[str, str]
) -> tuple[dict[str, str], Problems]:
    """Both languages as HTML, and what is wrong with them."""
    documents: dict[str, Document] = {
        language: parse_document(files[name], language, context.name_of(folder / name))
        for language, name in INSTRUCTIONS.items()
    }
    problems = check_instructions(spec, documents["ja"], documents["en"])
    html = {}
    for language, document in documents.items():
        rendered = render(document, context.targets)
        problems += rendered.problems
        html[language] = "\n".join([rendered.intro, *(part.html for part in rendered.sections)])
    return html, problems
