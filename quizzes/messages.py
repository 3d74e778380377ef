"""What learners are told, in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from config.problems import Text
from quizzes.certainty import GUESS, SURE, THINK, certainty_points

UNREADABLE: dict[str, Text] = {
    "format": _("This answer does not have the form that the question asks for."),
    "choose_one": _("Choose one of the options."),
    "choose_some": _("Choose at least one option."),
    "choose_all": _("Choose something in every place."),
    "choose_line": _("Choose a line."),
    "order": _("Give each step a place of its own."),
    "unknown_choice": _("That is not one of the choices shown. Please choose again."),
    "empty": _("Write your answer first."),
    "too_long": _("That is too long for an answer. 2000 characters are the most."),
    "characters": _("There is a character in it that cannot be stored. Please type it again."),
    "number": _("Write one number, such as 0.5, -2, 1/3 or 1e-4."),
    "fill_all": _("Fill in every entry."),
    "too_short": _("Write a little more: one or two whole sentences."),
    "budget": _("The budget that is left does not cover that. Please choose again."),
    "certainty": _("Say how sure you are."),
    "expression": _("This is not a complete formula. Check brackets and signs."),
    "expression_sign": _("There is a sign in it that formulas here do not use."),
    "expression_name": _("There is a name in it that this question does not use."),
    "expression_function": _("Write brackets behind a function, such as ln(x)."),
    "expression_division": _("Write brackets below the line: 1/(2x), or (1/2)x."),
    "expression_long": _("This formula is too long, or has too many brackets in each other."),
    "shape": _("Write the sizes with commas between them, such as (4, m)."),
}
NOT_MARKED = _("It has not been marked, and nothing is lost.")

NOT_AMONG_YOURS = _(
    "There is no such quiz among yours. If you began it in another session, as a guest or with "
    "another account, sign in there again; otherwise start anew."
)
TWO_WEEKS = _("Several courses have a week of this name. Write course/week.")

CERTAINTY: dict[int, Text] = {
    GUESS: _("A guess"),
    THINK: _("Probably"),
    SURE: pgettext_lazy("certainty", "Certain"),
}
CERTAINTY_MISSING = _("Say how sure you are.")

NOT_OPEN = _("This is not the question to answer now.")
NO_STEPS = _("This question has no steps between.")
DECIDED_ALREADY = _("That round was decided already, and the decision stays.")
WRITTEN_ALREADY = _("Your words were handed in already, and they stay.")
STEPS_FIRST = _("Go through the steps of this question first.")
UNDONE_ALREADY = _("This regrade has been undone already.")
LATER_FIRST = _("A later regrade of this question stands. Undo that one first.")
NOT_IN_WORDS = _("Only an explanation in words can be marked by hand.")

NO_QUESTIONS = _("The questions of this week are still being written.")
NOT_YET = _("This question comes later. Answer the ones before it first.")
NOTHING_MISSED = _("Nothing was missed in that attempt, so there is nothing to practise.")
NOT_FINISHED = _("Finish this attempt first.")
NOT_YOURS = _("You may read this attempt but only its learner can answer.")


def percent(share: float) -> int:
    """A share as whole per cent; 100 only when everything is right, 0 only when nothing is."""
    if 0 < share < 1:
        return min(99, max(1, round(100 * share)))
    return round(100 * share)


def signed(points: float) -> str:
    """Certainty points with their sign: "+3", "-6", "+1.5"."""
    return f"{points:+g}".replace("-", "\u2212") if points else "0"


def points_text(score: float, certainty: int) -> str:
    """What an answer with this score and certainty earns."""
    return signed(certainty_points(score=score, certainty=certainty))
