"""check_content --prove, the proof file, and that a lab without one is not loaded."""

from __future__ import annotations

import json
import shutil
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from labs.content import proof
from labs.grading.bundle import LabBundle
from labs.models import Lab

LAB = "01-numbers/01-means/labs/column-means"
PLACE = f"program/{LAB}/proof.json:1: a proof of exactly these files; run: python manage.py "
PLACE += "check_content --prove column-means --write"


@pytest.fixture
def program(tmp_path: Path, settings: Any) -> Path:
    """A small program whose one lab has not been proved."""
    settings.DATA_DIR = tmp_path / "data"
    folder = tmp_path / "program"
    shutil.copytree(Path(__file__).parent / "fixtures/program", folder)
    (folder / LAB / "proof.json").unlink(missing_ok=True)
    return folder


def check(*arguments: object) -> tuple[str, bool]:
    """What check_content prints, and whether it found nothing wrong."""
    out = StringIO()
    try:
        call_command("check_content", *map(str, arguments), stdout=out)
    except CommandError:
        return out.getvalue(), False
    return out.getvalue(), True


def as_proved(program: Path, **changes: Any) -> None:
    """Write a record as --write would."""
    bundle = LabBundle.from_folder(program / LAB)
    table = {"accepted": True, "complete": True, "findings": []}
    kept = {"files": bundle.version, "rules": proof.RULES, "proof": table}
    proof.write(program / LAB, {**kept, **changes})


def test_a_lab_without_a_proof_is_named_with_what_to_run(program: Path) -> None:
    text, fine = check(program)
    assert not fine
    assert f"{PLACE} (found none)" in text.splitlines()


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"files": "0" * 16}, "the proof of other files: something was edited since"),
        ({"rules": 0}, f"a proof by the rules 0, now they are {proof.RULES}"),
        ({"proof": {"accepted": False, "complete": True}}, "a proof that failed"),
        ({"proof": {"accepted": True, "complete": False}}, "a proof that failed"),
        ({"proof": None}, "no record"),
    ],
)
def test_a_record_of_something_else_is_no_proof(program: Path, changes: Any, found: str) -> None:
    as_proved(program)
    assert check(program)[1]
    as_proved(program, **changes)
    assert f"{PLACE} (found {found})" in check(program)[0]


def test_an_edit_after_the_proof_is_seen(program: Path) -> None:
    as_proved(program)
    with (program / LAB / "checks.py").open("a") as file:
        file.write("# weaker\n")
    assert "something was edited since" in check(program)[0]


@pytest.mark.django_db
def test_only_proved_labs_are_loaded(program: Path) -> None:
    err = StringIO()
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("sync_content", str(program), stderr=err)
    assert f"{PLACE} (found none)" in err.getvalue()
    assert not Lab.objects.filter(slug="column-means").exists()
    as_proved(program)
    call_command("sync_content", str(program), verbosity=0)
    assert Lab.objects.get(slug="column-means").current_version.files.keys() >= {"checks.py"}
    assert "proof.json" not in Lab.objects.get(slug="column-means").current_version.files


@pytest.mark.sandbox
def test_proving_prints_a_table_writes_the_record_and_remembers(program: Path) -> None:
    text, fine = check(program, "--prove", "column-means", "--write")
    assert fine, text
    lines = text.splitlines()
    assert lines[0].startswith("column-means: accepted (")
    assert [line.split()[0] for line in lines[1:6]] == [
        "solution", "alternatives", "mistakes", "degenerate", "mutants",
    ]  # fmt: skip
    assert check(program)[1]
    again = json.loads(check(program, "--prove", "--json")[0])
    (table,) = again["proofs"]
    assert (table["lab"], table["accepted"], table["remembered"]) == ("column-means", True, True)
    assert table["mutants"]["survived"] == 0
    assert {"python", "numpy"} <= set(table["versions"])


@pytest.mark.sandbox
def test_a_refused_lab_gets_no_record(program: Path) -> None:
    checks = program / LAB / "checks.py"
    checks.write_text(checks.read_text().replace("cost(6, 4)", "cost(4, 2)"))
    solution = program / LAB / "solution.py"
    solution.write_text(solution.read_text().replace("np.mean((centre", "np.sum((centre"))
    text, fine = check(program, "--prove", "--write")
    assert not fine
    assert text.startswith("column-means: REFUSED")
    assert f"program/{LAB}/alternatives/loops.py:1: alternatives: let this right file" in text
    assert not (program / LAB / "proof.json").exists()


def test_names_of_labs_and_options_are_checked(program: Path) -> None:
    as_proved(program)
    with pytest.raises(CommandError, match="There is no lab columns"):
        call_command("check_content", str(program), "--prove", "columns")
    with pytest.raises(CommandError, match="need --prove"):
        call_command("check_content", str(program), "--write")
    with pytest.raises(CommandError, match="proves nothing"):
        call_command("check_content", str(program), "--prove", "--sample", "--write")
