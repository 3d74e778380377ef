"""What of typed settings cannot be used, and what can but should be said. Pure; codes only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from progress.planning.schedule import MINUTES_OF_A_DAY, Settings, overlap

LONG_DAY = 10 * 60  # from here on it is said that hardly anybody keeps this up
REACH = timedelta(days=3653)
MOST_PAUSES = 30

Fault = Literal[
    "more_than_a_day",
    "negative",
    "wanted_in_the_past",
    "wanted_before_start",
    "pause_backwards",
    "too_far",
    "too_many_pauses",
    "nothing_left",
]
Remark = Literal["zero_hours", "long_days", "start_in_the_past", "pauses_overlap"]


def faults(settings: Settings, today: date) -> Iterator[tuple[str, Fault]]:
    """Yield (field, fault) for what must be changed first."""
    for weekday, minutes in enumerate(settings.minutes):
        if minutes < 0:
            yield f"minutes_{weekday}", "negative"
        elif minutes > MINUTES_OF_A_DAY:
            yield f"minutes_{weekday}", "more_than_a_day"
    if not _near(settings.starts_on, today):
        yield "starts_on", "too_far"
    yield from _wanted_faults(settings, today)
    yield from _pause_faults(settings, today)


def _wanted_faults(settings: Settings, today: date) -> Iterator[tuple[str, Fault]]:
    wanted = settings.wanted_on
    if wanted is None:
        return
    if wanted < today:
        yield "wanted_on", "wanted_in_the_past"
    elif wanted < settings.starts_on:
        yield "wanted_on", "wanted_before_start"
    elif not _near(wanted, today):
        yield "wanted_on", "too_far"


def _pause_faults(settings: Settings, today: date) -> Iterator[tuple[str, Fault]]:
    if len(settings.pauses) > MOST_PAUSES:
        yield "pauses", "too_many_pauses"
    for place, pause in enumerate(settings.pauses):
        if pause.last < pause.first:
            yield f"pause_last_{place}", "pause_backwards"
        elif not (_near(pause.first, today) and _near(pause.last, today)):
            yield f"pause_first_{place}", "too_far"


def _near(day: date, today: date) -> bool:
    return abs(day - today) <= REACH


def remarks(settings: Settings, today: date) -> list[Remark]:
    """What should be said about settings that can be used."""
    found: list[Remark] = []
    if not any(settings.minutes):
        found.append("zero_hours")
    if max(settings.minutes) >= LONG_DAY:
        found.append("long_days")
    if settings.starts_on < today:
        found.append("start_in_the_past")
    if overlap(settings.pauses):
        found.append("pauses_overlap")
    return found
