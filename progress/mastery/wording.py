"""Levels, doors, gaps and evidence in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from curriculum.selectors import concept_titles
from labs.models import Lab
from progress.explanations import joined
from progress.mastery.concepts import (
    DAYS_FOR_MASTERED,
    PRIOR,
    SOURCES_FOR_MASTERED,
    SOURCES_FOR_PROFICIENT,
    THRESHOLDS,
    Standing,
)
from progress.mastery.levels import ConceptLevel
from progress.mastery.unlocking import Door

LEVELS = {
    ConceptLevel.NOT_STARTED: _lazy("Not started"),
    ConceptLevel.ATTEMPTED: _lazy("Attempted"),
    ConceptLevel.FAMILIAR: _lazy("Familiar"),
    ConceptLevel.PROFICIENT: _lazy("Proficient"),
    ConceptLevel.MASTERED: _lazy("Mastered"),
}
GAPS = {
    "failed": _lazy("Failed so far"),
    "stale": _lazy("Stale"),
    "skipped": _lazy("Skipped"),
}
CERTAINTIES = {1: _lazy("guessed"), 2: _lazy("fairly sure"), 3: _lazy("sure")}
FACTS_SHOWN = 12


def percent(p: float) -> int:
    """A probability as a whole percentage that never claims certainty.

    >>> percent(0.996), percent(0.001), percent(0.5)
    (99, 1, 50)
    """
    return min(99, max(1, round(100 * p)))


@dataclass(frozen=True)
class FactLine:
    """A fact and what it did to the probability, in percent."""

    at: datetime
    text: str
    before: int
    after: int

    @property
    def up(self) -> bool:
        """Whether it spoke for knowing the concept."""
        return self.after >= self.before


def fact_lines(why: list[dict[str, Any]]) -> list[FactLine]:
    """The newest facts first, in words. Two queries."""
    facts = list(reversed(why))[:FACTS_SHOWN]
    sources = [fact["source"] for fact in facts]
    concepts = concept_titles([s.split(" ")[0] for s in sources if not s.startswith("item ")])
    labs = {lab.slug: lab.title for lab in Lab.objects.filter(slug__in=_labs(sources))}
    return [
        FactLine(
            datetime.fromisoformat(fact["at"]),
            _fact(fact, concepts, labs),
            percent(fact["before"]),
            percent(fact["after"]),
        )
        for fact in facts
    ]


def _labs(sources: list[str]) -> set[str]:
    return {s.split(" ")[1].split("/")[0] for s in sources if s.startswith("check ")}


def _fact(fact: Mapping[str, Any], concepts: Mapping[str, str], labs: Mapping[str, str]) -> str:
    """One fact in words."""
    kind, source = fact["kind"], fact["source"]
    if kind == "spread":
        slug = source.split(" ")[0]
        used = concepts.get(slug, slug)
        return _("“%(concept)s” went right, and rests on this") % {"concept": used}
    if kind == "placement":
        right = fact["score"] >= 0.5
        return _("Placement test: known") if right else _("Placement test: not known")
    if kind == "check":
        slug = source.split(" ")[1].split("/")[0]
        lab = labs.get(slug, slug)
        passed = fact["score"] >= 0.5
        words = (
            _("A check of the lab “%(lab)s” passed")
            if passed
            else _("A check of the lab “%(lab)s” failed")
        )
        return words % {"lab": lab}
    return _answer(fact)


def _answer(fact: Mapping[str, Any]) -> str:
    """An answer: in what, how right, how sure, after how many hints, whether again."""
    where = {
        "review": _("Review question"),
        "unit_check": _("Question of a week's check"),
    }.get(fact["kind"], _("Quiz question"))
    score = fact["score"]
    result = _("right") if score >= 0.999 else _("wrong") if score <= 0.001 else _("partly right")
    parts = [where, result]
    if fact.get("certainty") in CERTAINTIES:
        parts.append(str(CERTAINTIES[fact["certainty"]]))
    if fact.get("hints"):
        parts.append(
            ngettext("%(count)s hint", "%(count)s hints", fact["hints"]) % {"count": fact["hints"]}
        )
    if fact.get("repeated"):
        parts.append(_("the same again soon after, so it counts a quarter"))
    return _(", ").join(parts)


def explain_standing(standing: Standing) -> str:
    """Why this level, and what the next one takes."""
    if not standing.evidence and standing.level == ConceptLevel.NOT_STARTED:
        return _("Nothing you did so far was about this.")
    known = _("The site takes it to be %(percent)s%% likely that you know this.") % {
        "percent": percent(standing.p_known)
    }
    if standing.stale:
        faded = _(
            "You have not used it for long, so it counts as stale; one right answer ends that."
        )
        return joined([known, faded])
    return joined([known, _next_level(standing)])


def _next_level(standing: Standing) -> str:
    if standing.level == ConceptLevel.MASTERED:
        return _("It came out right in different questions on different days.")
    if standing.level == ConceptLevel.PROFICIENT:
        return _(
            "Mastered takes %(percent)s%%, %(sources)s different questions and %(days)s different"
            " days; you have %(mine)s and %(mydays)s."
        ) % {
            "percent": percent(THRESHOLDS[ConceptLevel.MASTERED]),
            "sources": SOURCES_FOR_MASTERED,
            "days": DAYS_FOR_MASTERED,
            "mine": standing.sources,
            "mydays": standing.days,
        }
    if standing.level == ConceptLevel.FAMILIAR:
        return _("Proficient takes %(percent)s%% and %(sources)s different questions.") % {
            "percent": percent(THRESHOLDS[ConceptLevel.PROFICIENT]),
            "sources": SOURCES_FOR_PROFICIENT,
        }
    return _("Familiar takes %(percent)s%%; everybody begins at %(prior)s%%.") % {
        "percent": percent(THRESHOLDS[ConceptLevel.FAMILIAR]),
        "prior": percent(PRIOR),
    }


def door_text(door: Door, titles: Mapping[str, str]) -> str:
    """Why a week is recommended, or not yet."""
    if door.reason == "missing":
        names = [_("“%(name)s”") % {"name": titles.get(slug, slug)} for slug in door.missing]
        return _("Not recommended yet. Missing: %(concepts)s.") % {"concepts": _(", ").join(names)}
    if door.reason == "nothing_to_check":
        return _("Open. What it rests on is still being written here, so nobody asks for it.")
    return {
        "first": _("Open: the path begins here."),
        "foundations": _("Open: foundations are open to everybody."),
        "done": _("You have finished this week."),
        "nothing_needed": _("Open: it rests on nothing from earlier weeks."),
        "known": _("Open: you know what it rests on."),
        "check_passed": _("Open: you have passed its check."),
    }[door.reason]
