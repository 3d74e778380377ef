"""The private calendar: readable by programs, right at changes of clocks, revocable."""

from __future__ import annotations

import io
import re
import zoneinfo
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from dateutil.tz import tzical
from django.test import Client
from icalendar import Calendar

from accounts.models import User
from curriculum.models import Week
from progress.models import CalendarFeed
from progress.planning import selectors, services
from progress.planning.calendar import feed_text
from progress.planning.schedule import Settings
from progress.planning.zones import vtimezone

ClientOf = Callable[[User | None], Client]
USUAL = (60,) * 5 + (150,) * 2


def calendar_at(learner: User, now: datetime, **changes: Any) -> bytes:
    """The feed of somebody who plans at a moment."""
    settings = Settings(**{"minutes": USUAL, "starts_on": now.date(), **changes})
    services.save_plan(learner=learner, settings=settings, now=now)
    feed = services.renew_feed(learner=learner)
    return feed_text(feed, selectors.plan_of(learner, now), lambda row: "https://example.org/")


def events(body: bytes) -> list[Any]:
    return list(Calendar.from_ical(body).walk("VEVENT"))


@pytest.mark.parametrize(
    "zone",
    ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Tokyo",
     "America/Santiago", "Asia/Tehran", "Pacific/Apia"],
)  # fmt: skip
def test_the_zone_in_the_file_keeps_the_clock_as_the_zone_itself_does(zone: str) -> None:
    first, last = date(2026, 1, 1), date(2027, 6, 1)
    calendar = Calendar()
    calendar.add_component(vtimezone(zoneinfo.ZoneInfo(zone), first, last))
    told = tzical(io.StringIO(calendar.to_ical().decode())).get(zone)  # dateutil's own reader
    real = zoneinfo.ZoneInfo(zone)

    moment = datetime.combine(first + timedelta(days=1), time(), UTC)
    while moment.date() < last:
        local = moment.astimezone(real)
        if local.utcoffset() == (moment + timedelta(hours=3)).astimezone(real).utcoffset():
            wall = local.replace(tzinfo=None)
            assert wall.replace(tzinfo=told).utcoffset() == local.utcoffset(), local
        moment += timedelta(hours=3)


def test_blocks_stay_at_their_time_of_day_over_a_change_of_clocks(
    learner: User, week: Week
) -> None:
    learner.time_zone = "Europe/London"
    learner.save()
    body = calendar_at(learner, datetime(2026, 3, 27, 12, tzinfo=UTC), study_at=time(20, 30))

    begins = {event["dtstart"].dt.date(): event["dtstart"].dt for event in events(body)}
    assert all(one.time() == time(20, 30) for one in begins.values())
    assert begins[date(2026, 3, 28)].utcoffset() == timedelta(0)
    assert begins[date(2026, 3, 29)].utcoffset() == timedelta(hours=1)
    assert b"TZID:Europe/London" in body


def test_a_time_that_the_clock_jumps_over_comes_after_and_blocks_keep_their_length(
    learner: User, week: Week
) -> None:
    learner.time_zone = "Europe/London"
    learner.save()
    body = calendar_at(learner, datetime(2026, 3, 27, 12, tzinfo=UTC), study_at=time(0, 30))

    on_the_day = next(e for e in events(body) if e["dtstart"].dt.date() == date(2026, 3, 29))
    begin, end = on_the_day["dtstart"].dt, on_the_day["dtend"].dt
    assert end.astimezone(UTC) - begin.astimezone(UTC) == timedelta(minutes=150)
    late = calendar_at(learner, datetime(2026, 3, 27, 13, tzinfo=UTC), study_at=time(1, 30))
    on_the_day = next(e for e in events(late) if e["dtstart"].dt.date() == date(2026, 3, 29))
    assert on_the_day["dtstart"].dt.time() == time(2, 30)


def test_events_keep_their_identity_and_follow_the_plan(learner: User, week: Week) -> None:
    now = datetime(2026, 11, 16, 12, tzinfo=UTC)
    first = events(calendar_at(learner, now))
    second = events(calendar_at(learner, now + timedelta(hours=1), minutes=(30,) * 7))

    def uids(found: list[Any]) -> set[str]:
        return {str(event["uid"]) for event in found}

    assert len(uids(first)) == len(first) > 0
    assert uids(first) <= uids(second)
    length = second[0]["dtend"].dt - second[0]["dtstart"].dt
    assert length == timedelta(minutes=30)


@pytest.mark.parametrize(("language", "word"), [("en", "Study: "), ("ja", "学習：")])
def test_the_feed_says_what_to_study_and_not_who_studies(
    language: str, word: str, learner: User, week: Week, client_of: ClientOf
) -> None:
    User.objects.filter(pk=learner.pk).update(language=language, display_name="Hanako Secret")
    settings = Settings(USUAL, datetime.now(UTC).date())
    services.save_plan(learner=learner, settings=settings)
    feed = services.renew_feed(learner=learner)

    answer = client_of(None).get(f"/calendar/{feed.token}.ics")

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    text = answer.content.decode()
    found = events(answer.content)
    assert str(found[0]["summary"]).startswith(word)
    assert str(found[0]["url"]).startswith("http://testserver/")
    for secret in ("Hanako", "example.org", str(learner.public_id), learner.public_id.hex):
        assert secret not in text


def test_the_address_can_be_renewed_and_switched_off(
    learner: User, week: Week, client_of: ClientOf
) -> None:
    client, reader = client_of(learner), client_of(None)
    client.post("/plan/calendar/")
    page = client.get("/plan/").content.decode()
    old = re.search(r"/calendar/[\w-]+\.ics", page)[0]
    assert reader.get(old).status_code == 200

    client.post("/plan/calendar/")
    new = f"/calendar/{CalendarFeed.objects.get(learner=learner).token}.ics"
    assert reader.get(old).status_code == 404
    answer = reader.get(new)
    assert answer.status_code == 200
    assert reader.get(new, headers={"If-None-Match": answer["ETag"]}).status_code == 304

    client.post("/plan/calendar/revoke/")
    assert reader.get(new).status_code == 404
    assert reader.get("/calendar/None.ics").status_code == 404
    assert new not in client.get("/plan/").content.decode()


def test_a_plan_without_an_end_gives_a_calendar_that_programs_can_read(
    learner: User, week: Week
) -> None:
    now = datetime(2026, 11, 16, 12, tzinfo=UTC)
    for zone in ("UTC", "Asia/Tokyo", "Nowhere/Land"):
        learner.time_zone = zone
        learner.save()
        assert events(calendar_at(learner, now, minutes=(0,) * 7)) == []
        assert len(events(calendar_at(learner, now, minutes=(1440,) * 7))) > 0
