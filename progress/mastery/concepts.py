"""How well a concept is known: Bayesian knowledge tracing with forgetting. Pure rules.

Each fact moves the probability that the concept is known by Bayes' rule, then by the chance of
having learned from it (Corbett and Anderson 1995). Guess and slip depend on the kind of question,
on how sure the learner was and on the hints taken. What was right once more is a weak sign for what
it rests on. Between facts the probability falls back towards where it began, with a half-life that
doubles with every right answer on another day (after Settles and Meeder 2016). The decision record
"Concepts are traced" has the parameters and their sources.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Literal

from progress.mastery.levels import ConceptLevel, lowered

Kind = Literal["answer", "check", "review", "placement", "unit_check", "spread"]

PRIOR = 0.2  # that somebody knows a concept before doing anything
LEARNED = 0.1  # chance of learning it at one occasion, since every occasion explains
SLIP = 0.1  # chance of a wrong answer in spite of knowing
LOWEST, HIGHEST = 0.01, 0.99  # nothing is ever certain
BY_CERTAINTY = {1: (1.6, 1.5), 2: (1.0, 1.0), 3: (0.7, 0.5)}  # factors of guess and slip
HINT_LEAVES = 0.75  # of the surprise that an answer is right, after each hint
HIGHEST_GUESS = 0.8
REPEATED = 0.25  # weight of the same question again before its feedback has had time to fade
SPREAD = 0.25  # weight of a right answer for what it rests on
SPREAD_GUESS = 0.3
SPREAD_CEILING = 0.6  # what rests only on signs from others is at most familiar
RIGHT = 0.8  # from this score on a fact counts as right
APART = timedelta(hours=16)  # facts further apart than this belong to different days
HALF_LIFE_DAYS, LONGEST_DAYS = 45.0, 360.0
STALE_AT, FALLS_AT = 0.75, (0.5, 0.25)  # retention at which it is stale, and falls a level, two
THRESHOLDS = {
    ConceptLevel.FAMILIAR: 0.55,
    ConceptLevel.PROFICIENT: 0.8,
    ConceptLevel.MASTERED: 0.95,
}
SOURCES_FOR_PROFICIENT = 2
SOURCES_FOR_MASTERED = 3
DAYS_FOR_MASTERED = 2
WHY_KEPT = 20


@dataclass(frozen=True)
class Evidence:
    """A fact about a concept: `score` in [0, 1] at an aware moment.

    `source` names the question or check, so that repetitions are recognised; `guess` is the chance
    of being right without knowing; `weight` in (0, 1] is how much of a full fact it is.
    """

    concept: str
    at: datetime
    kind: Kind
    score: float
    certainty: int | None = None
    hints: int = 0
    guess: float = 0.2
    weight: float = 1.0
    source: str = ""
    slip: float = SLIP

    @property
    def right(self) -> bool:
        """Whether it speaks for knowing the concept."""
        return self.score >= RIGHT


@dataclass(frozen=True)
class Effect:
    """What one fact did: the probability before and after, both in [0, 1]."""

    evidence: Evidence
    before: float
    after: float
    repeated: bool

    def as_json(self) -> dict[str, Any]:
        """For the column `why`."""
        fact = self.evidence
        return {
            "at": fact.at.isoformat(),
            "kind": fact.kind,
            "source": fact.source,
            "score": round(fact.score, 4),
            "certainty": fact.certainty,
            "hints": fact.hints,
            "before": round(self.before, 4),
            "after": round(self.after, 4),
            "repeated": self.repeated,
        }


@dataclass(frozen=True)
class Standing:
    """What a learner's facts say about a concept, as of the last of them.

    `level` and `p_known` are those right after the last fact; `at` lets time pass since then.
    `evidence` counts the facts about the concept itself, `days` the different days with a right
    answer, `sources` the different questions that were right. `last_at`: when forgetting was last
    put off; `traced_at`: the last fact of any kind.
    """

    concept: str
    level: ConceptLevel = ConceptLevel.NOT_STARTED
    p_known: float = PRIOR
    evidence: int = 0
    last_at: datetime | None = None
    traced_at: datetime | None = None
    days: int = 0
    sources: int = 0
    half_life_days: float = HALF_LIFE_DAYS
    stale: bool = False
    why: tuple[Effect, ...] = ()

    def at(self, now: datetime) -> Standing:
        """The standing after the time that has passed: first stale, then lower by levels."""
        kept = retention(self.last_at, now, self.half_life_days)
        faded = retention(self.traced_at, now, self.half_life_days)
        return replace(
            self,
            level=lowered(self.level, _fallen(kept)),
            p_known=forgotten(self.p_known, faded),
            stale=self.level.at_least(ConceptLevel.FAMILIAR) and kept <= STALE_AT,
        )

    def next_change(self, now: datetime) -> datetime | None:
        """When time alone changes level or staleness next; None: never."""
        if self.last_at is None or not self.level.at_least(ConceptLevel.FAMILIAR):
            return None
        moments = (
            self.last_at + timedelta(days=self.half_life_days) * -math.log2(limit)
            for limit in (STALE_AT, *FALLS_AT)
        )
        return next((moment for moment in moments if moment > now), None)


def fold(
    evidence: Iterable[Evidence], prerequisites: Mapping[str, Collection[str]], now: datetime
) -> dict[str, Standing]:
    """Fold facts, in the order of time, into the standing in every concept they touch.

    `prerequisites`: what each concept rests on directly. Facts of one moment are taken in a fixed
    order, so that the outcome does not depend on the order in which they are given. Facts after
    `now` have not happened yet.
    """
    traces: dict[str, _Trace] = defaultdict(_Trace)
    for fact in sorted((fact for fact in evidence if fact.at <= now), key=_order):
        for touched in (fact, *_spread(fact, prerequisites)):
            traces[touched.concept].add(touched)
    return {concept: trace.standing(concept) for concept, trace in sorted(traces.items())}


def _order(fact: Evidence) -> tuple[object, ...]:
    """Time first; the score last, so that a better answer takes no other place."""
    sure = fact.certainty or 0
    where = (fact.at, fact.concept, fact.kind, fact.source)
    return (*where, sure, fact.hints, fact.guess, fact.slip, fact.weight, fact.score)


def _spread(fact: Evidence, prerequisites: Mapping[str, Collection[str]]) -> Iterable[Evidence]:
    """A right answer is a weak sign for what its concept rests on; a wrong one says nothing."""
    if not fact.right or fact.kind == "placement":
        return ()
    return (
        Evidence(
            concept=required,
            at=fact.at,
            kind="spread",
            score=1.0,
            guess=SPREAD_GUESS,
            weight=SPREAD * fact.weight,
            source=f"{fact.concept} {fact.source}",
        )
        for required in sorted(prerequisites.get(fact.concept, ()))
    )


@dataclass
class _Trace:
    """A concept's probability and level on their way through the facts."""

    p: float = PRIOR
    level: ConceptLevel = ConceptLevel.NOT_STARTED
    last_at: datetime | None = None
    traced_at: datetime | None = None
    count: int = 0
    right_sources: set[str] = field(default_factory=set)
    day_began: datetime | None = None
    days: int = 0
    counted: dict[str, datetime] = field(default_factory=dict)
    effects: list[Effect] = field(default_factory=list)

    @property
    def half_life(self) -> float:
        return min(LONGEST_DAYS, math.ldexp(HALF_LIFE_DAYS, max(0, self.days - 1)))

    def add(self, fact: Evidence) -> None:
        """Forget until the fact, then learn from it."""
        before = forgotten(self.p, retention(self.traced_at, fact.at, self.half_life))
        held = self.level if fact.kind == "spread" else self._left(fact.at)
        repeated = self._repeated(fact)
        self.p = _updated(before, fact, fact.weight * (REPEATED if repeated else 1.0))
        if fact.kind == "spread":
            self.p = min(self.p, max(before, SPREAD_CEILING))
        self._note(fact)
        # A right answer never takes a level away, and a wrong one never gives one.
        choose = max if fact.right else min
        self.level = choose(held, self._earned(), key=lambda level: level.rank)
        if self.count:
            self.level = max(self.level, ConceptLevel.ATTEMPTED, key=lambda level: level.rank)
        self.effects.append(Effect(fact, before, self.p, repeated))

    def _left(self, now: datetime) -> ConceptLevel:
        return lowered(self.level, _fallen(retention(self.last_at, now, self.half_life)))

    def _repeated(self, fact: Evidence) -> bool:
        """Whether the same question counted fully shortly before; remembers those that do."""
        last = self.counted.get(fact.source)
        if fact.source and last is not None and fact.at - last < APART:
            return True
        self.counted[fact.source] = fact.at
        return False

    def _note(self, fact: Evidence) -> None:
        """Clocks and counts. Signs from elsewhere put forgetting off only by their weight."""
        share = fact.weight if fact.kind == "spread" else 1.0
        self.last_at = fact.at if self.last_at is None else _between(self.last_at, fact.at, share)
        self.traced_at = fact.at
        if fact.kind == "spread":
            return
        self.count += 1
        if not fact.right:
            return
        self.right_sources.add(fact.source)
        if self.day_began is None or fact.at - self.day_began >= APART:
            self.day_began, self.days = fact.at, self.days + 1

    def standing(self, concept: str) -> Standing:
        """What has come out."""
        return Standing(
            concept=concept,
            level=self.level,
            p_known=self.p,
            evidence=self.count,
            last_at=self.last_at,
            traced_at=self.traced_at,
            days=self.days,
            sources=len(self.right_sources),
            half_life_days=self.half_life,
            why=tuple(self.effects[-WHY_KEPT:]),
        )

    def _earned(self) -> ConceptLevel:
        """The level that the probability gives, as far as there is enough variety behind it."""
        if self.p < THRESHOLDS[ConceptLevel.FAMILIAR]:
            return ConceptLevel.ATTEMPTED if self.count else ConceptLevel.NOT_STARTED
        several = len(self.right_sources) >= SOURCES_FOR_PROFICIENT
        if self.p < THRESHOLDS[ConceptLevel.PROFICIENT] or not several:
            return ConceptLevel.FAMILIAR
        mixed = len(self.right_sources) >= SOURCES_FOR_MASTERED
        spaced = self.days >= DAYS_FOR_MASTERED
        certain = self.p >= THRESHOLDS[ConceptLevel.MASTERED]
        return ConceptLevel.MASTERED if certain and spaced and mixed else ConceptLevel.PROFICIENT


def _between(first: datetime, last: datetime, share: float) -> datetime:
    return first + (last - first) * share


def _fallen(kept: float) -> int:
    """How many levels are lost at a retention in [0, 1]."""
    return sum(kept <= limit for limit in FALLS_AT)


def _updated(p: float, fact: Evidence, weight: float) -> float:
    """Bayes' rule with the fact's likelihood ratio to the power of its weight, then learning."""
    guess, slip = _guess_and_slip(fact)
    score = min(1.0, max(0.0, fact.score))
    ratio = ((1 - slip) / guess) ** score * (slip / (1 - guess)) ** (1 - score)
    odds = p / (1 - p) * ratio**weight
    seen = odds / (1 + odds)
    learned: float = seen + (1 - seen) * LEARNED * weight
    return min(HIGHEST, max(LOWEST, learned))


def _guess_and_slip(fact: Evidence) -> tuple[float, float]:
    more_guess, more_slip = BY_CERTAINTY.get(fact.certainty or 2, (1.0, 1.0))
    guess = min(HIGHEST_GUESS, max(0.01, fact.guess * more_guess))
    guess = 1 - (1 - guess) * HINT_LEAVES ** max(0, fact.hints)
    return min(HIGHEST_GUESS, guess), min(0.15, max(0.01, fact.slip * more_slip))


def retention(last_at: datetime | None, now: datetime, half_life_days: float) -> float:
    """Share in [0, 1] of what was known at `last_at` that is still there."""
    if last_at is None or now <= last_at:
        return 1.0
    return float(2.0 ** -((now - last_at) / timedelta(days=half_life_days)))


def forgotten(p: float, kept: float) -> float:
    """Back towards the beginning; who knew less than that learns nothing by waiting."""
    return PRIOR + (p - PRIOR) * kept if p > PRIOR else p
