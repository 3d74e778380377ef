"""The questions at the end of a reading: read with its folder, asked in attempts of their own.

They are questions of the week that the reading belongs to, told apart by `Item.paper`: answers
move concepts and make review cards as others do, but they are no part of the week's quiz.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from curriculum.content import papers
from curriculum.content.context import WeekContext
from curriculum.content.problems import ContentProblem
from curriculum.content.registry import Part
from curriculum.content.yaml import read_source
from quizzes.content import FILE_NAME, Bodies, check_source

if TYPE_CHECKING:
    from accounts.models import User
    from curriculum.models import Week
    from curriculum.papers.models import Paper
    from quizzes.models import Attempt

BEGINS = "an id that begins with the paper's: {paper}-"
TAKEN = "an id that no question of the week's quiz has"


class PaperQuizPart(Part):
    """The questions of the readings that belong to a week."""

    name: ClassVar[str] = "paper quizzes"

    def check(
        self, folder: Path, context: WeekContext
    ) -> tuple[dict[str, Bodies] | None, list[ContentProblem]]:
        """Questions by paper; None for a week without readings."""
        found: dict[str, Bodies] = {}
        problems: list[ContentProblem] = []
        for paper in papers.folders(folder.parent.parent):
            path = paper / papers.QUIZ_FILE
            if not path.is_file() or _week_of(paper) != context.week:
                continue
            bodies, wrong = _read(path, paper.name, context, taken=_ids_of_week(folder))
            problems += wrong
            if bodies is not None:
                found[paper.name] = bodies
        return found or None, problems

    def figures(self, folder: Path, data: Any) -> Mapping[str, Any]:
        """How many questions each reading has."""
        return {paper: len(bodies) for paper, bodies in data.items()}

    def sync(self, week: Week, data: Any) -> Mapping[str, int]:
        """Write what changed; see `quizzes.syncing.sync_items`."""
        from quizzes.syncing import sync_paper_items

        return sync_paper_items(week=week, papers=data or {})


def _week_of(folder: Path) -> str:
    """The week that a reading names; what is wrong with its file is told where it is read."""
    source, _ = read_source(folder / papers.PAPER_FILE, papers.PAPER_FILE)
    return str(source.data.get("week", "")) if source and isinstance(source.data, dict) else ""


def _read(
    path: Path, paper: str, context: WeekContext, *, taken: Collection[str]
) -> tuple[Bodies | None, list[ContentProblem]]:
    source, problems = read_source(path, context.name_of(path))
    if source is None:
        return None, problems
    bodies, problems = check_source(source, replace(context, anchors=frozenset(papers.ANCHORS)))
    for at, body in enumerate(bodies or []):
        place = ("items", at, "id")
        if not body["id"].startswith(f"{paper}-"):
            problems.append(source.problem(place, BEGINS.format(paper=paper), body["id"]))
        if body["id"] in taken:
            problems.append(source.problem(place, TAKEN, body["id"]))
    return bodies, problems


def _ids_of_week(folder: Path) -> frozenset[str]:
    """Ids of the week's own questions: a week's questions share one table with its papers'.

    What is wrong with the quiz is told where it is read.
    """
    source, _ = read_source(folder / FILE_NAME, FILE_NAME)
    items = source.data.get("items") if source and isinstance(source.data, dict) else None
    return frozenset(str(item.get("id")) for item in items or [] if isinstance(item, dict))


def paper_start(*, learner: User, paper: Paper, language: str) -> tuple[Attempt, bool]:
    """The learner's open attempt at the questions of a reading, or a new one with all of them.

    Raises Conflict while there are no questions.
    """
    from config.problems import Conflict
    from quizzes import messages, selectors, services
    from quizzes.models import Attempt

    running = selectors.open_paper_attempt(learner=learner, paper=paper)
    if running:
        return running, False
    items = selectors.items_of_paper(paper).select_related("current_version")
    versions = [item.current_version for item in items.order_by("position")]
    if not versions:
        raise Conflict(messages.NO_QUESTIONS, code="no_questions")
    attempt = Attempt(
        learner=learner, week=paper.week, kind=Attempt.Kind.PAPER, paper=paper.slug,
        seed=services.new_seed(), language=language,
    )  # fmt: skip
    return services.attempt_save(attempt, [one for one in versions if one])
