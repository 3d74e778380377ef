"""What must hold between the files of a lab, beyond the schema of lab.yaml."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from curriculum.content.context import WeekContext
from curriculum.content.document import Document
from curriculum.content.problems import ContentProblem
from curriculum.content.yaml import Source, Steps
from labs.spec.lab import LabSpec
from labs.spec.mistakes import Fault, Mistake, read_mistakes

Problems = list[ContentProblem]
Naming = Callable[[str], str]
PAGE_IDS = frozenset({"instructions", "work", "results", "source", "main", "live", "toasts"})
"""Ids that the lab's page uses itself."""


def check_names(source: Source) -> Problems:
    """Functions that checks name but lab.yaml does not have, with their lines."""
    data = source.data if isinstance(source.data, dict) else {}
    known = {entry.get("name") for entry in _entries(data, "functions")}
    problems = []
    for index, check in enumerate(_entries(data, "checks")):
        named: list[tuple[Steps, Any]] = [(("function",), check.get("function"))]
        after = _listed(check, "after")
        named += [(("after", at), name) for at, name in enumerate(after)]
        problems += [
            source.problem(("checks", index, *steps), "a function of this lab", name)
            for steps, name in named
            if isinstance(name, str) and name not in known
        ]
    return problems


def _entries(data: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    return [entry if isinstance(entry, dict) else {} for entry in _listed(data, key)]


def _listed(data: Mapping[str, Any], key: str) -> list[Any]:
    found = data.get(key)
    return found if isinstance(found, list) else []


def check_spec(spec: LabSpec, source: Source, folder: str, context: WeekContext) -> Problems:
    """Ids, concepts and passages of lab.yaml."""
    problems = []
    if spec.id != folder:
        problems.append(source.problem(("id",), f"the folder's name, {folder}", spec.id))
    problems += [
        source.problem(steps, "the id of a concept in concepts.yaml", concept)
        for steps, concept in _concepts(spec)
        if concept not in context.concepts
    ]
    problems += [
        source.problem(("functions", index, "section"), _anchors(context), function.section)
        for index, function in enumerate(spec.functions)
        if not _is_passage(function.section, context)
    ]
    listed = context.targets.labs.get(spec.id, frozenset())
    names = {function.name for function in spec.functions}
    if listed and listed != names:
        found = ", ".join(sorted(listed ^ names))
        problems.append(source.problem(("functions",), "the functions that week.yaml lists", found))
    return problems


def _concepts(spec: LabSpec) -> Iterator[tuple[Steps, str]]:
    yield from ((("concepts", at), name) for at, name in enumerate(spec.concepts))
    for index, check in enumerate(spec.checks):
        yield from (
            (("checks", index, "concepts", at), name) for at, name in enumerate(check.concepts)
        )


def _is_passage(section: str, context: WeekContext) -> bool:
    """While the week has no lesson yet, nobody knows its passages."""
    return not context.anchors or section in context.anchors


def _anchors(context: WeekContext) -> str:
    return f"an anchor of this week's lesson: {', '.join(sorted(context.anchors))}"


# --- Python files ---------------------------------------------------------------------------------


def check_python(
    spec: LabSpec, files: Mapping[str, str], name_of: Naming, context: WeekContext
) -> tuple[dict[str, ast.Module], Problems]:
    """Parse every Python file (none is run); returns their trees and what is wrong."""
    trees: dict[str, ast.Module] = {}
    problems: Problems = []
    for name in (name for name in files if name.endswith(".py")):
        try:
            trees[name] = ast.parse(files[name])
        except SyntaxError as error:
            line = error.lineno or 1
            problems.append(ContentProblem(name_of(name), line, "", "valid Python", error.msg))
    for name in trees:
        if name in ("starter.py", "solution.py"):
            problems += _lacks_functions(spec, trees[name], name_of(name))
    if "checks.py" in trees and "cases" not in _functions(trees["checks.py"]):
        problems.append(ContentProblem(name_of("checks.py"), 1, "cases", "def cases(rng)", "none"))
    if "mistakes.py" in trees:
        problems += _check_mistakes(spec, trees["mistakes.py"], name_of("mistakes.py"), context)
    return trees, problems


def _functions(tree: ast.Module) -> set[str]:
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def _lacks_functions(spec: LabSpec, tree: ast.Module, file: str) -> Problems:
    defined = _functions(tree)
    return [
        ContentProblem(file, 1, function.name, f"a function {function.signature}", "none")
        for function in spec.functions
        if function.name not in defined
    ]


def _check_mistakes(spec: LabSpec, tree: ast.Module, file: str, context: WeekContext) -> Problems:
    mistakes, faults = read_mistakes(tree)
    known = {function.name for function in spec.functions}
    for mistake in mistakes:
        faults += _mistake_faults(mistake, known, _functions(tree), context)
    return [ContentProblem(file, f.line, f.key, f.expected, f.found) for f in faults]


def _mistake_faults(
    mistake: Mistake, known: set[str], defined: set[str], context: WeekContext
) -> Iterator[Fault]:
    where = f"MISTAKES[{mistake.id}]"
    if mistake.function not in known:
        expected = f"a function of this lab: {', '.join(sorted(known))}"
        yield Fault(mistake.line, f"{where}.function", expected, mistake.function)
    if mistake.concept not in context.concepts:
        expected = "the id of a concept in concepts.yaml"
        yield Fault(mistake.line, f"{where}.concept", expected, mistake.concept)
    if not _is_passage(mistake.section, context):
        yield Fault(mistake.line, f"{where}.section", _anchors(context), mistake.section)
    if mistake.stand_in() not in defined:
        expected = "a function of mistakes.py that is run in its place"
        yield Fault(mistake.line, f"{where}.uses", expected, mistake.stand_in())


# --- instructions ---------------------------------------------------------------------------------


def check_instructions(spec: LabSpec, ja: Document, en: Document) -> Problems:
    """The same sections in both languages, one of them for every function."""
    problems = []
    for document in (ja, en):
        problems += [
            ContentProblem(document.file, 1, f"#{name}", f"a section '## ... {{#{name}}}'", "none")
            for name in (function.name for function in spec.functions)
            if name not in document.anchors
        ]
        problems += [
            ContentProblem(
                document.file, part.line, f"#{part.anchor}", "another anchor: the page uses it"
            )
            for part in document.sections
            if part.anchor in PAGE_IDS
        ]
    anchors = [[part.anchor for part in document.sections] for document in (ja, en)]
    if anchors[0] != anchors[1]:
        expected = f"the same sections in the same order as {ja.file}"
        problems.append(ContentProblem(en.file, 1, "##", expected, ", ".join(anchors[1])))
    return problems
