"""What was learned, arranged by the four steps of real work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from curriculum.models import Concept
from curriculum.selectors import ACTIVE_CONCEPTS
from labs.models import Lab, Mode, Submission
from labs.verdicts import Verdict
from progress.journal.project_steps import ProjectStep, step_of
from progress.mastery.concepts import Standing
from progress.mastery.levels import ConceptLevel
from progress.mastery.selectors import standings_of
from progress.mastery.wording import LEVELS

LEARNED = ConceptLevel.FAMILIAR
WORDS = {
    ProjectStep.PROBLEM: (
        gettext_lazy("Business problem and metric"),
        gettext_lazy("What is to be solved, and by which figure will success be seen?"),
    ),
    ProjectStep.DATA: (
        gettext_lazy("Data and algorithm"),
        gettext_lazy("Which data, how divided, and which kind of model?"),
    ),
    ProjectStep.BUILDING: (
        gettext_lazy("Implementation"),
        gettext_lazy("How is it computed, and how does it become code that runs?"),
    ),
    ProjectStep.IMPROVING: (
        gettext_lazy("Improvement and tuning"),
        gettext_lazy("It runs: what would make it better, and what should come first?"),
    ),
}


@dataclass(frozen=True)
class Learned:
    """A concept that is at least familiar now."""

    concept: Concept
    standing: Standing

    @property
    def level(self) -> ConceptLevel:
        """The level of now."""
        return self.standing.level

    @property
    def level_text(self) -> str:
        """The level in words."""
        return str(LEVELS[self.level])


@dataclass(frozen=True)
class MapStep:
    """A step of real work. ``count``: its concepts on the whole path; ``ahead``: the next one."""

    step: ProjectStep
    number: int
    learned: tuple[Learned, ...]
    labs: tuple[Lab, ...]
    count: int
    ahead: Concept | None

    @property
    def title(self) -> str:
        """Its name in the active language."""
        return str(WORDS[self.step][0])

    @property
    def question(self) -> str:
        """What is asked in this step."""
        return str(WORDS[self.step][1])

    @property
    def figure(self) -> str:
        """How much of it is learned, in words."""
        values = {"learned": len(self.learned), "count": self.count}
        return _("%(learned)s of %(count)s concepts") % values


def project_map(learner: User, now: datetime) -> list[MapStep]:
    """The four steps in their order. Three queries."""
    standings = standings_of(learner, now)
    concepts = list(ACTIVE_CONCEPTS.order_by("program__position", "position"))
    labs = list(_passed(learner))
    return [
        _step(number, step, concepts, standings, labs)
        for number, step in enumerate(ProjectStep, start=1)
    ]


def _step(
    number: int,
    step: ProjectStep,
    concepts: Iterable[Concept],
    standings: dict[str, Standing],
    labs: Iterable[Lab],
) -> MapStep:
    mine = [concept for concept in concepts if step_of(concept.slug) == step]
    learned = tuple(
        Learned(concept, standing)
        for concept in mine
        if (standing := standings.get(concept.slug)) and standing.level.at_least(LEARNED)
    )
    known = {one.concept.pk for one in learned}
    return MapStep(
        step=step,
        number=number,
        learned=learned,
        labs=tuple(lab for lab in labs if _lab_step(lab) == step),
        count=len(mine),
        ahead=next((concept for concept in mine if concept.pk not in known), None),
    )


def _passed(learner: User) -> Iterable[Lab]:
    """Labs that the learner has passed, in the order of the path. One query."""
    passed = Submission.objects.filter(
        learner=learner, mode=Mode.SUBMIT, verdict=Verdict.PASSED
    ).values("lab_version__lab")
    rows = Lab.objects.filter(pk__in=passed, current_version__isnull=False)
    ordered = rows.order_by("week__course__position", "week__position", "position")
    return ordered.select_related("current_version")


def _lab_step(lab: Lab) -> ProjectStep:
    """Where most of what a lab uses belongs; code that was written is built, if in doubt."""
    spec = lab.current_version.spec if lab.current_version else {}
    counts = Counter(step_of(slug) for slug in spec.get("concepts", ()))
    best = max(counts.values(), default=0)
    leading = [step for step in ProjectStep if counts[step] == best and best]
    return leading[0] if len(leading) == 1 else ProjectStep.BUILDING
