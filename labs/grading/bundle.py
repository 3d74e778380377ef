"""A lab as plain data: its specification and files, without database or folder."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import yaml

from labs.spec.lab import LabSpec
from labs.spec.variations import FOLDER

AUTHOR_FILES = ("checks.py", "solution.py", "mistakes.py", "starter.py")


@dataclass(frozen=True)
class LabBundle:
    """One version of one lab. `files` maps paths in the lab's folder to their text."""

    lab_id: str
    version: str
    spec: LabSpec
    files: Mapping[str, str]

    @classmethod
    def from_folder(cls, path: Path | str) -> Self:
        """Read a lab's folder; its version is a hash of all of it. ValueError when faulty."""
        folder = Path(path)
        files = {
            str(file.relative_to(folder)): file.read_text(encoding="utf-8")
            for file in sorted(folder.rglob("*"))
            if file.is_file()
            and file.suffix in (".py", ".md", ".yaml")
            and FOLDER not in file.relative_to(folder).parts
        }
        if "lab.yaml" not in files:
            raise ValueError(f"{folder} has no lab.yaml")
        spec = LabSpec.model_validate(yaml.safe_load(files["lab.yaml"]))
        return cls(spec.id, content_hash(files), spec, files)

    def author_files(self) -> dict[str, str]:
        """The Python files that the author's child runs."""
        return {name: self.files[name] for name in AUTHOR_FILES if name in self.files}


def content_hash(files: Mapping[str, str]) -> str:
    """A short name for exactly these files."""
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{name}\0{len(files[name])}\0".encode())
        digest.update(files[name].encode())
    return digest.hexdigest()[:16]
