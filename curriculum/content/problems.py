"""What is wrong in a content file, said so that its author can go straight to it."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, order=True)
class ContentProblem:
    """One fault: where it is, what was expected there and, when it helps, what was found.

    `file` is relative to the content root, `line` counts from 1, `key` is the path of keys in a
    YAML file ("courses[0].title.ja") or a heading, link or formula in a Markdown file.
    """

    file: str
    line: int
    key: str
    expected: str
    found: str = ""

    def __str__(self) -> str:
        found = f" (found {self.found})" if self.found else ""
        key = f"{self.key}: " if self.key else ""
        return f"{self.file}:{self.line}: {key}{self.expected}{found}"

    def as_dict(self) -> dict[str, str | int]:
        """Plain data for `--json` and for the log of loads."""
        return asdict(self)


class ContentError(Exception):
    """Content that was refused; carries every problem found, not only the first."""

    def __init__(self, problems: list[ContentProblem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))
