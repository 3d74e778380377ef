"""The next action in words, with the address where it is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from config.bilingual import active_language
from labs.models import LineComment
from progress.advice.rules import Action
from progress.explanations import PASS_PERCENT, joined, short
from progress.mastery import whole_percent
from progress.models import Goal
from progress.path import PartView, WeekView
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


@dataclass(frozen=True)
class Known:
    """What the words name: weeks by id, comments by submission, titles of concepts by slug."""

    weeks: Mapping[int, WeekView]
    comments: Mapping[str, LineComment]
    concepts: Mapping[str, str]


PUT_OFF = (
    ("later_today", _lazy("Later today"), _lazy("back in three hours")),
    ("too_long", _lazy("Too long"), _lazy("something shorter today")),
    ("too_hard", _lazy("Too hard"), _lazy("first what it rests on")),
    ("not_interested", _lazy("Not interested"), _lazy("back in two weeks")),
)
"""Why not now: the reason, its words, and what follows."""


def goal_line(goal: Goal | None) -> str:
    """What the learner is after, in words; "" for the whole path."""
    if goal is None or goal.kind == Goal.Kind.PATH:
        return ""
    if goal.kind == Goal.Kind.COURSE and goal.course is not None:
        return str(goal.course.title)
    if goal.kind == Goal.Kind.WEEKS:
        titles = [week.title for week in goal.weeks.all()]
        return "、".join(titles) if active_language() == "ja" else ", ".join(titles)
    return str(goal.get_kind_display())


def step_of(action: Action, known: Known) -> Step:
    """An action as people see it."""
    if action.kind == "read_comments":
        return _comment_step(action, known.comments[action.target])
    if action.kind == "refresh":
        return _refresh_step(action, known)
    if action.kind in ENDS:
        return _plain_step(action)
    assert action.week_id is not None
    week = known.weeks[action.week_id]
    if action.kind == "resume_quiz":
        url = reverse("quizzes:question", args=[action.target])
        title = _("Quiz: %(week)s") % {"week": week.week.title}
        return Step(action, title, _("Go on with the quiz"), reason_text(action), url, week)
    part = next(part for part in week.parts if part.key == action.target)
    title, label = _words(week, part)
    return Step(action, title, label, reason_text(action), part.url, week, part)


ENDS = {"review", "catch_up", "rest", "all_done"}


def _refresh_step(action: Action, known: Known) -> Step:
    week = known.weeks[action.week_id] if action.week_id is not None else None
    concept = known.concepts.get(action.target, action.target)
    address = reverse("curriculum:concept", args=[action.target])
    return Step(
        action,
        title=_("Refresh: %(concept)s") % {"concept": concept},
        label=_("Refresh it"),
        reason=refresh_reason(action, week.week.title if week else ""),
        url=f"{address}?back={quote(reverse('progress:home'))}",
        week=week,
    )


def refresh_reason(action: Action, week: str) -> str:
    """Why a concept is worth going back to."""
    if action.reason == "week_needs":
        return _("“%(week)s” rests on it, and it is not familiar yet.") % {"week": week}
    sentence = {
        "was_too_hard": _("What you found too hard rests on it. With this it becomes easier."),
        "gap_failed": _("Your answers about it were mostly wrong so far."),
        "gap_stale": _("You knew it, and have not used it for a long time."),
        "gap_skipped": _("You went past it; what you do now uses it."),
    }[action.reason]
    if not action.size:
        return sentence
    waiting = ngettext(
        "%(count)s week ahead rests on it.", "%(count)s weeks ahead rest on it.", action.size
    ) % {"count": action.size}
    return joined([sentence, waiting])


def _plain_step(action: Action) -> Step:
    title, label, url = {
        "review": (_("Review"), _("Begin the review"), _address("quizzes:review")),
        "catch_up": (_("Look at your plan"), _("See how to catch up"), _address("progress:plan")),
        "rest": (_("Nothing more for now"), _("Look at the path"), reverse("progress:path")),
        "all_done": (
            _("You have finished everything there is"),
            _("Look at the path"),
            reverse("progress:path"),
        ),
    }[action.kind]
    if action.reason == "goal_reached":
        title = _("You have reached your goal")
    return Step(action, title, label, reason_text(action), url, week=None)


def _address(name: str) -> str:
    """Where a page is; the path while there is no such page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return reverse("progress:path")


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
        return _("Your best result is %(best)s%%; from %(needed)s%% the quiz is passed.") % {
            "best": best,
            "needed": PASS_PERCENT,
        }
    if action.reason == "reviews_due":
        return ngettext(
            "%(count)s question is due today; it takes little now and much later.",
            "%(count)s questions are due today; they take little now and much later.",
            action.size,
        ) % {"count": action.size}
    if action.reason == "behind_plan":
        return _("You are about %(hours)s h behind your plan; one click adapts it.") % {
            "hours": short(action.answered / 60)
        }
    if action.reason == "lab_begun":
        best = whole_percent(action.value or 0.0)
        return _("Your best submission got %(best)s%%. The rest is within reach.") % {"best": best}
    return {
        "mentor_wrote": _("Your mentor has written to you."),
        "first_step": _("It is the first lesson of the path that is ready."),
        "next_week": _("It comes next on your path."),
        "lesson_left": _("You have begun this week; its lesson is still to be read."),
        "lesson_read": _("You have read the lesson. The quiz shows what has stayed."),
        "practise": _("Now write it yourself: that is where it becomes yours."),
        "start_here_too": _("You need not read first: start here and look things up on the way."),
        "new_part": _("It was added after you had finished this week."),
        "put_off": _("You have put off everything that is open. It comes back by itself."),
        "goal_reached": _("All that leads to your goal is done. The rest of the path is there."),
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
