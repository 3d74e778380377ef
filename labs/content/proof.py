"""proof.json: the record, beside a lab's files, that exactly these files were proved.

Written by ``check_content --prove --write``, read by everything that loads labs. It names the
files by their hash, so that a lab which was edited afterwards has no proof. It is a record and no
seal: whoever writes the files could write this one too. That is why the tests prove again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from labs.grading.acceptance import Proof
    from labs.grading.bundle import LabBundle

RULES = 1
"""Raise it when a lab accepted before might not be now: all labs are then to be proved again."""

PROOF_FILE = "proof.json"
ROOM = Path(__file__).parent.parent
GRADER = (
    "grading",
    "runner",
    "diagnosis",
    "spec",
    "limits.py",
    "verdicts.py",
)
"""What decides how a proof goes, besides the lab and the libraries."""


def record(proof: Proof, bundle: LabBundle, versions: Mapping[str, str]) -> dict[str, Any]:
    """What is kept of a proof."""
    return {
        "files": bundle.version,
        "rules": RULES,
        "grader": grader_digest(),
        "versions": dict(versions),
        "proof": proof.as_json(),
    }


def write(folder: Path, kept: Mapping[str, Any]) -> None:
    """Put the record beside the lab's files."""
    text = json.dumps(kept, ensure_ascii=False, indent=2) + "\n"
    (folder / PROOF_FILE).write_text(text, encoding="utf-8")


def fault(folder: Path, files: str) -> str | None:
    """Why a folder's record does not vouch for files of this hash; None when it does."""
    try:
        kept = json.loads((folder / PROOF_FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return "none"
    except (OSError, ValueError) as error:
        return f"no record: {error}"
    if not isinstance(kept, dict) or not isinstance(kept.get("proof"), dict):
        return "no record"
    if kept.get("files") != files:
        return "the proof of other files: something was edited since"
    if kept.get("rules") != RULES:
        return f"a proof by the rules {kept.get('rules')}, now they are {RULES}"
    table = kept["proof"]
    sound = table.get("accepted") is True and table.get("complete") is True
    return None if sound and not table.get("findings") else "a proof that failed"


def table(folder: Path) -> dict[str, Any] | None:
    """What the record of a proof found; None without a readable record. See also `fault`."""
    try:
        found = json.loads((folder / PROOF_FILE).read_text(encoding="utf-8"))["proof"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return dict(found) if isinstance(found, dict) else None


def grader_digest() -> str:
    """A short name for exactly this grader's code."""
    digest = hashlib.sha256()
    for name in GRADER:
        path = ROOM / name
        files = sorted(path.rglob("*.py")) if path.is_dir() else [path]
        for file in files:
            digest.update(f"{file.relative_to(ROOM)}\0".encode() + file.read_bytes())
    return digest.hexdigest()[:16]
