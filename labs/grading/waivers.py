"""waivers.yaml: mutants of the solution that learners may write all the same, each with a reason.

waivers:
  - mutant: "standardize: axis=1 -> axis=-1"   # its name, as check_content --prove prints it
    why: differs for three axes only, and the instructions promise a matrix
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

WAIVERS_FILE = "waivers.yaml"
MIN_REASON = 15


@dataclass(frozen=True)
class Waiver:
    """One mutant that is let through."""

    mutant: str
    why: str
    line: int


@dataclass(frozen=True)
class Fault:
    """What is wrong with the file itself."""

    line: int
    todo: str
    found: str = ""


def read_waivers(text: str) -> tuple[list[Waiver], list[Fault]]:
    """Waivers in the file's order, and what cannot be read. An empty text has none."""
    try:
        root: Any = yaml.compose(text)
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        return [], [Fault(1, "give valid YAML", str(error).split("\n")[0])]
    if data is None:
        return [], []
    if not isinstance(data, dict) or set(data) != {"waivers"} or not _is_list(data["waivers"]):
        return [], [Fault(1, "give a list under the one key 'waivers'")]
    lines = [item.start_mark.line + 1 for item in root.value[0][1].value]
    waivers: list[Waiver] = []
    faults: list[Fault] = []
    for line, item in zip(lines, data["waivers"], strict=True):
        if _is_waiver(item):
            waivers.append(Waiver(" ".join(item["mutant"].split()), item["why"], line))
        else:
            todo = f"give 'mutant' and 'why' (at least {MIN_REASON} characters), nothing else"
            faults.append(Fault(line, todo, str(item)[:80]))
    return waivers, faults


def _is_list(value: object) -> bool:
    return isinstance(value, list)


def _is_waiver(item: object) -> bool:
    return (
        isinstance(item, dict)
        and set(item) == {"mutant", "why"}
        and all(isinstance(text, str) for text in item.values())
        and len(item["why"].strip()) >= MIN_REASON
    )
