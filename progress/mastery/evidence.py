"""Collects what learners showed about concepts, in the shape that `mastery.concepts` folds.

The number of queries does not depend on how much was done.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from curriculum.keeping import kept
from labs.models import CheckResult, LabVersion, Mode, State
from labs.verdicts import Verdict
from progress.mastery.concepts import Evidence, Kind
from progress.models import PlacementResult
from progress.of_learners import OfLearners
from quizzes.models import Answer, ItemVersion

# The chance of a right answer without knowing, by kind of question.
GUESS = {
    "single": 0.25,
    "multiple": 0.1,
    "plot": 0.3,
    "numeric": 0.05,
    "matrix": 0.03,
    "shape": 0.1,
    "expression": 0.03,
    "trace": 0.08,
    "order": 0.05,
    "match": 0.08,
    "bug_line": 0.15,
    "fill": 0.2,
    "explain": 0.3,
    "case": 0.2,
}
SELF_GRADED = 0.5  # weight of what learners mark themselves
SECOND_CONCEPT = 0.5  # weight for the concepts that a question is about besides its main one
CHECK_GUESS, CHECK_SLIP = 0.02, 0.05  # code does not pass by guessing
UNNAMED_FAILURE = 0.4  # shared by a failed check's concepts: it may be due to any of them
NO_RESULT = 0.25  # of that, when the code stopped before there was a result
PLACEMENT_GUESS = 0.1
KINDS: dict[str, Kind] = {"unit_check": "unit_check", "review": "review"}  # by kind of attempt
SAYS_NOTHING = {Verdict.NOT_ATTEMPTED, Verdict.OUR_FAILURE}
Found = dict[int, list[Evidence]]


def collect(learners: Collection[int], concepts: Collection[str] | None = None) -> Found:
    """Evidence by learner's id; with `concepts`, all evidence about these at least."""
    found: Found = defaultdict(list)
    for part in (_answers, _checks, _placements):
        for learner, fact in part(learners, concepts):
            if concepts is None or fact.concept in concepts:
                found[learner].append(fact)
    return found


def _wanted(slugs: Collection[str], concepts: Collection[str] | None) -> bool:
    return concepts is None or any(slug in concepts for slug in slugs)


_given = OfLearners(
    lambda: Answer.objects.order_by().values_list(
        "attempt__learner",
        "attempt__kind",
        "item_version",
        "answered_at",
        "score",
        "certainty",
        "hints",
    ),
    "attempt__learner",
)


def _answers(
    learners: Collection[int], concepts: Collection[str] | None
) -> Iterator[tuple[int, Evidence]]:
    """Answers, each from the moment it was given. One query."""
    rows = _given(learners)
    questions = _questions()  # after the rows: what they answer is there by now
    for learner, kind, version, at, score, certainty, hints in rows:
        item, type_, slugs = questions[version]
        if not _wanted(slugs, concepts):
            continue
        for place, slug in enumerate(slugs):
            yield (
                learner,
                Evidence(
                    concept=slug,
                    at=at,
                    kind=KINDS.get(kind, "answer"),
                    score=score,
                    certainty=certainty,
                    hints=hints,
                    guess=GUESS.get(type_, 0.2),
                    weight=_weight(type_, place),
                    source=f"item {item}",
                ),
            )


def _weight(type_: str, place: int) -> float:
    return (SELF_GRADED if type_ == "explain" else 1.0) * (SECOND_CONCEPT if place else 1.0)


@kept
def _questions() -> dict[int, tuple[str, str, list[str]]]:
    """Slug, type and concepts of all versions of questions. Kept: one query."""
    rows = ItemVersion.objects.order_by()
    listed = rows.values_list("pk", "item__slug", "item__week__slug", "type", "body__concepts")
    return {pk: (f"{week}/{slug}", type_, slugs or []) for pk, slug, week, type_, slugs in listed}


_results = OfLearners(
    lambda: (
        CheckResult.objects.filter(
            submission__mode=Mode.SUBMIT,
            submission__state=State.FINISHED,
            submission__finished_at__isnull=False,
        )
        .exclude(submission__verdict__in=(Verdict.OUR_FAILURE, Verdict.VARIATION))
        .order_by()
        .values_list(
            "submission__learner",
            "submission__lab_version",
            "submission__finished_at",
            "check_id",
            "verdict",
            "mistake",
            "rests_on",
        )
    ),
    "submission__learner",
)


def _checks(
    learners: Collection[int], concepts: Collection[str] | None
) -> Iterator[tuple[int, Evidence]]:
    """Checks of graded submissions. One query."""
    facts = _results(learners)
    labs = _lab_versions()  # after the facts: what they are of is there by now
    for learner, version, at, check, verdict, mistake, rests_on in facts:
        if at is None:  # as the query says
            continue
        lab, checks, mistakes = labs[version]
        named = mistakes.get(mistake) if mistake else None
        for slug, score, weight in _said(checks.get(check, ()), verdict, named, rests_on):
            outcome = "passed" if score else "failed"
            yield (
                learner,
                Evidence(
                    concept=slug,
                    at=at,
                    kind="check",
                    score=score,
                    guess=CHECK_GUESS,
                    slip=CHECK_SLIP,
                    weight=weight,
                    source=f"check {lab}/{check} {outcome}",
                ),
            )


def _said(
    slugs: Collection[str], verdict: str, named: str | None, rests_on: str
) -> Iterator[tuple[str, float, float]]:
    """Concept, score and weight of what a check says.

    A passed one speaks for all its concepts. A failed one says nothing when an earlier function is
    to blame; it speaks against the concept of the mistake if that is known, else a little against
    each of its own.
    """
    if verdict == Verdict.PASSED:
        yield from ((slug, 1.0, 1.0) for slug in slugs)
    elif verdict in SAYS_NOTHING or rests_on:
        return
    elif named:
        yield named, 0.0, 1.0
    else:
        share = UNNAMED_FAILURE * (1.0 if verdict == Verdict.WRONG else NO_RESULT)
        yield from ((slug, 0.0, share / len(slugs)) for slug in slugs)


@kept
def _lab_versions() -> dict[int, tuple[str, dict[str, list[str]], dict[str, str]]]:
    """Slug, and concepts of checks and of mistakes, of all versions of labs. Kept: one query."""
    listed = LabVersion.objects.order_by().values_list(
        "pk", "lab__slug", "spec__checks", "mistakes"
    )
    return {
        pk: (
            lab,
            {one["id"]: one.get("concepts", []) for one in checks or ()},
            {name: one["concept"] for name, one in mistakes.items() if one.get("concept")},
        )
        for pk, lab, checks, mistakes in listed
    }


_placed = OfLearners(
    lambda: (
        PlacementResult.objects.filter(finished=True)
        .order_by()
        .values_list("learner", "taken_at", "concepts")
    )
)


def _placements(
    learners: Collection[int], concepts: Collection[str] | None
) -> Iterator[tuple[int, Evidence]]:
    """Finished placement tests: each concept that they classed. One query."""
    for learner, at, classed in _placed(learners):
        for slug, said in sorted(classed.items()):
            kind: Kind = "placement"
            score = 1.0 if said.get("known") else 0.0
            yield (
                learner,
                Evidence(slug, at, kind, score, guess=PLACEMENT_GUESS, source="placement"),
            )
