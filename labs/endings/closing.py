"""What learners do at the end of a lab: predict, watch, explain; and what mentors say to it.

A prediction is written before its run exists, in one transaction with it, and never changed.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.access import may_review
from accounts.models import User
from config.bilingual import Language
from config.problems import Conflict, Forbidden, Invalid, NotFound, Text
from curriculum.services import record_study
from labs import limits, selectors
from labs.models import Explanation, Lab, Mode, Prediction, State, Submission
from labs.queues import routing
from labs.services import enqueue, storable
from labs.spec.endings import Ending, Explain, Round, Way, compared, share
from labs.verdicts import Verdict

LONGEST = 4000
PASS_FIRST: Text = _("Pass the lab first: it is your own code that runs here.")
SAID_ALREADY: Text = _("You have predicted that already; the first prediction stays.")
CHOOSE: Text = _("Choose one of the four.")
IN_ORDER: Text = _("Predict the round before this one first.")
TOO_SHORT: Text = _("Write at least %(shortest)s characters.")
WRITE_FIRST: Text = _("Write your explanation first.")


@dataclass(frozen=True)
class Observed:
    """A round with what was said and what came. `usual` and `changed` are numbers or texts."""

    at: int
    round: Round
    prediction: Prediction | None
    came: Way | None = None
    usual: Any = None
    changed: Any = None

    @property
    def waits(self) -> bool:
        """Whether the run is still to end."""
        return self.prediction is not None and self.prediction.submission.is_open

    @property
    def right(self) -> bool | None:
        """Whether it came as predicted; None before it is known, or when it cannot be told."""
        if self.prediction is None or self.came is None:
            return None
        return self.prediction.said == self.came


def ending_of(lab: Lab) -> Ending:
    """The ending of the lab's present version; raises NotFound where it has none."""
    version = lab.current_version
    found = version.spec.get("ending") if version else None
    if not found:
        raise NotFound
    return Ending.model_validate(found)


def has_ending(lab: Lab) -> bool:
    """Whether the lab ends with more than its checks."""
    return bool(lab.current_version and lab.current_version.spec.get("ending"))


def passed_submission(learner: User, lab: Lab) -> Submission | None:
    """The newest submission of this learner that passed. One query."""
    mine = Submission.objects.filter(learner=learner, lab_version__lab=lab, mode=Mode.SUBMIT)
    return mine.filter(state=State.FINISHED, verdict=Verdict.PASSED).first()


def rounds(learner: User, lab: Lab) -> list[Observed]:
    """All rounds in order, with what was said and what came. One query."""
    change = ending_of(lab).change
    made = {
        row.position: row
        for row in Prediction.objects.filter(learner=learner, lab=lab).select_related("submission")
    }
    return [
        _observed(at, one, made.get(at), change.same_within) for at, one in enumerate(change.rounds)
    ]


def _observed(at: int, one: Round, made: Prediction | None, within: float) -> Observed:
    trace = (made.submission.trace or {}) if made else {}
    if made is None or made.submission.verdict != Verdict.PASSED:
        return Observed(at, one, made)
    usual, changed = trace.get("usual"), trace.get("changed")
    return Observed(at, one, made, compared(usual, changed, within), usual, changed)


def score(found: Collection[Observed]) -> tuple[int, int]:
    """How many predictions were right, of how many that could be told."""
    told = [one.right for one in found if one.right is not None]
    return sum(told), len(told)


@transaction.atomic
def predict(*, learner: User, lab: Lab, at: int, said: str, language: Language) -> Prediction:
    """Keep a prediction and enqueue its run after commit; the same again changes nothing.

    Raises Conflict before the lab is passed and for another prediction than the first, Invalid for
    an unknown answer, NotFound for a round that is not there.
    """
    ending = ending_of(lab)
    if not 0 <= at < len(ending.change.rounds):
        raise NotFound
    if said not in set(Way):
        raise Invalid(CHOOSE, code="said", errors={"said": [CHOOSE]})
    # Two tabs at the same moment: the second finds the first's prediction.
    User.objects.select_for_update(no_key=True).get(pk=learner.pk)
    made = {row.position: row for row in Prediction.objects.filter(learner=learner, lab=lab)}
    if at in made:
        if made[at].said != said:
            raise Conflict(SAID_ALREADY, code="predicted")
        return made[at]
    if at and at - 1 not in made:
        raise Conflict(IN_ORDER, code="in_order")
    passed = passed_submission(learner, lab)
    if passed is None:
        raise Conflict(PASS_FIRST, code="not_passed")
    run = _run(learner, lab, passed.source, language)
    record_study(learner=learner, week=lab.week, kind="lab")
    return Prediction.objects.create(
        learner=learner, lab=lab, position=at, said=said, submission=run
    )


def _run(learner: User, lab: Lab, source: str, language: Language) -> Submission:
    version = lab.current_version
    assert version is not None
    queue, _why = routing.route(version.spec["device"], selectors.live_queues())
    run = Submission.objects.create(
        learner=learner, lab_version=version, mode=Mode.OBSERVE, source=source,
        seed=limits.VISIBLE_SEED, language=language, queue=queue,
    )  # fmt: skip
    enqueue(submission_id=run.pk, queue=queue)
    return run


def run_again(*, learner: User, lab: Lab, at: int, language: Language) -> Prediction:
    """Another run for a prediction whose run failed on our side or was cancelled."""
    with transaction.atomic():
        rows = Prediction.objects.select_for_update(of=("self",)).select_related("submission")
        made = rows.filter(learner=learner, lab=lab, position=at).first()
        if made is None:
            raise NotFound
        failed = made.submission.verdict == Verdict.OUR_FAILURE
        if failed or made.submission.state == State.CANCELLED:
            made.submission = _run(learner, lab, made.submission.source, language)
            made.save(update_fields=["submission"])
    return made


# --- in words ---------------------------------------------------------------------------------


def explanation_of(learner: User, lab: Lab) -> Explanation | None:
    """What the learner wrote for a lab. One query."""
    return Explanation.objects.filter(learner=learner, lab=lab).select_related("mentor").first()


def explain(*, learner: User, lab: Lab, text: str) -> Explanation:
    """Keep the learner's words; the first stay, since the model answer is shown after them.

    Raises Conflict before the lab is passed, Invalid for a text that is too short.
    """
    asked = ending_of(lab).explain
    words = storable(text.strip())[:LONGEST]
    if len(words) < asked.shortest:
        detail = str(TOO_SHORT) % {"shortest": asked.shortest}
        raise Invalid(detail, code="too_short", errors={"text": [detail]})
    if passed_submission(learner, lab) is None:
        raise Conflict(PASS_FIRST, code="not_passed")
    assert lab.current_version is not None
    row, _new = Explanation.objects.get_or_create(
        learner=learner, lab=lab, defaults={"version": lab.current_version, "text": words}
    )
    record_study(learner=learner, week=lab.week, kind="lab")
    return row


def mark(*, learner: User, lab: Lab, ticked: Collection[str]) -> Explanation:
    """The learner's own judgement by the rubric. Raises Conflict before anything is written."""
    row = explanation_of(learner, lab)
    if row is None:
        raise Conflict(WRITE_FIRST, code="not_written")
    row.own_marks = _known(rubric_of(row), ticked)
    row.save(update_fields=["own_marks"])
    return row


def mentor_mark(
    *, mentor: User, learner: User, lab: Lab, ticked: Collection[str], note: str
) -> Explanation:
    """A mentor's judgement beside the learner's own. Raises Forbidden, NotFound."""
    if mentor.pk == learner.pk or not may_review(mentor, learner):
        raise Forbidden
    row = explanation_of(learner, lab)
    if row is None:
        raise NotFound
    row.mentor_marks, row.mentor = _known(rubric_of(row), ticked), mentor
    row.mentor_note = storable(note.strip())[:LONGEST]
    row.save(update_fields=["mentor_marks", "mentor", "mentor_note"])
    return row


def rubric_of(row: Explanation) -> Explain:
    """The question as it was when the explanation was written."""
    return Ending.model_validate(row.version.spec["ending"]).explain


def _known(asked: Explain, ticked: Collection[str]) -> list[str]:
    return [one.id for one in asked.rubric if one.id in set(ticked)]


def found_share(row: Explanation, marks: list[str] | None) -> float | None:
    """The share of the rubric found, by one judge; None before they judged."""
    return None if marks is None else share(rubric_of(row), set(marks))
