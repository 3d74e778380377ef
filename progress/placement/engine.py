"""Adaptive placement over a graph of concepts: what is known, and what to ask next. Pure.

A learner's state is the set of concepts known. It always holds, with a concept, all that the
concept rests on (a knowledge space: Doignon and Falmagne 1985). The prior draws learners from a
general level, levels in branches and weeks, and an own difficulty of each concept, all Gaussian;
a quarter of them also learned, for a few concepts of their own choice, all that these rest on.
Answers weigh the learners drawn; those that fit are kept and moved about by a Markov chain that
leaves the prior as it is (preconditioned Crank-Nicolson: Cotter et al. 2013), so that few of them
are enough. All states are counted equally, so probabilities never rise along the graph, and the
same answers always give the same outcome, on any machine and after any interruption.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

MOST_QUESTIONS = 20
SETTLED = 0.1  # a concept is settled when its probability is this near to 0 or 1
ENOUGH = 0.02  # share of the doubt left, in bits a concept, at which asking on is not worth it
LEARNERS = 16_000  # drawn from the prior once
KEPT = 1_000  # of these, after the answers
MOVES = 5
STEPS = (0.9, 0.6, 0.35, 0.6, 0.2)  # how far a move goes, of the whole prior
LEVEL_SD, BRANCH_SD, WEEK_SD, OWN_SD = 1.3, 0.8, 0.6, 0.45
EASIEST, HARDEST = -0.9, 2.0  # of the first and the last week
PURSUES = 0.674  # latent from which somebody has goals of her own: one in four
GOAL = 2.2  # own difficulty (in standard deviations) from which a concept is such a goal: 3 of 226
UNKNOWN_IF_KNOWN, UNKNOWN_IF_NOT = 0.03, 0.5  # chance of saying "I don't know"

Bits = NDArray[np.bool_]
Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Space:
    """Concepts in an order in which they can be learned; `requires` holds places in that order.

    `week` and `branch` number the part of the path that teaches each concept, from 0.
    """

    concepts: tuple[str, ...]
    requires: tuple[tuple[int, ...], ...]
    week: tuple[int, ...]
    branch: tuple[int, ...]

    @property
    def place(self) -> dict[str, int]:
        """Place by concept."""
        return {concept: place for place, concept in enumerate(self.concepts)}


@dataclass(frozen=True)
class Question:
    """Something that can be asked about a concept, with its chances of luck and of mishap."""

    id: str
    concept: str
    guess: float = 0.2
    slip: float = 0.1


@dataclass(frozen=True)
class Reply:
    """What came back: `right` None means "I don't know"."""

    question: Question
    right: bool | None

    @property
    def chances(self) -> tuple[float, float]:
        """How likely this reply is from somebody who knows the concept, and who does not."""
        if self.right is None:
            return UNKNOWN_IF_KNOWN, UNKNOWN_IF_NOT
        guess, slip = self.question.guess, self.question.slip
        return (1 - slip, guess) if self.right else (slip, 1 - guess)


@dataclass(frozen=True)
class Belief:
    """Equally likely states: a row for each, a column for each concept."""

    space: Space
    states: Bits

    @property
    def known(self) -> dict[str, float]:
        """The probability in [0, 1] that each concept is known; never above its requirements'."""
        shares = self.states.mean(axis=0)
        return {c: float(p) for c, p in zip(self.space.concepts, shares, strict=True)}

    @property
    def settled(self) -> bool:
        """Whether nothing is in doubt."""
        shares = self.states.mean(axis=0)
        return bool(np.all((shares <= SETTLED) | (shares >= 1 - SETTLED)))


def space_of(
    prerequisites: Mapping[str, Sequence[str]],
    weeks: Mapping[str, int],
    branches: Mapping[str, int],
) -> Space:
    """The space of a graph without circles; concepts that no week teaches count as the last's."""
    ordered = _learnable(prerequisites)
    place = {concept: number for number, concept in enumerate(ordered)}
    last, other = max(weeks.values(), default=0), max(branches.values(), default=0)
    return Space(
        ordered,
        tuple(
            tuple(place[one] for one in prerequisites[concept] if one in place)
            for concept in ordered
        ),
        tuple(weeks.get(concept, last) for concept in ordered),
        tuple(branches.get(concept, other) for concept in ordered),
    )


def _learnable(prerequisites: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    waiting = dict.fromkeys(prerequisites)
    while waiting:
        ready = [c for c in waiting if all(r in found for r in prerequisites[c] if r in waiting)]
        if not ready:
            raise ValueError("the concepts rest on each other in a circle")
        found.update(dict.fromkeys(ready))
        for concept in ready:
            del waiting[concept]
    return tuple(found)


def believe(space: Space, replies: Sequence[Reply], *, seed: int = 0) -> Belief:
    """What the replies say about every concept; the same for the same replies and seed."""
    latents, states = _prior(space)
    rng = np.random.default_rng([seed % 2**32, len(replies)])
    if not replies:
        return Belief(space, states[:KEPT])
    chosen = _resampled(_likelihood(space, states, replies), rng)
    kept = latents[chosen]
    states = states[chosen]
    for move in range(MOVES):
        kept, states = _moved(space, kept, states, replies, STEPS[move], latents, rng)
    return Belief(space, states)


def next_question(
    belief: Belief, questions: Sequence[Question], asked: Sequence[Question]
) -> Question | None:
    """The question expected to tell most about all concepts; None when asking on is not worth it.

    Never one that was asked before; of equals, the first.
    """
    used = {question.id for question in asked}
    place = belief.space.place
    free = [q for q in questions if q.id not in used and q.concept in place]
    if len(asked) >= MOST_QUESTIONS or belief.settled or not free:
        return None
    gains = _gains(belief.states, [place[q.concept] for q in free], free)
    gains -= 1e-3 * gains.max() * _times_asked(free, asked)
    best = int(np.argmax(np.round(gains, 6)))
    return free[best] if gains[best] > ENOUGH else None


def _times_asked(free: Sequence[Question], asked: Sequence[Question]) -> NDArray[np.float64]:
    """Of two equal questions the one about a concept not asked about yet comes first."""
    about = [question.concept for question in asked]
    return np.array([about.count(question.concept) for question in free], dtype=float)


def classed(known: Mapping[str, float]) -> dict[str, bool]:
    """Which concepts count as known: with each of them all that it rests on."""
    return {concept: p >= 0.5 for concept, p in known.items()}


def settled(p: float) -> bool:
    """Whether a concept with this probability needs no further question."""
    return p <= SETTLED or p >= 1 - SETTLED


@lru_cache(maxsize=4)
def _prior(space: Space) -> tuple[Floats, Bits]:
    """Learners drawn from the prior: their latent levels and their states."""
    rng = np.random.default_rng(20260601)
    width = 2 + _count(space.branch) + _count(space.week) + len(space.concepts)
    latents = rng.standard_normal((LEARNERS, width), dtype=np.float32)
    return latents, _states(space, latents)


def _count(numbers: Sequence[int]) -> int:
    return max(numbers, default=0) + 1


def _states(space: Space, latents: Floats) -> Bits:
    """The states of learners: a concept is known by level and when all it rests on is, or since
    it lies on the way to a goal.
    """
    branches, weeks = _count(space.branch), _count(space.week)
    level, own = LEVEL_SD * latents[:, :1], latents[:, 1 + branches + weeks : -1]
    branch = BRANCH_SD * latents[:, 1 : 1 + branches]
    week = WEEK_SD * latents[:, 1 + branches : 1 + branches + weeks]
    reach = level + branch[:, list(space.branch)] + week[:, list(space.week)]
    reach += OWN_SD * own
    along = np.array(space.week, dtype=np.float32) / max(1, weeks - 1)
    states = np.asfortranarray(reach > EASIEST + (HARDEST - EASIEST) * along)
    for place, required in enumerate(space.requires):
        for one in required:
            states[:, place] &= states[:, one]
    pursuing = np.flatnonzero(latents[:, -1] > PURSUES)
    states[pursuing] |= _on_the_way(space, own[pursuing] > GOAL)
    return states


def _on_the_way(space: Space, goals: Bits) -> Bits:
    """The goals of each learner with all that they rest on."""
    found = np.asfortranarray(goals)
    for place in reversed(range(len(space.requires))):
        for one in space.requires[place]:
            found[:, one] |= found[:, place]
    return found


def _likelihood(space: Space, states: Bits, replies: Sequence[Reply]) -> NDArray[np.float64]:
    """Logarithm of how likely the replies are from each learner."""
    place = space.place
    total = np.zeros(len(states))
    for reply in replies:
        if (one := place.get(reply.question.concept)) is not None:
            knows, not_ = np.log(reply.chances)
            total += np.where(states[:, one], knows, not_)
    return total


def _resampled(log_weights: NDArray[np.float64], rng: np.random.Generator) -> NDArray[np.intp]:
    """Places of learners, each as often as its weight says (systematic resampling)."""
    weights = np.exp(log_weights - log_weights.max())
    marks = (rng.random() + np.arange(KEPT)) / KEPT * weights.sum()
    places = np.searchsorted(np.cumsum(weights), marks)
    chosen: NDArray[np.intp] = np.minimum(places, len(weights) - 1)  # rounding may pass the end
    return chosen


def _moved(
    space: Space, latents: Floats, states: Bits, replies: Sequence[Reply], step: float,
    pool: Floats, rng: np.random.Generator,
) -> tuple[Floats, Bits]:  # fmt: skip
    """Learners after one move towards others of the prior, where the replies allow it."""
    fresh = pool[rng.integers(0, len(pool) - KEPT) :][:KEPT]
    proposed = np.float32(np.sqrt(1 - step**2)) * latents + np.float32(step) * fresh
    there = _states(space, proposed)
    gain = _likelihood(space, there, replies) - _likelihood(space, states, replies)
    accepted = np.log(rng.random(len(states))) < gain
    return (
        np.where(accepted[:, None], proposed, latents),
        np.asfortranarray(np.where(accepted[:, None], there, states)),
    )


def _gains(
    states: Bits, places: Sequence[int], questions: Sequence[Question]
) -> NDArray[np.float64]:
    """Expected information of each question about all concepts, in bits.

    The sum over concepts of the mutual information between knowing it and the answer being right.
    """
    all_ = states.astype(np.float32)
    asked = all_[:, list(places)]
    n = len(states)
    both = (asked.T @ all_).astype(float) / n  # counts are whole numbers, hence exact
    p_asked, p_all = asked.mean(axis=0, dtype=float)[:, None], all_.mean(axis=0, dtype=float)[None]
    guess = np.array([question.guess for question in questions])[:, None]
    right = 1 - np.array([question.slip for question in questions])[:, None]
    known_right = right * both + guess * (p_all - both)
    total_right = right * p_asked + guess * (1 - p_asked)
    joint = (known_right, total_right - known_right, p_all - known_right)
    rest = 1 - total_right - joint[2]
    entropy = sum(_h(part) for part in (*joint, rest))
    gains: NDArray[np.float64] = (
        _h(p_all) + _h(1 - p_all) + _h(total_right) + _h(1 - total_right) - entropy
    ).sum(axis=1)
    return gains


def _h(p: NDArray[np.float64]) -> NDArray[np.float64]:
    safe = np.clip(p, 1e-12, 1.0)
    return -safe * np.log2(safe)
