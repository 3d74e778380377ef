"""A first version of an entry in the active language, from what the site saw; to be rewritten."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from progress.journal.observed import LabSeen, Observed, named

NAMED_AT_MOST = 8


@dataclass(frozen=True)
class Draft:
    """Text for the two questions of an entry: what was gained, what was hard."""

    gained: str
    hard: str


def draft_of(seen: Observed) -> Draft:
    """What can be said of a week without having asked."""
    return Draft("\n".join(_gained(seen)), "\n".join(_hard(seen)))


def _gained(seen: Observed) -> Iterable[str]:
    if seen.read_on:
        yield _("- Read the lesson (%(day)s).") % {"day": day_text(seen.read_on)}
    if seen.scores:
        yield _quiz_line(seen)
    for lab in seen.labs.values():
        if lab.passed:
            yield _lab_line(lab)
    for title, overcome in seen.mistakes.values():
        if overcome:
            yield _("- Got past a mistake: %(title)s") % {"title": named(title)}
    if seen.grown:
        names = joined_names(named(title) for title in seen.grown[:NAMED_AT_MOST])
        yield _("- Concepts that I know well now: %(names)s.") % {"names": names}


def _quiz_line(seen: Observed) -> str:
    scores = " → ".join(f"{round(100 * score)}%" for score in seen.scores)
    if seen.quiz_passed:
        return _("- Passed the quiz: %(scores)s.") % {"scores": scores}
    return _("- Took the quiz: %(scores)s.") % {"scores": scores}


def _lab_line(lab: LabSeen) -> str:
    return ngettext(
        "- Passed the lab “%(title)s” at the first try.",
        "- Passed the lab “%(title)s” after %(tries)s tries.",
        lab.tries,
    ) % {"title": named(lab.title), "tries": lab.tries}


def _hard(seen: Observed) -> Iterable[str]:
    for title, overcome in seen.mistakes.values():
        if not overcome:
            yield _("- A mistake that came up: %(title)s") % {"title": named(title)}
    if seen.errors:
        kinds = joined_names(
            f"{name} × {count}" for name, count in seen.errors.most_common(NAMED_AT_MOST)
        )
        yield _("- Errors met: %(kinds)s.") % {"kinds": kinds}
    for lab in seen.labs.values():
        if not lab.passed:
            yield _("- The lab “%(title)s” is still open.") % {"title": named(lab.title)}


def joined_names(names: Iterable[str]) -> str:
    """Names in a row, with the separator of the active language."""
    return _(", ").join(names)


def days_text(seen: Observed) -> str:
    """How many days and minutes a week took; "" when nothing was done."""
    if not seen.days:
        return ""
    days = ngettext("%(days)s day", "%(days)s days", seen.days) % {"days": seen.days}
    minutes = ngettext("%(minutes)s minute", "%(minutes)s minutes", seen.total_minutes) % {
        "minutes": seen.total_minutes
    }
    return _("%(days)s, %(minutes)s") % {"days": days, "minutes": minutes}


def day_text(day: object) -> str:
    """A day in the form of the active language."""
    return str(date_format(day, "DATE_FORMAT"))  # type: ignore[arg-type]
