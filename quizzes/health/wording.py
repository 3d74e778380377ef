"""Findings in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from quizzes.health.flags import Flag

NAMES: dict[str, StrPromise] = {
    Flag.BACKWARDS: _("Backwards"),
    Flag.MISTRANSLATION: _("Languages differ"),
    Flag.SURE_WRONG: _("Sure but wrong"),
    Flag.HARD: _("Very hard"),
    Flag.WEAK: _("Tells little"),
    Flag.DEAD: _("Dead choices"),
    Flag.HINTED: _("Needs hints"),
    Flag.EASY: _("Very easy"),
}
ADVICE: dict[str, StrPromise] = {
    Flag.BACKWARDS: _(
        "Learners who do well in the rest get this wrong more often than the others. "
        "Look at the key first, then for a trap that only those who know more fall into."
    ),
    Flag.MISTRANSLATION: _(
        "It is harder in one language than in the other, more than chance explains. "
        "Read both texts side by side: they may not ask the same."
    ),
    Flag.SURE_WRONG: _(
        "At least one in five was sure and not right. Either the lesson leaves a misconception, "
        "or the question can be read in another way."
    ),
    Flag.HARD: _("Fewer than 30% of the points are reached. Is it asked before it is taught?"),
    Flag.WEAK: _(
        "Those who know and those who do not do about equally well: it may ask for something else "
        "than the rest of the week."
    ),
    Flag.DEAD: _(
        "Fewer than 5% pick some of the wrong choices. They name a misconception that nobody has; "
        "replace or remove them."
    ),
    Flag.HINTED: _("Half of the learners take a hint. The question may not say enough by itself."),
    Flag.EASY: _("More than 95% of the points are reached: it takes time and tells nothing."),
}
