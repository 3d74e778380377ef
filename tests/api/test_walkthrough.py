"""Every command of docs/api.md, in order, in one bash, against the running site."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.running_site import ROOT, Site

pytestmark = pytest.mark.sandbox
PAGE = ROOT / "docs" / "api.md"
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
MARK = "\n=== end of block {} ===\n"
PATIENCE = 240  # seconds; two graded runs, the first of which computes the author's answers


@dataclass(frozen=True)
class Block:
    """Commands of the page, and what the page says they print (None where it says nothing)."""

    number: int
    under: str
    commands: str
    printed: str | None


def blocks() -> list[Block]:
    """The bash blocks in order; the text or json block right behind one is its output."""
    text = PAGE.read_text(encoding="utf-8")
    fences = list(FENCE.finditer(text))
    found = []
    for fence, following in zip(fences, [*fences[1:], None], strict=True):
        if fence[1] != "bash":
            continue
        adjacent = following is not None and following.start() == fence.end() + 1
        printed = following[2] if following and adjacent else None
        heading = HEADING.findall(re.sub(FENCE, "", text[: fence.start()]))[-1]
        found.append(Block(len(found), heading, fence[2], printed))
    return found


BLOCKS = blocks()


def pattern(printed: str) -> str:
    """A regular expression: ``...`` stands for anything in a line, alone for any lines."""
    lines = [
        r"(?:.*\n)*?" if line == "..." else re.escape(line).replace(r"\.\.\.", ".*") + r"\n"
        for line in printed.splitlines()
    ]
    return "".join(lines)


@pytest.fixture(scope="module")
def outputs(site: Site, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What each block printed."""
    script = tmp_path_factory.mktemp("walkthrough") / "walkthrough.sh"
    parts = [f"{block.commands}printf '{MARK.format(block.number)}'\n" for block in BLOCKS]
    script.write_text("set -euo pipefail\n" + "".join(parts), encoding="utf-8")
    done = subprocess.run(
        ["bash", str(script)],
        cwd=ROOT, env={**site.environment, "SITE": site.address, "TMPDIR": str(script.parent)},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=PATIENCE,
    )  # fmt: skip
    printed = re.split(r"\n=== end of block \d+ ===\n", done.stdout)
    where = BLOCKS[min(len(printed), len(BLOCKS)) - 1]
    assert done.returncode == 0, f"stopped under “{where.under}”:\n{printed[-1]}\n{done.stderr}"
    return printed[:-1]


def test_the_page_was_read() -> None:
    commands = "".join(block.commands for block in BLOCKS)

    assert len(BLOCKS) == Path(PAGE).read_text(encoding="utf-8").count("```bash\n")
    for step in ("guests/", "events/", "comments/", "me/claim/", "If-None-Match", "-X DELETE"):
        assert step in commands


@pytest.mark.parametrize(
    "block",
    [block for block in BLOCKS if block.printed is not None],
    ids=lambda block: f"{block.number}-{block.under}",
)
def test_what_the_page_says_comes_out(outputs: list[str], block: Block) -> None:
    got = outputs[block.number].strip("\n") + "\n"

    assert block.printed is not None
    assert re.fullmatch(pattern(block.printed), got), f"{block.commands}\nprinted\n{got}"
