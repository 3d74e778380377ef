"""The outcome of a placement as pages and the API show it, in the active language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from config.bilingual import active_language
from curriculum.selectors import concept_titles, path_weeks
from progress.links import week_url
from progress.mastery.selectors import graph
from progress.models import PlacementQuestion, PlacementResult, PlacementTest
from progress.placement import selectors
from progress.placement.engine import classed, settled
from progress.placement.planning import suggest
from quizzes.feedback import Feedback, feedback_on
from quizzes.items import load_item
from quizzes.marking import marked_from
from quizzes.presentation import Question, present


@dataclass(frozen=True)
class ConceptLine:
    """A concept: `how` is "asked", "inferred" or "unsure"."""

    slug: str
    title: str
    known: bool
    p: float
    how: str


@dataclass(frozen=True)
class WeekLine:
    """A week with its concepts; `state` is "skip", "partly" or "learn"."""

    title: str
    url: str
    key: str
    state: str
    ready: bool
    concepts: list[ConceptLine]

    @property
    def known(self) -> int:
        """How many of its concepts count as known."""
        return sum(line.known for line in self.concepts)

    @property
    def why(self) -> str:
        """Why it can be skipped."""
        asked = sum(line.how == "asked" for line in self.concepts)
        count = len(self.concepts)
        return ngettext(
            "Its %(count)d concept counts as known: you answered a question about %(asked)d, the "
            "rest follows from what you know that builds on it.",
            "All %(count)d concepts count as known: you answered questions about %(asked)d, the "
            "rest follows from what you know that builds on them.",
            count,
        ) % {"count": count, "asked": asked}


@dataclass(frozen=True)
class Need:
    """A foundation, and what in the week rests on it."""

    slug: str
    title: str
    for_title: str


@dataclass(frozen=True)
class RefresherLine:
    """What to refresh before a week, why, and where it is taught."""

    week: WeekLine
    needs: list[Need]
    weeks: list[WeekLine]


@dataclass(frozen=True)
class Outcome:
    """Everything about a result."""

    result: PlacementResult
    weeks: list[WeekLine]
    refreshers: list[RefresherLine]
    again_from: datetime | None

    @property
    def known_count(self) -> int:
        """How many concepts count as known."""
        return sum(known for known in classed(self.result.beliefs).values())

    @property
    def total(self) -> int:
        """How many concepts there are."""
        return len(self.result.beliefs)

    @property
    def skip(self) -> list[WeekLine]:
        """Weeks of which everything is known."""
        return [line for line in self.weeks if line.state == "skip"]

    @property
    def partly(self) -> list[WeekLine]:
        """Weeks of which something is known."""
        return [line for line in self.weeks if line.state == "partly"]


def outcome_of(result: PlacementResult) -> Outcome:
    """Join a result with the path of today. Ten queries, however long the path is."""
    found = graph()
    known = {concept for concept, is_known in classed(result.beliefs).items() if is_known}
    suggestions = suggest(found, known)
    titles = concept_titles(found.prerequisites)
    asked = set(result.test.questions.values_list("concept", flat=True))
    rows = {week.pk: week for week in path_weeks()}
    lines = [
        WeekLine(
            title=rows[node.pk].title,
            url=week_url(rows[node.pk]),
            key=node.key,
            state=_state(place, suggestions.skip, suggestions.partly),
            ready=node.ready,
            concepts=[_concept(result, slug, titles, asked) for slug in node.concepts],
        )
        for place, node in enumerate(found.weeks)
    ]
    refreshers = [
        RefresherLine(
            lines[one.week],
            [Need(slug, titles[slug], titles[one.needed_by[slug]]) for slug in one.concepts],
            [lines[place] for place in one.taught_in],
        )
        for one in suggestions.refreshers
    ]
    return Outcome(result, lines, refreshers, selectors.again_from(result))


def _state(place: int, skip: tuple[int, ...], partly: tuple[int, ...]) -> str:
    return "skip" if place in skip else "partly" if place in partly else "learn"


def _concept(
    result: PlacementResult, slug: str, titles: dict[str, str], asked: set[str]
) -> ConceptLine:
    p = float(result.beliefs.get(slug, 0.0))
    how = "asked" if slug in asked else "inferred" if settled(p) else "unsure"
    return ConceptLine(slug, titles.get(slug, slug), p >= 0.5, p, how)


@dataclass(frozen=True)
class PathRefresher:
    """What the path page says before a week."""

    text: str
    weeks: list[tuple[str, str]]


def refreshers_for_path(learner: User) -> dict[str, PathRefresher]:
    """By "course/week", once the suggestions were accepted. One query until then."""
    result = selectors.newest_result(learner)
    if result is None or not result.accepted:
        return {}
    return {
        line.week.key: PathRefresher(
            _("Recommended before this week: %(concepts)s, because %(because)s builds on it.")
            % {
                "concepts": _listed([need.title for need in line.needs]),
                "because": _listed(list(dict.fromkeys(need.for_title for need in line.needs))[:2]),
            },
            [(week.title, week.url) for week in line.weeks],
        )
        for line in outcome_of(result).refreshers
    }


def _listed(titles: list[str]) -> str:
    return ("、" if active_language() == "ja" else ", ").join(titles)


@dataclass(frozen=True)
class Answered:
    """An answered question with its feedback; shown only when the test is over."""

    position: int
    question: Question
    verdict: str
    feedback: Feedback


def answered(test: PlacementTest) -> list[Answered]:
    """All answers of a finished test. One query."""
    rows = test.questions.filter(answered_at__isnull=False).order_by("position")
    return [_answered(test, row) for row in rows] if test.ended_at else []


def _answered(test: PlacementTest, row: PlacementQuestion) -> Answered:
    language = active_language()
    item = load_item(row.body, seed=test.seed)
    marked = marked_from(score=row.score or 0.0, outcome=row.outcome or {})
    verdict = "unknown" if marked.unknown else "right" if marked.correct else "wrong"
    question = present(item, seed=test.seed, language=language)
    feedback = feedback_on(item, row.response or {}, marked, language=language)
    return Answered(row.position, question, verdict, feedback)


def shown(test: PlacementTest, row: PlacementQuestion) -> Question:
    """The question without anything that answers it."""
    item = load_item(row.body, seed=test.seed)
    return present(item, seed=test.seed, language=active_language())
