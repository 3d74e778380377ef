"""Missing things as sentences with links."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from config.bilingual import pick
from progress.certificates.links import page_of
from progress.certificates.rules import Missing, MissingKind


@dataclass(frozen=True)
class Line:
    """A missing thing: where to go, and what to do or what is awaited."""

    kind: str
    title: str
    text: str
    url: str


WORDS: dict[MissingKind, Callable[[], str]] = {
    MissingKind.WEEK_IN_PREPARATION: lambda: _("This week is still being written."),
    MissingKind.QUIZ_IN_PREPARATION: lambda: _("The quiz of this week is still being written."),
    MissingKind.LAB_IN_PREPARATION: lambda: _("This lab is still being written."),
    MissingKind.CONCEPT_IN_PREPARATION: lambda: _("Nothing asks about this concept yet."),
    MissingKind.NOTHING_TO_LEARN: lambda: _("This course has no weeks yet."),
    MissingKind.LESSON: lambda: _("Read the lesson to its end."),
    MissingKind.QUIZ: lambda: _("Pass the quiz with 80% or more."),
    MissingKind.LAB: lambda: _("Submit code that passes every check of this lab."),
    MissingKind.WEEK: lambda: _("Finish the week."),
    MissingKind.CONCEPT: lambda: _("Bring this concept to proficient."),
    MissingKind.CONCEPT_STALE: lambda: _("You knew this concept well; refresh it."),
}


def line_of(item: Missing) -> Line:
    """Return a missing thing in the active language."""
    if item.kind == MissingKind.REVOKED:
        text = _("An operator revoked this certificate: %(reason)s") % {"reason": item.detail}
    else:
        text = WORDS[item.kind]()
    return Line(item.kind.value, str(pick(item.title)), text, page_of(item))


def lines_of(items: Iterable[Missing]) -> list[Line]:
    """Return missing things in the active language, in their order."""
    return [line_of(item) for item in items]
