"""The study blocks of a plan as a calendar (RFC 5545)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vText

from progress.local_days import days_between
from progress.models import CalendarFeed
from progress.planning.forecast import Window
from progress.planning.measuring import Row
from progress.planning.selectors import Plan, block_begins
from progress.planning.wording import hours_text
from progress.planning.zones import vtimezone

DAYS_AHEAD = 180
SHOWN = 2  # weeks of the path named in one block's title
Link = Callable[[Row | None], str]


def feed_text(feed: CalendarFeed, plan: Plan, link: Link) -> bytes:
    """The calendar from today on, in the learner's language and time zone.

    It tells what to study and when, and nothing about who.
    """
    with translation.override(plan.learner.language):
        calendar = Calendar()
        calendar.add("prodid", "-//Dokugaku//Plan//EN")
        calendar.add("version", "2.0")
        calendar.add("method", "PUBLISH")
        calendar.add("x-wr-calname", _("Dokugaku: study plan"))
        calendar.add("x-wr-timezone", str(getattr(plan.zone, "key", "UTC")))
        calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", vText("PT6H"))
        if isinstance(plan.zone, ZoneInfo) and plan.zone.key != "UTC":
            ahead = plan.today + timedelta(days=DAYS_AHEAD + 2)
            calendar.add_component(vtimezone(plan.zone, plan.today - timedelta(days=2), ahead))
        for event in _events(feed, plan, link):
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def etag(body: bytes) -> str:
    """A validator for the calendar's bytes."""
    return f'"{sha256(body).hexdigest()[:32]}"'


def _events(feed: CalendarFeed, plan: Plan, link: Link) -> Iterator[Event]:
    if plan.version is None or plan.outlook.status == "finished":
        return
    last = plan.today + timedelta(days=DAYS_AHEAD)
    for day in days_between(plan.today, min(last, plan.outlook.finish or last)):
        minutes = plan.settings.planned_on(day)
        if minutes:
            yield _event(feed, plan, day, minutes, link)


def _event(feed: CalendarFeed, plan: Plan, day: date, minutes: int, link: Link) -> Event:
    assert plan.version is not None
    rows = [plan.row_by_key[window.key] for window in _on(plan.outlook.windows, day)][:SHOWN]
    begins = block_begins(day, plan.settings.study_at, plan.zone)
    # Through UTC, so that a block over a change of clocks keeps its length.
    ends = (begins.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(plan.zone)
    event = Event()
    event.add("uid", f"{day:%Y%m%d}-{feed.pk.hex}@dokugaku")
    event.add("dtstamp", _stamp(plan))
    event.add("dtstart", begins)
    event.add("dtend", ends)
    event.add("summary", _title(rows))
    page = link(rows[0] if rows else None)
    event.add("description", "\n".join([*_lines(rows), hours_text(minutes), page]))
    event.add("url", page)
    event.add("transp", "OPAQUE")
    return event


def _stamp(plan: Plan) -> datetime:
    """When the plan was made: the same until it changes, so that the bytes are the same."""
    assert plan.version is not None
    return plan.version.created_at.astimezone(UTC).replace(microsecond=0)


def _on(windows: tuple[Window, ...], day: date) -> Iterator[Window]:
    for window in windows:
        begun = window.first is not None and window.first <= day
        if begun and (window.last is None or day <= window.last):
            yield window


def _title(rows: list[Row]) -> str:
    what = _(", then ").join(row.title for row in rows)
    return _("Study: %(what)s") % {"what": what} if rows else _("Study")


def _lines(rows: list[Row]) -> list[str]:
    return [f"{row.course_title}: {row.title}" for row in rows]
