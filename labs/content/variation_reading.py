"""The folder `variation` of a lab: read, checked, proved. docs/authors/labs.md has the rules."""

from __future__ import annotations

import ast
import json
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from curriculum.content.problems import ContentProblem
from curriculum.content.registry import ProofTable
from curriculum.content.rendering import render_fragment
from curriculum.content.yaml import read_source, validate
from labs.grading.bundle import LabBundle
from labs.grading.engine import grade
from labs.grading.varied import varied
from labs.sandbox.pool import SandboxPool
from labs.spec.lab import LabSpec
from labs.spec.variations import CODE, FILE, FOLDER, NAMES, PROOF, Variation, VariationText, faults
from labs.verdicts import Verdict

Problems = list[ContentProblem]
Naming = Callable[[Path], str]
SEEDS = (1, 2, 3, 4, 5)
RULES = 1
"""Raise it when a variation accepted before might not be now."""


def read_variation(lab: Path, spec: LabSpec, name_of: Naming) -> tuple[Variation | None, Problems]:
    """The variation of a lab; (None, []) for a lab without one."""
    folder = lab / FOLDER
    if not folder.is_dir():
        return None, []
    problems = list(_names(folder, name_of))
    source, wrong = read_source(folder / FILE, name_of(folder / FILE))
    if source is None or problems:
        return None, problems + wrong
    text, wrong = validate(source, VariationText)
    if text is None:
        return None, wrong
    names = {function.name: function for function in spec.functions}
    problems += [
        ContentProblem(source.file, 1, key, expected) for key, expected in faults(text, names)
    ]
    problems += list(_statement(text, source.file))
    files = {name: (folder / name).read_text(encoding="utf-8") for name in CODE}
    problems += list(_code(files, folder, names, name_of))
    if problems:
        return None, problems
    return Variation(**text.model_dump(), files=files), []


def _names(folder: Path, name_of: Naming) -> Iterator[ContentProblem]:
    present = {path.name for path in folder.iterdir() if path.name[0] not in "._"}
    for name in sorted(present - set(NAMES)):
        expected = f"one of {', '.join(NAMES)}"
        yield ContentProblem(name_of(folder / name), 1, "", expected, name)
    for name in (FILE, *CODE):
        if name not in present:
            expected = "this file, which a variation needs"
            yield ContentProblem(name_of(folder / name), 1, "", expected)


def _statement(text: VariationText, file: str) -> Iterator[ContentProblem]:
    for language in ("ja", "en"):
        yield from render_fragment(getattr(text.statement, language), language, file=file)[1]


def _code(
    files: dict[str, str], folder: Path, names: Collection[str], name_of: Naming
) -> Iterator[ContentProblem]:
    for name, text in files.items():
        try:
            tree = ast.parse(text)
        except SyntaxError as error:
            place = name_of(folder / name)
            yield ContentProblem(place, error.lineno or 1, "", "valid Python", error.msg)
            continue
        defined = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
        if name == "checks.py" and "cases" not in defined:
            yield ContentProblem(name_of(folder / name), 1, "cases", "def cases(rng)", "none")
        if name == "solution.py" and not defined & set(names):
            expected = f"at least one function of the lab: {', '.join(sorted(names))}"
            yield ContentProblem(name_of(folder / name), 1, "", expected, "none")


# --- the proof ----------------------------------------------------------------------------------


def prove(lab: Path, bundle: LabBundle, pool: SandboxPool, name_of: Naming) -> ProofTable:
    """The variation's solution passes on every seed; every right text of the lab fails it."""
    assert bundle.spec.variation is not None
    name = f"{bundle.lab_id}/{FOLDER}"
    changed = varied(bundle, bundle.spec.variation)
    problems = []

    def verdict_of(source: str, seed: int) -> Verdict:
        return grade(bundle=changed, source=source, seed=seed, mode="submit", pool=pool).verdict

    passed = 0
    for seed in SEEDS:
        found = verdict_of(changed.files["solution.py"], seed)
        passed += found is Verdict.PASSED
        if found is not Verdict.PASSED:
            place = name_of(lab / FOLDER / "solution.py")
            expected = f"a solution of the variation that passes on seed {seed}"
            problems.append(ContentProblem(place, 1, "solution", expected, found.value))
    ordinary = ["solution.py", "starter.py", *_alternatives(bundle)]
    failed = 0
    for file in ordinary:
        found = verdict_of(bundle.files[file], SEEDS[0])
        failed += found not in (Verdict.PASSED, Verdict.OUR_FAILURE)
        if found in (Verdict.PASSED, Verdict.OUR_FAILURE):
            place = name_of(lab / FOLDER / "checks.py")
            expected = f"checks that {file}, unchanged, does not pass"
            problems.append(ContentProblem(place, 1, "checks", expected, found.value))
    facts = {
        "lab": name, "files": _vouched(bundle), "rules": RULES, "seeds": len(SEEDS),
        "solution": passed == len(SEEDS), "unchanged": len(ordinary), "failed": failed,
        "accepted": not problems,
    }  # fmt: skip
    said = "accepted" if not problems else "REFUSED"
    text = (
        f"{name}: {said}\n"
        f"  solution     passes on {passed} of {len(SEEDS)} seeds\n"
        f"  unchanged    {failed} of {len(ordinary)} right texts of the lab fail"
    )
    return ProofTable(name, facts, text, problems)


def _alternatives(bundle: LabBundle) -> list[str]:
    return sorted(name for name in bundle.files if name.startswith("alternatives/"))


def _vouched(bundle: LabBundle) -> str:
    """What the record vouches for: the variation, and the texts that must fail it."""
    assert bundle.spec.variation is not None
    return f"{bundle.version}+{bundle.spec.variation.hash}"


def write(lab: Path, table: ProofTable) -> None:
    """Put the record beside the variation's files."""
    text = json.dumps(dict(table.facts), ensure_ascii=False, indent=2) + "\n"
    (lab / FOLDER / PROOF).write_text(text, encoding="utf-8")


def fault(lab: Path, bundle: LabBundle) -> str | None:
    """Why the folder's record does not vouch for the variation as it is; None when it does."""
    try:
        kept = json.loads((lab / FOLDER / PROOF).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return "none"
    except (OSError, ValueError) as error:
        return f"no record: {error}"
    if not isinstance(kept, dict) or kept.get("files") != _vouched(bundle):
        return "the proof of other files: something was edited since"
    sound = kept.get("accepted") is True and kept.get("rules") == RULES
    return None if sound else "a proof that failed"
