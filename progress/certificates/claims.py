"""What a learner could be certified for, how much of it is shown, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from accounts.models import User
from config.bilingual import pick
from config.problems import NotFound
from curriculum.models import Course, Program
from progress.certificates.gathering import ProgramShown, programs_shown, titles
from progress.certificates.rules import (
    CourseShown,
    Missing,
    MissingKind,
    Texts,
    missing_of,
    tally,
)
from progress.models import Certificate


@dataclass(frozen=True)
class Claim:
    """A course, or a whole path (``course`` None), with what the learner has shown of it."""

    learner: User
    program: Program
    course: Course | None
    shown: Sequence[CourseShown]
    missing: Sequence[Missing]
    certificate: Certificate | None

    @property
    def kind(self) -> str:
        """``course`` or ``path``."""
        return Certificate.Kind.COURSE if self.course else Certificate.Kind.PATH

    @property
    def slug(self) -> str:
        """The course's, or the program's."""
        return (self.course or self.program).slug

    @property
    def title(self) -> Texts:
        """In both languages."""
        return titles(self.course or self.program)

    @property
    def name(self) -> str:
        """The title in the active language."""
        return str(pick(self.title))

    @property
    def earned(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing

    @property
    def total(self) -> int:
        """How many things there are to show."""
        return tally(self.shown)[1]

    @property
    def done(self) -> int:
        """How many of them are shown."""
        return tally(self.shown)[0]

    @property
    def waiting(self) -> list[Missing]:
        """What authors still owe."""
        return [item for item in self.missing if item.ours]

    @property
    def open(self) -> list[Missing]:
        """What the learner can do something about."""
        return [item for item in self.missing if not item.ours]


def claims_of(learner: User) -> list[Claim]:
    """Return the claims to all courses in order, and then to each whole path. Fifteen queries."""
    certificates = list(Certificate.objects.filter(learner=learner))
    claims = []
    for found in programs_shown(learner):
        own = [c for c in certificates if c.program_id == found.program.pk]
        claims += [_claim(learner, found, course, [shown], own) for course, shown in found.courses]
        claims.append(_claim(learner, found, None, found.shown, own))
    return claims


def claim_of(learner: User, kind: str, slug: str) -> Claim:
    """Return one claim. Raises NotFound."""
    for claim in claims_of(learner):
        if (claim.kind, claim.slug) == (kind, slug):
            return claim
    raise NotFound


def _claim(
    learner: User,
    found: ProgramShown,
    course: Course | None,
    shown: Sequence[CourseShown],
    certificates: Sequence[Certificate],
) -> Claim:
    own = [c for c in certificates if c.course_id == (course.pk if course else None)]
    standing = next((c for c in own if c.revoked_at is None), None)
    missing = missing_of(shown)
    barred = next((c for c in own if not c.may_issue_again), None)
    if barred and not standing:
        title = titles(course or found.program)
        missing.insert(
            0, Missing(MissingKind.REVOKED, title, key=barred.code, detail=barred.reason)
        )
    return Claim(learner, found.program, course, shown, missing, standing)
