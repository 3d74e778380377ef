"""The code by which a certificate is found: short enough to type, too long to guess. Pure.

Twelve letters of Crockford's base 32 (no I, L, O, U): 60 bits. Written in groups of four.
"""

from __future__ import annotations

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12
GROUP = 4
PATTERN = r"[0-9A-Za-z]{4}-?[0-9A-Za-z]{4}-?[0-9A-Za-z]{4}"
LOOKALIKES = str.maketrans("OIL", "011")


def new_code() -> str:
    """Return a fresh code, such as ``7F3K-9QMX-2RTD``."""
    return grouped("".join(secrets.choice(ALPHABET) for _ in range(LENGTH)))


def grouped(letters: str) -> str:
    """Return twelve letters in groups of four.

    >>> grouped("7F3K9QMX2RTD")
    '7F3K-9QMX-2RTD'
    """
    return "-".join(letters[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def normal(typed: str) -> str:
    """Return a code as it is kept, whatever case, hyphens and lookalikes somebody typed.

    >>> normal("7f3k9qmx2rtd"), normal("7F3K-OQMX-2RTL")
    ('7F3K-9QMX-2RTD', '7F3K-0QMX-2RT1')
    """
    return grouped(typed.replace("-", "").upper().translate(LOOKALIKES))
