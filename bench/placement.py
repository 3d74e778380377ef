"""How well the placement test classes simulated learners whose gaps are known.

    python -m bench.placement [--learners N] [--json]

The learners are made in ways of their own; of them the engine's prior knows that levels and goals
exist, not how these are drawn here. They answer every question
with a guess of 0.2 and a slip of 0.1, whatever the engine believes about the question. Beside the
adaptive test stands a fixed one: the same twenty questions, spread over the path, for everybody,
understood by the same engine.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

from ruamel.yaml import YAML

from progress.placement.engine import (
    MOST_QUESTIONS,
    Question,
    Reply,
    Space,
    believe,
    classed,
    next_question,
    space_of,
)

GUESS, SLIP = 0.2, 0.1
ENOUGH = 0.9
PROGRAM = Path(__file__).parent.parent / "courses" / "deep-learning"
Known = frozenset[str]


@dataclass(frozen=True)
class World:
    """The path: its space, where each concept is taught, and what can be asked."""

    space: Space
    prerequisites: dict[str, list[str]]
    weeks: list[list[str]]
    questions: list[Question]

    def closure(self, goals: Sequence[str]) -> set[str]:
        """Goals with all they rest on."""
        found: set[str] = set()
        ahead = list(goals)
        while ahead:
            if (one := ahead.pop()) not in found:
                found.add(one)
                ahead += self.prerequisites[one]
        return found

    def without(self, known: set[str], gaps: set[str]) -> Known:
        """What is left when the gaps, and all that rests on them, are not known."""
        return frozenset(c for c in known if not self.closure([c]) & gaps)


def load(folder: Path = PROGRAM) -> World:
    """Read the path's graph and the bank of questions."""
    reader = YAML(typ="safe")
    listed = reader.load((folder / "concepts.yaml").read_text("utf-8"))["concepts"]
    prerequisites = {c["id"]: list(c.get("prerequisites") or []) for c in listed}
    courses = reader.load((folder / "course.yaml").read_text("utf-8"))["courses"]
    weeks: list[list[str]] = []
    branch: dict[str, tuple[str, int]] = {}
    for number, course in enumerate(courses):
        for path in sorted((folder / course["folder"]).glob("*/week.yaml")):
            concepts = list(reader.load(path.read_text("utf-8"))["concepts"])
            # Each foundation is a branch of its own, as in `selectors.branches`.
            key = ("week", len(weeks)) if course["id"] == "foundations" else ("course", number)
            branch.update(dict.fromkeys(concepts, key))
            weeks.append(concepts)
    week_of = {c: place for place, week in enumerate(weeks) for c in week}
    keys = {key: place for place, key in enumerate(dict.fromkeys(branch.values()))}
    space = space_of(prerequisites, week_of, {c: keys[key] for c, key in branch.items()})
    return World(space, prerequisites, weeks, _questions(folder, reader))


def _questions(folder: Path, reader: YAML) -> list[Question]:
    items = reader.load((folder / "placement.yaml").read_text("utf-8"))["items"]
    return [Question(i["id"], i["concepts"][0], GUESS, SLIP) for i in items]


def newcomer(world: World, rng: random.Random) -> Known:
    """Knows a little of school mathematics at most."""
    maths = [c for week in world.weeks[:3] for c in week]
    return frozenset(world.closure(rng.sample(maths, rng.randint(0, 3))))


def strong_maths_no_programming(world: World, rng: random.Random) -> Known:
    """A mathematician: the first three foundations, and of the path what needs no arrays."""
    known = {c for week in world.weeks[:3] for c in week}
    ideas = [c for c in world.prerequisites if world.closure([c]) - {c} <= known]
    known |= set(rng.sample(ideas, min(len(ideas), rng.randint(0, 3))))
    return world.without(known | world.closure(list(known)), set(world.weeks[3]))


def programmer(world: World, rng: random.Random) -> Known:
    """Arrays from daily work with what they rest on, but neither calculus nor probability."""
    known = world.closure([*world.weeks[0], *world.weeks[3]])
    return world.without(known, {rng.choice(world.weeks[1][1:3]), world.weeks[2][1]})


def studied_until(world: World, rng: random.Random) -> Known:
    """Went through the path up to some week, and missed a thing here and there."""
    weeks = world.weeks[: rng.randint(4, len(world.weeks))]
    known = {c for week in weeks for c in week}
    late = list(weeks[-1])
    return world.without(world.closure(list(known)), set(rng.sample(late, len(late) // 4)))


def skipped_branch(world: World, rng: random.Random) -> Known:
    """Knows much, but never met one week, and so nothing that rests on it."""
    end = rng.randint(8, len(world.weeks))
    known = world.closure([c for week in world.weeks[:end] for c in week])
    gap = rng.choice(range(2, end))
    return world.without(known, set(world.weeks[gap]))


def goals(world: World, rng: random.Random) -> Known:
    """Learned exactly what a few chosen concepts rest on."""
    chosen = rng.sample(list(world.space.concepts), rng.randint(1, 6))
    return frozenset(world.closure(chosen))


def random_downset(world: World, rng: random.Random) -> Known:
    """Grew one concept at a time, whichever was within reach: a set without any pattern."""
    known: set[str] = set()
    for _ in range(rng.randint(0, len(world.space.concepts))):
        reach = [c for c, r in world.prerequisites.items() if c not in known and known >= set(r)]
        known.add(rng.choice(reach))
    return frozenset(known)


KINDS: tuple[Callable[[World, random.Random], Known], ...] = (
    newcomer, strong_maths_no_programming, programmer, studied_until, skipped_branch, goals,
    random_downset,
)  # fmt: skip


def answers(question: Question, known: Known, rng: random.Random) -> bool:
    """A noisy answer of a simulated learner."""
    return rng.random() < (1 - SLIP if question.concept in known else GUESS)


def adaptive(world: World, known: Known, rng: random.Random, seed: int) -> tuple[float, int, float]:
    """Accuracy over all concepts, questions used, and the slowest step in seconds of processor."""
    replies: list[Reply] = []
    slowest = 0.0
    while True:
        began = time.process_time()
        belief = believe(world.space, replies, seed=seed)
        question = next_question(belief, world.questions, [r.question for r in replies])
        slowest = max(slowest, time.process_time() - began)
        if question is None:
            return _accuracy(classed(belief.known), known), len(replies), slowest
        replies.append(Reply(question, answers(question, known, rng)))


def fixed(world: World, known: Known, rng: random.Random, seed: int) -> float:
    """Accuracy of the same twenty questions for everybody."""
    every = len(world.questions) / MOST_QUESTIONS
    asked = [world.questions[int(place * every)] for place in range(MOST_QUESTIONS)]
    replies = [Reply(question, answers(question, known, rng)) for question in asked]
    return _accuracy(classed(believe(world.space, replies, seed=seed).known), known)


def _accuracy(said: dict[str, bool], known: Known) -> float:
    return mean((concept in known) == known_ for concept, known_ in said.items())


@dataclass(frozen=True)
class Line:
    """Means over the learners of one kind."""

    kind: str
    accuracy: float
    fixed_accuracy: float
    questions: float
    slowest_ms: float


def measure(world: World, learners: int, *, seed: int = 1) -> list[Line]:
    """A line for each kind of learner."""
    believe(world.space, [])
    lines = []
    for kind in KINDS:
        rng = random.Random(f"{kind.__name__}:{seed}")
        found = []
        for number in range(learners):
            known = kind(world, rng)
            found.append((*adaptive(world, known, rng, number), fixed(world, known, rng, number)))
        right, used, slow, other = zip(*found, strict=True)
        lines.append(Line(kind.__name__, mean(right), mean(other), mean(used), 1000 * max(slow)))
    return lines


def section(learners: int = 25) -> dict[str, Any]:
    """Section ``placement``: shares of concepts classed right, questions, and the slowest step."""
    lines = measure(load(), learners)
    kinds = {
        line.kind: {
            "classed_right": round(line.accuracy, 3),
            "fixed_test": round(line.fixed_accuracy, 3),
            "questions": round(line.questions, 1),
            "slowest_step_cpu_ms": round(line.slowest_ms),
        }
        for line in lines
    }
    return {
        "learners_of_each_kind": learners,
        "classed_right": round(mean(line.accuracy for line in lines), 3),
        "at_least_90_percent": all(line.accuracy >= ENOUGH for line in lines),
        "most_questions": MOST_QUESTIONS,
        "kinds": kinds,
    }


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--learners", type=int, default=60, help="of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    lines = measure(load(), options.learners, seed=options.seed)
    if options.json:
        print(json.dumps([vars(line) for line in lines], indent=1))
        return
    print(f"{'learners':30}{'adaptive':>9}{'fixed':>8}{'questions':>11}{'slowest ms':>12}")
    for line in lines:
        print(
            f"{line.kind:30}{line.accuracy:9.1%}{line.fixed_accuracy:8.1%}"
            f"{line.questions:11.1f}{line.slowest_ms:12.0f}"
        )
    overall = mean(line.accuracy for line in lines)
    print(f"{'all':30}{overall:9.1%}{mean(line.fixed_accuracy for line in lines):8.1%}")


if __name__ == "__main__":
    main()
