"""The plan's page, in both languages: hours in, a day out, bad input, catching up, study time."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from accounts.models import User
from curriculum.models import StudyMinute, Week
from curriculum.services import record_study
from progress.models import PlanVersion, StudyCorrection
from progress.planning import selectors, services
from progress.planning.schedule import Settings
from tests.progress import deeds

ClientOf = Callable[[User | None], Client]
MONDAY = date(2026, 11, 16)


def text_of(answer: object) -> str:
    text = answer.content.decode().replace("<wbr>", "")
    return unescape(re.sub(r"\s+", " ", text))


def typed(**changes: str) -> dict[str, str]:
    """A filled form: an hour on weekdays, two and a half at weekends, from today on."""
    form = {f"minutes_{day}": "60" if day < 5 else "150" for day in range(7)}
    form |= {"starts_on": timezone.now().date().isoformat(), "study_at": "20:00"}
    return form | changes


def in_days(days: int) -> str:
    return (timezone.now().date() + timedelta(days=days)).isoformat()


def save(learner: User, days_ago: int = 0, **changes: object) -> PlanVersion:
    now = timezone.now() - timedelta(days=days_ago)
    usual = {"minutes": (60,) * 5 + (150,) * 2, "starts_on": now.date()}
    return services.save_plan(learner=learner, settings=Settings(**usual | changes), now=now)


def test_hours_become_a_day_with_its_range(learner: User, week: Week, client_of: ClientOf) -> None:
    client = client_of(learner)
    proposal = text_of(client.get("/plan/"))
    assert "With one hour on weekdays and two and a half at weekends" in proposal

    answer = client.post("/plan/", typed(), follow=True)

    page = text_of(answer)
    outlook = selectors.plan_of(learner, timezone.now()).outlook
    with translation.override("en"):
        assert f"{outlook.finish.day} {outlook.finish:%B %Y}" in page
    assert "In eight cases of ten between" in page
    assert "Today: 0 of" in page
    drawn = re.search(r'data-chart="([^"]+)"', answer.content.decode())
    chart = json.loads(unescape(drawn[1]))
    assert [one["label"] for one in chart["series"]] == ["Plan", "Reality", "Forecast"]
    assert chart["series"][2]["values"][-1] == 100


def test_trying_shows_what_would_follow_and_saves_nothing(
    learner: User, week: Week, client_of: ClientOf
) -> None:
    answer = client_of(learner).post("/plan/", typed(minutes_0="600") | {"try": "1"})

    page = text_of(answer)
    assert answer.status_code == 200
    assert "Nothing is saved yet." in page
    assert "hardly anybody keeps that up" in page
    assert 'value="600"' in page
    assert not PlanVersion.objects.exists()


BAD = {
    "a day of more than 24 hours": (
        {"minutes_2": "1500"}, "A day has 24 hours", "1日は24時間"
    ),
    "no number": ({"minutes_2": "an hour"}, "Enter a whole number", "整数"),
    "below nothing": ({"minutes_2": "-5"}, "Less than nothing", "0分より短い"),
    "a wanted day in the past": (
        {"wanted_on": "2020-08-21"}, "That day has passed", "もう過ぎています"
    ),
    "an end before the start": (
        {"starts_on": in_days(60), "wanted_on": in_days(30)},
        "That is before the start", "開始日より前",
    ),
    "no day at all": ({"starts_on": "30.02."}, "Enter a valid date", "日付"),
    "a pause without an end": (
        {"pause_first_0": "", "pause_last_0": "", "pause_first_1": in_days(3), "pause_last_1": ""},
        "first and its last day", "初日と最終日",
    ),
    "a pause that ends before it begins": (
        {"pause_first_0": "", "pause_last_0": "",
         "pause_first_1": in_days(9), "pause_last_1": in_days(3)},
        "ends before it begins", "始まる前に終わって",
    ),
    "a start in the year 9999": ({"starts_on": "9999-12-31"}, "ten years away", "10年以上"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_a_plan_is_said_in_clear_words_and_stays_typed(
    case: str, learner: User, week: Week, client_of: ClientOf
) -> None:
    changes, english, japanese = BAD[case]
    client = client_of(learner)
    for language, words in (("en", english), ("ja", japanese)):
        client.cookies["django_language"] = language
        answer = client.post("/plan/", typed(**changes))
        page = text_of(answer)

        assert answer.status_code == 422
        assert words in page
        for text in filter(None, changes.values()):
            assert f'value="{text}"' in page
    assert not PlanVersion.objects.exists()


def test_nought_hours_are_a_plan_that_never_ends(
    learner: User, week: Week, client_of: ClientOf
) -> None:
    nothing = typed(**{f"minutes_{day}": "0" if day % 2 else "" for day in range(7)})
    client = client_of(learner)
    page = text_of(client.post("/plan/", nothing, follow=True))

    assert "At this pace it never ends" in page
    client.cookies["django_language"] = "ja"
    assert "このペースでは終わりません" in text_of(client.get("/plan/"))


def test_pauses_that_overlap_count_once_and_that_is_said(
    learner: User, week: Week, client_of: ClientOf
) -> None:
    pauses = {
        "pause_first_0": in_days(1), "pause_last_0": in_days(10),
        "pause_first_1": in_days(5), "pause_last_1": in_days(12),
    }  # fmt: skip
    page = text_of(client_of(learner).post("/plan/", typed(**pauses), follow=True))

    assert "Some pauses overlap" in page
    outlook = selectors.plan_of(learner, timezone.now()).outlook
    assert outlook.finish > timezone.now().date() + timedelta(days=12)


def test_a_slip_offers_ways_each_with_its_day_and_each_can_be_taken_back(
    learner: User, week: Week, client_of: ClientOf
) -> None:
    save(learner, days_ago=12)
    client = client_of(learner)
    plan = selectors.plan_of(learner, timezone.now())
    assert plan.slip > 2 * plan.settings.usual_day
    assert selectors.slip(learner, timezone.now()) == plan.slip

    page = text_of(client.get("/plan/"))
    assert "days of study behind your plan" in page
    offered = {choice.kind: choice for choice in plan.choices}
    assert {"more_minutes", "weekend", "new_date"} <= set(offered)
    assert page.count("Finished about") == len(offered)

    page = text_of(client.post("/plan/catch-up/", {"kind": "more_minutes"}, follow=True))
    changed = selectors.plan_of(learner, timezone.now())
    assert changed.slip is None
    assert changed.outlook.finish == offered["more_minutes"].outlook.finish
    assert changed.outlook.finish < plan.outlook.finish
    assert "behind your plan" not in page

    client.post("/plan/undo/")
    assert selectors.plan_of(learner, timezone.now()).slip == plan.slip


def test_a_choice_that_is_not_offered_changes_nothing(
    learner: User, week: Week, client_of: ClientOf
) -> None:
    save(learner)
    for kind in ("more_minutes", "", "drop table"):
        answer = client_of(learner).post("/plan/catch-up/", {"kind": kind})
        assert answer.status_code == 409
    assert PlanVersion.objects.count() == 1


def test_a_wanted_day_has_a_chance_and_when_it_has_passed_it_is_said(
    learner: User, week: Week, client_of: ClientOf
) -> None:
    save(learner, wanted_on=timezone.now().date() + timedelta(days=5))
    assert "The chance of that is about" in text_of(client_of(learner).get("/plan/"))

    save(learner, days_ago=20, wanted_on=timezone.now().date() - timedelta(days=10))
    page = text_of(client_of(learner).get("/plan/"))
    assert "has passed" in page
    client_of(learner).post("/plan/catch-up/", {"kind": "new_date"})
    plan = selectors.plan_of(learner, timezone.now())
    assert plan.settings.wanted_on == plan.outlook.finish


def test_doing_the_work_leaves_no_slip(learner: User, week: Week, labs: list) -> None:
    save(learner, days_ago=4)
    assert selectors.slip(learner, timezone.now())
    deeds.read_lesson(learner, week)
    deeds.take_quiz(learner, week)
    for lab in labs:
        deeds.hand_in(learner, lab)

    assert selectors.slip(learner, timezone.now()) is None


def test_without_a_plan_nobody_is_behind(learner: User, week: Week) -> None:
    now = timezone.now()
    assert selectors.slip(learner, now) is None
    assert selectors.today(learner, now) is None


def study(learner: User, week: Week, begin: datetime, minutes: int, kind: str = "lesson") -> None:
    for number in range(minutes):
        record_study(learner=learner, week=week, kind=kind, at=begin + timedelta(minutes=number))


def test_a_closed_laptop_adds_nothing_and_two_tabs_count_once(learner: User, week: Week) -> None:
    begin = datetime(2026, 11, 16, 9, tzinfo=UTC)
    other = Week.objects.exclude(pk=week.pk).first()
    study(learner, week, begin, 10)
    study(learner, other, begin + timedelta(minutes=5), 10, "lab")
    study(learner, week, begin + timedelta(hours=8), 5)  # the lid was closed in between

    found = selectors.plan_of(learner, begin + timedelta(hours=9))

    assert StudyMinute.objects.count() == 25
    assert found.minutes.by_day() == {MONDAY: 20}
    assert sum(found.minutes.by_week().values()) == 20


def test_a_day_begins_by_the_learners_own_clock_and_may_move_with_her(
    learner: User, week: Week
) -> None:
    study(learner, week, datetime(2026, 11, 15, 23, 30, tzinfo=UTC), 60)
    now = datetime(2026, 11, 16, 12, tzinfo=UTC)
    assert selectors.plan_of(learner, now).minutes.by_day() == {
        date(2026, 11, 15): 30, MONDAY: 30,
    }  # fmt: skip
    for zone in ("Asia/Tokyo", "Pacific/Kiritimati", "America/Los_Angeles", "Not/AZone"):
        learner.time_zone = zone
        learner.save()
        assert sum(selectors.plan_of(learner, now).minutes.by_day().values()) == 60
        save(learner)
        selectors.slip(learner, now)


def test_study_time_can_be_corrected_but_not_below_nothing(
    learner: User, other_learner: User, week: Week, client_of: ClientOf
) -> None:
    today = timezone.now().replace(hour=0, minute=1)
    study(learner, week, today, 20)
    client, day = client_of(learner), today.date().isoformat()
    key = f"{week.course.slug}/{week.slug}"

    def correct(direction: str, minutes: str, **more: str) -> object:
        form = {"day": day, "direction": direction, "minutes": minutes, "note": "on paper"}
        return client.post("/plan/corrections/", form | more, follow=True)

    assert "Corrected" in text_of(correct("add", "30", week=key))
    assert "+30" in text_of(client.get("/plan/"))
    refused = correct("take", "51")
    assert refused.status_code == 422
    assert "Only 50 minutes are counted there" in text_of(refused)
    assert 'value="51"' in text_of(refused)
    correct("take", "50")

    now = timezone.now()
    found = selectors.plan_of(learner, now)
    assert found.minutes.on(today.date()) == 0
    assert selectors.study_days(found)[0].counted == 20
    assert correct("add", "5", day=in_days(2)).status_code == 422
    assert correct("add", "99999").status_code == 422
    added = StudyCorrection.objects.get(minutes_delta=30)
    assert client_of(other_learner).post(f"/plan/corrections/{added.pk}/remove/").status_code == 404
    client.post(f"/plan/corrections/{added.pk}/remove/")
    assert selectors.plan_of(learner, now).minutes.on(today.date()) == 0


def test_home_and_path_show_the_plan_quietly_and_cost_the_same_for_any_history(
    learner: User, week: Week, client_of: ClientOf
) -> None:
    client = client_of(learner)
    assert "done about" not in text_of(client.get("/"))
    save(learner, days_ago=3)
    with CaptureQueriesContext(connection) as few:
        selectors.slip(learner, timezone.now())
    study(learner, week, timezone.now() - timedelta(days=2), 50)
    for _again in range(5):
        save(learner)
    with CaptureQueriesContext(connection) as many:
        selectors.slip(learner, timezone.now())

    assert len(few) == len(many) == 5
    assert "done about" in text_of(client.get("/"))
    assert "planned from" in text_of(client.get("/path/"))
    assert "planned from" not in text_of(client_of(None).get("/path/"))


def test_a_plan_is_for_people_who_are_signed_in(week: Week, client_of: ClientOf) -> None:
    assert client_of(None).get("/plan/")["Location"].startswith("/try/")
    assert client_of(None).post("/plan/", typed()).status_code in (302, 401)
    assert not PlanVersion.objects.exists()
