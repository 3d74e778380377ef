"""Which seed a graded run gets: hidden inputs must not be worth learning by heart.

A table of a seed's right answers could be read out bit by bit, from scores and cards of hundreds
of submissions. So the few seeds whose answers workers remember change every week, by a key that
learners do not have, and whoever submits one lab many times gets seeds that nobody had before.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import secrets

from labs.limits import SEEDS_PER_VERSION

PATIENT_SUBMISSIONS = 20  # graded runs of one version in a week; beyond, every seed is new
LARGEST = 2**31  # what the database's column holds


def weekly(day: dt.date, key: str) -> range:
    """The seeds of the week of a day, the same on all machines that share the key."""
    year, week, _day = day.isocalendar()
    digest = hmac.new(key.encode(), f"seeds {year} {week}".encode(), hashlib.sha256).digest()
    first = int.from_bytes(digest[:8], "big") % (LARGEST - SEEDS_PER_VERSION)
    return range(first, first + SEEDS_PER_VERSION)


def draw(day: dt.date, key: str, submitted: int) -> int:
    """A seed for a learner who has had so many graded runs of this version this week."""
    if submitted >= PATIENT_SUBMISSIONS:
        return secrets.randbelow(LARGEST)
    return secrets.choice(weekly(day, key))
