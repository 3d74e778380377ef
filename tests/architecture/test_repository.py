"""What must not be in the repository, and what lock files must hold."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

ROOT: Path = settings.BASE_DIR
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


def tracked() -> list[Path]:
    """Files of the repository; every file below it where git is not there (an archive)."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        pytest.fail(f"git could not list the files: {done.stderr}")
    return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_lock_files_pin_every_package_by_hash_and_name_no_address(lock: Path) -> None:
    text = lock.read_text()
    pins = re.findall(r"^[a-z0-9][^\s=]*==\S+.*$", text, re.MULTILINE)
    assert pins
    assert all(pin.endswith("\\") for pin in pins), "a package without a hash"
    assert "://" not in text


def test_the_lock_file_of_the_front_end_names_no_address() -> None:
    lock = json.loads((ROOT / "frontend" / "package-lock.json").read_text())
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert not [name for name, entry in packages.items() if "resolved" in entry]
    assert not [n for n, e in packages.items() if not e.get("link") and "integrity" not in e]


def test_no_file_holds_a_path_of_somebodys_machine() -> None:
    homes = re.compile(rb"/(home|Users)/[a-z][\w-]+/|/root/|/work/")
    allowed = {Path(__file__), ROOT / "tests" / "sandbox"}
    found = [
        path.relative_to(ROOT)
        for path in tracked()
        if not any(path.is_relative_to(place) for place in allowed)
        and homes.search(path.read_bytes())
    ]
    assert not found


def test_every_decision_is_numbered_once() -> None:
    names = [path.name for path in (ROOT / "docs" / "decisions").glob("*.md")]
    numbers = [re.match(r"(\d{4})-[a-z0-9-]+\.md$", name) for name in names]
    assert names
    assert all(numbers), names
    assert len({match[1] for match in numbers if match}) == len(names)


DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "frontend" / "README.md"]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", document.read_text(), flags=re.DOTALL)
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", prose)
    local = [target for target in targets if not re.match(r"[a-z]+:|/", target)]
    assert not [target for target in local if not (document.parent / target).exists()]
