"""Text from elsewhere, quoted in Markdown so that nothing in it is taken for Markdown."""

import re


def as_code(text: str) -> str:
    """One line of inline code; line breaks become spaces."""
    flat = " ".join(text.split())
    fence = "`" * (_longest_run(flat) + 1)
    pad = " " if "`" in flat else ""
    return f"{fence}{pad}{flat}{pad}{fence}"


def as_block(text: str) -> str:
    """A fenced block when `text` has several lines, else inline code."""
    if "\n" not in text.strip():
        return as_code(text)
    fence = "`" * max(3, _longest_run(text) + 1)
    return f"{fence}text\n{text.rstrip()}\n{fence}"


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall("`+", text)), default=0)
