"""Lines of a listing that can be pointed at."""


def code_lines(code: str) -> list[int]:
    """Numbers, from 1, of the lines that are not blank."""
    return [number for number, line in enumerate(code.splitlines(), 1) if line.strip()]
