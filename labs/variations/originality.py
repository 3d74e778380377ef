"""Looks whether a passing text is too close to one that was there before. docs/decisions/0023.

It never decides alone: what follows is a variation to solve (`labs.variations`), which a mentor
may waive. Texts of the same learner are never held against her, nor are later ones of others.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import structlog
from django.db import DatabaseError

from labs.content.versions import bundle_of
from labs.grading.bundle import LabBundle
from labs.models import Mode, SolutionPrints, State, Submission, VariationTask
from labs.variations.similarity.fingerprints import Prints, fingerprints
from labs.variations.similarity.likeness import Likeness, counted, likeness
from labs.verdicts import Verdict

log = structlog.get_logger(__name__)
COMPARED = 3000  # earlier submissions, the oldest first
LOOKED_BACK = 80  # of one's own earlier texts
HALF = 0.5  # of the fingerprints: less in common can never be near
_CODE = re.compile(r'<code class="language-python">(.*?)</code>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


NOTHING = Likeness(0.0, 0.0)


@dataclass(frozen=True)
class Found:
    """What a text is closest to; `kind` is empty when it is near nothing."""

    prints: Prints
    kind: str = ""
    like: Submission | None = None
    likeness: Likeness = NOTHING

    @property
    def near(self) -> bool:
        """Whether to ask for a variation."""
        return bool(self.kind)


def look_at(submission: Submission, verdict: Verdict) -> Found | None:
    """Fingerprints of a passing submission to a lab with a variation, and what they are near.

    None for all others.

    A fault here must not cost anybody a pass: then nothing is asked.
    """
    if submission.mode != Mode.SUBMIT or verdict != Verdict.PASSED:
        return None
    try:
        bundle = bundle_of(submission.lab_version)
        if bundle.spec.variation is None:
            return None
        prints = fingerprints(submission.source)
        if not prints or _settled(submission):
            return Found(prints)
        return _nearest(submission, bundle, prints)
    except DatabaseError:
        raise  # the whole record waits until the database answers
    except Exception:
        log.exception("not compared with other texts", submission=str(submission.pk))
        return None


def _settled(submission: Submission) -> bool:
    """Whether the learner has passed this lab before, by whatever way."""
    lab = submission.lab_version.lab_id
    mine = Submission.objects.filter(learner=submission.learner_id, lab_version__lab=lab)
    passed = mine.filter(mode=Mode.SUBMIT, state=State.FINISHED, verdict=Verdict.PASSED)
    return passed.exists()


def _nearest(submission: Submission, bundle: LabBundle, prints: Prints) -> Found:
    given = fingerprints(bundle.files["starter.py"])
    authored = [
        fingerprints(text)
        for name, text in bundle.files.items()
        if name == "solution.py" or name.startswith("alternatives/")
    ]
    for shown in shown_code(submission):
        close = likeness(prints, shown, usual=counted(authored), given=given)
        if close.near:
            return Found(prints, VariationTask.Kind.SHOWN, likeness=close)
    return _near_other(submission, prints, given, authored)


def shown_code(submission: Submission) -> Iterator[Prints]:
    """The code that the week's lesson shows, taken together."""
    lesson = submission.lab_version.lab.week.current_lesson
    parts = [] if lesson is None else _CODE.findall("\n".join(lesson.html_en))
    code = [html.unescape(_TAG.sub("", part)) for part in parts]
    together = frozenset(one for part in code for one in fingerprints(part))
    if together:
        yield together


def _near_other(
    submission: Submission, prints: Prints, given: Prints, authored: list[Prints]
) -> Found:
    others = list(_others(submission, _mine_since(submission, prints, given)))
    # Whoever was asked and has not shown more says nothing about what everybody writes.
    usual = counted([*authored, *_one_each(others)])
    for other in others:
        theirs = other.numbers
        if len(prints & theirs) < HALF * len(prints - given):
            continue
        third = usual - counted([theirs]) if not other.asked else usual
        close = likeness(prints, theirs, usual=third, given=given)
        if close.near:
            return Found(prints, VariationTask.Kind.OTHER, other.submission, close)
    return Found(prints)


@dataclass(frozen=True)
class _Other:
    submission: Submission
    learner: int
    numbers: Prints
    asked: bool


def _others(submission: Submission, before: datetime) -> Iterator[_Other]:
    """Passing texts of other learners that were there before, the oldest first. One query."""
    rows = SolutionPrints.objects.filter(lab=submission.lab_version.lab_id, made_at__lt=before)
    found = rows.exclude(learner=submission.learner_id).order_by("made_at")
    for row in found.select_related("submission").defer("submission__source")[:COMPARED]:
        yield _Other(row.submission, row.learner_id, frozenset(row.prints), row.asked)


def _one_each(others: list[_Other]) -> list[Prints]:
    """One text of each learner, of those that count as their own."""
    first: dict[int, Prints] = {}
    for other in others:
        if not other.asked:
            first.setdefault(other.learner, other.numbers)
    return list(first.values())


def _mine_since(submission: Submission, prints: Prints, given: Prints) -> datetime:
    """Since when the learner has had a text near this one: nobody else's later text counts."""
    mine = Submission.objects.filter(
        learner=submission.learner_id, lab_version__lab=submission.lab_version.lab_id,
        mode__in=(Mode.RUN, Mode.SUBMIT), created_at__lt=submission.created_at,
    )  # fmt: skip
    rows = mine.order_by("created_at").values_list("created_at", "source")[:LOOKED_BACK]
    for made_at, source in rows:
        if likeness(prints, fingerprints(source), usual={}, given=given).near:
            return made_at
    return submission.created_at


def keep(submission: Submission, found: Found) -> None:
    """Write the fingerprints, and the task if one is asked. Inside the caller's transaction."""
    if not found.prints:
        return
    lab = submission.lab_version.lab
    SolutionPrints.objects.get_or_create(
        submission=submission,
        defaults={
            "lab": lab, "learner_id": submission.learner_id, "prints": sorted(found.prints),
            "asked": found.near, "made_at": submission.created_at,
        },
    )  # fmt: skip
    if found.near:
        VariationTask.objects.get_or_create(
            learner_id=submission.learner_id,
            lab=lab,
            defaults={
                "submission": submission, "kind": found.kind, "like": found.like,
                "share": found.likeness.share, "evidence": found.likeness.evidence,
            },
        )  # fmt: skip
