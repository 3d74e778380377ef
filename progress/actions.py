"""The next action in words, with the address where it is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from labs.models import LineComment
from progress.explanations import PASS_PERCENT
from progress.mastery import whole_percent
from progress.next_action import Action, next_actions
from progress.path import PartView, PathView, WeekView
from progress.selectors import situation_of
from quizzes.models import PASS_MARK


@dataclass(frozen=True)
class Step:
    """An action as people see it."""

    action: Action
    title: str
    label: str
    reason: str
    url: str
    week: WeekView | None
    part: PartView | None = None

    @property
    def minutes(self) -> int:
        """About how long it takes; 0 when there is nothing to do."""
        return self.action.minutes


def steps_for(learner: User, path: PathView, comments: Sequence[LineComment]) -> list[Step]:
    """The next action first, then the runners-up. One query besides what is given."""
    weeks = {view.week.pk: view for view in path.weeks}
    by_submission = {str(comment.submission_id): comment for comment in reversed(comments)}
    situation = situation_of(learner, path, comments)
    return [_step(action, weeks, by_submission) for action in next_actions(situation)]


def _step(
    action: Action, weeks: Mapping[int, WeekView], comments: Mapping[str, LineComment]
) -> Step:
    if action.kind == "read_comments":
        return _comment_step(action, comments[action.target])
    if action.week_id is None:
        return _last_step(action)
    week = weeks[action.week_id]
    if action.kind == "resume_quiz":
        url = reverse("quizzes:question", args=[action.target])
        title = _("Quiz: %(week)s") % {"week": week.week.title}
        return Step(action, title, _("Go on with the quiz"), reason_text(action), url, week)
    part = next(part for part in week.parts if part.key == action.target)
    title, label = _words(week, part)
    return Step(action, title, label, reason_text(action), part.url, week, part)


def _comment_step(action: Action, comment: LineComment) -> Step:
    lab = comment.submission.lab_version.lab
    return Step(
        action,
        title=_("Comments on your code: %(lab)s") % {"lab": lab.title},
        label=_("Read the comments"),
        reason=_("%(name)s has read your submission and written to you.")
        % {"name": comment.author.name},
        url=reverse("labs:submission", args=[action.target]),
        week=None,
    )


def _last_step(action: Action) -> Step:
    return Step(
        action,
        title=_("You have finished everything there is"),
        label=_("Look at the path"),
        reason=reason_text(action),
        url=reverse("progress:path"),
        week=None,
    )


def _words(week: WeekView, part: PartView) -> tuple[str, str]:
    """A part's heading and what its button says."""
    if part.kind == "lesson":
        return _("Lesson: %(week)s") % {"week": week.week.title}, _("Read the lesson")
    if part.kind == "quiz":
        return _("Quiz: %(week)s") % {"week": week.week.title}, _("Take the quiz")
    return _("Lab: %(lab)s") % {"lab": part.title}, _("Open the lab")


def reason_text(action: Action) -> str:
    """Why this, in a sentence."""
    if action.reason == "quiz_half_done":
        return _half_done(action)
    if action.reason == "quiz_not_passed":
        best = whole_percent((action.value or 0.0) * PASS_MARK)
        return _("Your best result is %(best)s %%; from %(needed)s %% the quiz is passed.") % {
            "best": best,
            "needed": PASS_PERCENT,
        }
    if action.reason == "lab_begun":
        best = whole_percent(action.value or 0.0)
        return _("Your best submission got %(best)s %%. The rest is within reach.") % {"best": best}
    return {
        "mentor_wrote": _("Your mentor has written to you."),
        "first_step": _("It is the first lesson of the path that is ready."),
        "next_week": _("It comes next on your path."),
        "lesson_left": _("You have begun this week; its lesson is still to be read."),
        "lesson_read": _("You have read the lesson. The quiz shows what has stayed."),
        "practise": _("Now write it yourself: that is where it becomes yours."),
        "start_here_too": _("You need not read first: start here and look things up on the way."),
        "new_part": _("It was added after you had finished this week."),
        "nothing_open": _("More weeks are in preparation. Your results stay as they are."),
    }[action.reason]


def _half_done(action: Action) -> str:
    if not action.answered:
        return _("You have opened this quiz and not answered yet.")
    return ngettext(
        "You have answered %(answered)s of %(size)s question.",
        "You have answered %(answered)s of %(size)s questions.",
        action.size,
    ) % {"answered": action.answered, "size": action.size}
