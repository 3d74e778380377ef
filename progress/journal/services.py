"""Writes of the diary: entries with a revision, sharing, the questions of before and after."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from config.problems import Conflict, Invalid, TooLarge
from curriculum.models import Course, Week
from progress.models import GapAnswer, JournalEntry
from progress.models.journal import LONGEST_TEXT

FIELDS = ("gained", "hard", "impression")
UNKEPT = re.compile("[\x00\ud800-\udfff]")  # no database keeps these
TOO_LONG = _("A text may have at most %(most)s characters; this one has %(count)s.")
STALE = _("This entry was saved elsewhere in the meantime.")
WORRY_RANGE = _("Choose from 1 (none) to 5 (great), or leave it out.")


def save_entry(
    *, learner: User, place: Week | Course, texts: Mapping[str, str], revision: int
) -> JournalEntry:
    """Save what was written if ``revision`` is the one it was written upon; return the entry.

    Texts that are left out stay. Raises TooLarge for a text over the limit, and Conflict with the
    saved texts when another window or device was faster.
    """
    given = {name: _storable(texts[name]) for name in FIELDS if name in texts}
    about = {"week": place} if isinstance(place, Week) else {"course": place}
    entry, _created = JournalEntry.objects.get_or_create(learner=learner, **about)
    changed = JournalEntry.objects.filter(pk=entry.pk, revision=revision).update(
        **given, revision=F("revision") + 1, saved_at=timezone.now()
    )
    entry.refresh_from_db()
    if changed != 1 and any(getattr(entry, name) != text for name, text in given.items()):
        saved = {name: getattr(entry, name) for name in FIELDS}
        raise Conflict(STALE, code="stale_entry", revision=entry.revision, **saved)
    return entry


def _storable(text: str) -> str:
    clean = UNKEPT.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n"))
    if len(clean) > LONGEST_TEXT:
        detail = str(TOO_LONG) % {"most": LONGEST_TEXT, "count": len(clean)}
        raise TooLarge(detail, code="text_too_long", limit=LONGEST_TEXT)
    return clean


def share_entry(*, entry: JournalEntry, shared: bool) -> JournalEntry:
    """Let mentors read an entry, or no longer."""
    if shared != (entry.shared_at is not None):
        entry.shared_at = timezone.now() if shared else None
        entry.save(update_fields=["shared_at"])
    return entry


@transaction.atomic
def answer_gaps(
    *,
    learner: User,
    moment: str,
    course: Course | None,
    answers: Mapping[str, Mapping[str, Any]],
) -> list[GapAnswer]:
    """Keep worries (1 to 5, None: skipped) and words by subject.

    What is said before the beginning stays as it was said: a second time changes nothing.
    """
    when = GapAnswer.Moment(moment)
    rows = []
    for subject in GapAnswer.Subject:
        given = answers.get(subject.value, {})
        worry = given.get("worry")
        if worry is not None and not 1 <= worry <= 5:
            raise Invalid(errors={subject.value: [WORRY_RANGE]})
        rows.append((subject, worry, _storable(str(given.get("words") or ""))[:2000]))
    return [_keep_gap(learner, when, course, *row) for row in rows]


def _keep_gap(learner: User, when: GapAnswer.Moment, course: Course | None, *row: Any) -> GapAnswer:
    subject, worry, words = row
    about = {"learner": learner, "course": course, "moment": when, "subject": subject}
    values = {"worry": worry, "words": words, "answered_at": timezone.now()}
    if when == GapAnswer.Moment.BEFORE:
        return GapAnswer.objects.get_or_create(**about, defaults=values)[0]
    return GapAnswer.objects.update_or_create(**about, defaults=values)[0]
