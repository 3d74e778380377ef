"""Writes: rating a place, reporting something, answering a report."""

from __future__ import annotations

import re

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from config.problems import Invalid, Text
from curriculum.reports.models import Rating, Report
from curriculum.reports.places import Place

LONGEST = 2000
UNKEPT = re.compile("[\x00\ud800-\udfff]")  # no database keeps these
CHOOSE: Text = _("Choose what is the matter.")
WORDS_NEEDED: Text = _("Say in a few words what you mean.")
TOO_LONG: Text = _("At most %(most)s characters; this text has %(count)s.")
REPLY_NEEDED: Text = _("Write an answer, or mark it as resolved.")
CHOOSE_STATE: Text = _("Choose answered or resolved.")


def rate(*, learner: User, place: Place, clear: bool) -> Rating:
    """Keep whether the place was clear; said again, the newest word counts."""
    said = {
        "clear": clear,
        "title": place.title[:200],
        "version": place.version,
        "language": place.language,
        "made_at": timezone.now(),
    }
    row, _new = Rating.objects.update_or_create(
        learner=learner, place=place.kind, week=place.week, slug=place.slug, defaults=said
    )
    return row


def report(*, learner: User, place: Place, kind: str, text: str) -> tuple[Report, bool]:
    """The learner's open report on a place with these words, and whether it is new.

    One person has one open report on a place: sent again it says what was sent last.
    """
    said = _checked(kind, text)
    found = _open(learner, place)
    if found is None:
        try:
            with transaction.atomic():
                return _create(learner, place, *said), True
        except IntegrityError:  # two clicks at the same moment: the other one was first
            found = _open(learner, place)
            if found is None:
                raise
    _say_again(found, place, *said)
    return found, False


def _checked(kind: str, text: str) -> tuple[str, str]:
    words = storable(text)
    errors: dict[str, list[Text]] = {}
    if kind not in Report.Kind.values:
        errors["kind"] = [CHOOSE]
    if len(words) > LONGEST:
        errors["text"] = [str(TOO_LONG) % {"most": LONGEST, "count": len(words)}]
    elif not words and kind != Report.Kind.UNCLEAR:
        errors["text"] = [WORDS_NEEDED]
    if errors:
        raise Invalid(errors=errors)
    return kind, words


def storable(text: str) -> str:
    """Without what no database keeps."""
    return UNKEPT.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n")).strip()


def _open(learner: User, place: Place) -> Report | None:
    mine = Report.objects.filter(reporter=learner, state=Report.State.OPEN)
    return mine.filter(place=place.kind, week=place.week, slug=place.slug).first()


def _create(learner: User, place: Place, kind: str, text: str) -> Report:
    return Report.objects.create(
        reporter=learner,
        place=place.kind,
        week=place.week,
        slug=place.slug,
        title=place.title[:200],
        version=place.version,
        language=place.language,
        passage=place.passage,
        kind=kind,
        text=text,
    )


def _say_again(found: Report, place: Place, kind: str, text: str) -> None:
    """What was read last is what is spoken of."""
    values = {
        "kind": kind,
        "text": text,
        "version": place.version,
        "language": place.language,
        "passage": place.passage,
        "title": place.title[:200],
    }
    different = [name for name, value in values.items() if getattr(found, name) != value]
    for name in different:
        setattr(found, name, values[name])
    if different:
        found.save(update_fields=different)


def answer(*, report: Report, by: User, state: str, reply: str) -> Report:
    """Answer or resolve a report; the reporter is told. Raises Invalid."""
    words = storable(reply)
    errors: dict[str, list[Text]] = {}
    if state not in (Report.State.ANSWERED, Report.State.RESOLVED):
        errors["state"] = [CHOOSE_STATE]
    if len(words) > LONGEST:
        errors["reply"] = [str(TOO_LONG) % {"most": LONGEST, "count": len(words)}]
    elif state == Report.State.ANSWERED and not words:
        errors["reply"] = [REPLY_NEEDED]
    if errors:
        raise Invalid(errors=errors)
    report.state, report.reply, report.answered_by = state, words, by
    report.answered_at, report.seen_at = timezone.now(), None
    report.save(update_fields=["state", "reply", "answered_by", "answered_at", "seen_at"])
    return report


def mark_seen(*, learner: User) -> int:
    """Note that the learner has opened the answers to her reports."""
    mine = Report.objects.filter(reporter=learner, answered_at__isnull=False, seen_at__isnull=True)
    return mine.update(seen_at=timezone.now())
