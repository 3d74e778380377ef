"""Saving notes, with a revision as the diary has it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from config.problems import Conflict, Text, TooLarge
from curriculum.models import StudyMinute
from curriculum.papers.models import Paper, PaperNotes
from curriculum.services import record_study

FIELDS = ("first", "second", "third")
LONGEST = 20_000
UNKEPT = re.compile("[\x00\ud800-\udfff]")  # no database keeps these
STALE: Text = _("These notes were saved elsewhere in the meantime.")
TOO_LONG: Text = _("A text may have at most %(most)s characters; this one has %(count)s.")


def save_notes(
    *, learner: User, paper: Paper, texts: Mapping[str, str], revision: int
) -> PaperNotes:
    """Save what was written if ``revision`` is the one it was written upon; return the notes.

    Texts that are left out stay. Raises TooLarge for a text over the limit, and Conflict with the
    saved texts when another window or device was faster.
    """
    given = {name: _storable(texts[name]) for name in FIELDS if name in texts}
    notes, _created = PaperNotes.objects.get_or_create(learner=learner, paper=paper)
    changed = PaperNotes.objects.filter(pk=notes.pk, revision=revision).update(
        **given, revision=F("revision") + 1, saved_at=timezone.now()
    )
    notes.refresh_from_db()
    if changed != 1 and any(getattr(notes, name) != text for name, text in given.items()):
        saved = {name: getattr(notes, name) for name in FIELDS}
        raise Conflict(STALE, code="stale_notes", revision=notes.revision, **saved)
    record_study(learner=learner, week=paper.week, kind=StudyMinute.Kind.LESSON)
    return notes


def _storable(text: str) -> str:
    clean = UNKEPT.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n"))
    if len(clean) > LONGEST:
        detail = str(TOO_LONG) % {"most": LONGEST, "count": len(clean)}
        raise TooLarge(detail, code="text_too_long", limit=LONGEST)
    return clean
