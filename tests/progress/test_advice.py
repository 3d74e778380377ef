"""Advice through services, pages and API: what is said to it is respected."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from config.problems import Invalid
from curriculum.models import Concept, Week
from progress.advice import services
from progress.advice.rules import Action
from progress.advice.selectors import Whole, advice_for
from progress.mastery.levels import ConceptLevel
from progress.mastery.selectors import graph
from progress.mastery.unlocking import NEEDED
from progress.models import ConceptStanding, Goal, PlanVersion, Snooze
from progress.planning import selectors as plans
from progress.planning import services as planning
from progress.planning.schedule import Settings

TOKYO = ZoneInfo("Asia/Tokyo")


def test_not_now_lasts_as_long_as_the_reason_says() -> None:
    now = datetime(2026, 11, 22, 21, 30, tzinfo=TOKYO)
    later = {why: services.until(why, now, "Asia/Tokyo") for why in Snooze.Why.values}
    assert later["later_today"] == now + timedelta(hours=3)
    assert later["too_long"] == datetime(2026, 11, 23, tzinfo=TOKYO)
    assert later["too_hard"] == datetime(2026, 11, 25, tzinfo=TOKYO)
    assert later["not_interested"] == datetime(2026, 12, 6, tzinfo=TOKYO)


def test_what_is_put_off_stays_away_until_its_time(learner: User, week: Week) -> None:
    now = timezone.now()
    first = advice_for(learner, now).step.action
    snooze = services.not_now(learner=learner, key=first.key, why="not_interested", now=now)
    assert advice_for(learner, now + timedelta(days=1)).step.action.key != first.key
    assert advice_for(learner, snooze.until).step.action.key == first.key


def test_too_long_offers_something_shorter(learner: User, week: Week) -> None:
    first = advice_for(learner).step.action
    services.not_now(learner=learner, key=first.key, why="too_long")
    assert advice_for(learner).step.minutes < first.minutes


def test_everything_put_off_can_be_taken_back(learner: User, week: Week) -> None:
    first = advice_for(learner).step.action
    for _turn in range(20):
        action = advice_for(learner).step.action
        if action.kind == "rest":
            break
        services.not_now(learner=learner, key=action.key, why="later_today")
    assert action.kind == "rest"
    services.take_back(learner=learner, now=timezone.now() + timedelta(seconds=1))
    assert advice_for(learner, timezone.now() + timedelta(seconds=2)).step.action == first


def test_only_what_is_offered_can_be_put_off(learner: User, week: Week) -> None:
    with pytest.raises(Invalid):
        services.not_now(learner=learner, key="solve_lab:1:nothing", why="too_hard")
    with pytest.raises(Invalid):
        services.not_now(learner=learner, key=advice_for(learner).step.action.key, why="bored")
    assert not Snooze.objects.exists()


def test_a_goal_hides_what_does_not_serve_it(learner: User, week: Week) -> None:
    frameworks = Week.objects.get(slug="frameworks")
    services.set_goal(learner=learner, kind=Goal.Kind.WEEKS, weeks=[frameworks])
    advice = advice_for(learner)
    assert frameworks.pk in advice.whole.serving
    served = {step.action.week_id for step in (advice.step, *advice.others)}
    assert served <= advice.whole.serving
    with pytest.raises(Invalid):
        services.set_goal(learner=learner, kind=Goal.Kind.COURSE)


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_known_there_is_one_action_and_nothing_missing_beneath_it(
    learner: User, content: None, seed: int
) -> None:
    """On the real path, with levels, openings and goals drawn at random."""
    rng = random.Random(seed)
    found, now = graph(), timezone.now()
    for concept in Concept.objects.filter(slug__in=found.prerequisites):
        if (level := rng.choice([None, *ConceptLevel])) is not None:
            ConceptStanding.objects.create(
                learner=learner, concept=concept, level=level.value, held_level=level.value,
                evidence=1, last_at=now, traced_at=now, as_of=now,
            )  # fmt: skip
    weeks = rng.sample(list(Week.objects.filter(active=True)), 3)
    services.set_goal(learner=learner, kind=Goal.Kind.WEEKS, weeks=weeks)
    for _turn in range(4):
        advice = advice_for(learner, now)
        for step in (advice.step, *advice.others):
            nothing_missing(step.action, advice.whole)
        if advice.step.action.minutes:
            services.not_now(
                learner=learner, key=advice.step.action.key, why="later_today", now=now
            )


def nothing_missing(action: Action, whole: Whole) -> None:
    """A part of a week has an open door; a refresher rests on what is familiar."""
    assert action.reason
    if action.kind in ("read_lesson", "take_quiz", "solve_lab"):
        assert whole.doors[action.week_id or 0].is_open
        assert action.week_id in whole.serving
    if action.kind == "refresh":
        known = {s for s, one in whole.standings.items() if one.level.at_least(NEEDED)}
        below = whole.graph.prerequisites[action.target]
        assert all(one in known or not whole.graph.demandable(one) for one in below)


def test_a_goal_hides_on_home_and_path_what_does_not_serve_it(
    client: Client, learner: User, week: Week
) -> None:
    client.force_login(learner)
    services.set_goal(learner=learner, kind=Goal.Kind.WEEKS, weeks=[Week.objects.get(slug="intro")])
    home, path = (client.get(page).content.decode() for page in ("/", "/path/"))
    assert "Second" not in home
    for page in (home, path):
        assert "1 course is not needed for your goal" in page
    shown, _details, folded = path.partition("1 week is not needed for your goal")
    assert "/first/intro/" in shown
    assert "/first/basics/" in folded
    assert "/first/basics/" not in shown
    services.set_goal(learner=learner, kind=Goal.Kind.PATH)
    assert "not needed for your goal" not in client.get("/path/").content.decode()


def test_a_saved_plan_follows_the_goal_and_can_be_taken_back(learner: User, week: Week) -> None:
    now = timezone.now()

    def left_out() -> tuple[str, ...]:
        return plans.plan_of(learner, now).settings.left_out

    frameworks = Week.objects.get(slug="frameworks")
    services.set_goal(learner=learner, kind=Goal.Kind.WEEKS, weeks=[frameworks])
    assert left_out() == ("first/basics", "second/sequences")  # what the form begins with
    services.set_goal(learner=learner, kind=Goal.Kind.PATH)
    mine = Settings((60,) * 7, now.date(), left_out=("second/frameworks",))
    planning.save_plan(learner=learner, settings=mine)
    services.set_goal(learner=learner, kind=Goal.Kind.WEEKS, weeks=[week])
    assert left_out() == ("second/frameworks", "second/sequences")
    planning.undo(learner=learner)
    assert left_out() == ("second/frameworks",)
    services.set_goal(learner=learner, kind=Goal.Kind.WEEKS, weeks=[week])
    services.set_goal(learner=learner, kind=Goal.Kind.COURSE, course=week.course)
    services.set_goal(learner=learner, kind=Goal.Kind.PATH)
    assert "second/sequences" not in left_out()
    assert PlanVersion.objects.filter(origin="goal").exists()


def test_a_plan_whose_day_has_passed_follows_the_goal_too(learner: User, week: Week) -> None:
    past = timezone.now() - timedelta(days=30)
    wanted = Settings((60,) * 7, past.date(), wanted_on=past.date() + timedelta(days=5))
    planning.save_plan(learner=learner, settings=wanted, now=past)
    services.set_goal(learner=learner, kind=Goal.Kind.WEEKS, weeks=[week])
    plan = plans.plan_of(learner, timezone.now())
    assert (plan.settings.wanted_on, len(plan.settings.left_out)) == (None, 2)


def test_catching_up_never_offers_to_leave_out_what_the_goal_names(
    learner: User, week: Week
) -> None:
    """The foundations may go when time is short, but not for whoever is after them."""
    course = week.course
    type(course).objects.filter(pk=course.pk).update(slug="foundations")
    past = timezone.now() - timedelta(days=40)
    planning.save_plan(learner=learner, settings=Settings((60,) * 7, past.date()), now=past)

    def may_go() -> set[str]:
        offered = plans.plan_of(learner, timezone.now()).choices
        return {key for choice in offered for key in choice.keys}

    assert may_go() == {"foundations/basics", "foundations/intro"}
    services.set_goal(learner=learner, kind=Goal.Kind.WEEKS, weeks=[week])
    assert "foundations/basics" not in may_go()


def test_the_page_puts_off_without_scripts(client: Client, learner: User, week: Week) -> None:
    client.force_login(learner)
    key = advice_for(learner).step.action.key
    assert key in client.get("/").content.decode()
    client.post("/not-now/", {"action": key, "why": "too_hard"})
    assert Snooze.objects.get().why == "too_hard"
    assert f'value="{key}"' not in client.get("/").content.decode()
    assert client.get("/goal/").status_code == 200
    client.post("/goal/", {"kind": "course", "course": "second"})
    assert "Second" in client.get("/").content.decode()


def test_pages_about_concepts_are_there_for_somebody_new(
    client: Client, learner: User, week: Week
) -> None:
    client.force_login(learner)
    address = f"/{week.course.slug}/{week.slug}/check/"
    for page in ("/concepts/", "/concepts/?view=map", "/look-back/", "/concepts/sigmoid/", address):
        assert client.get(page).status_code == 200
    away = client.get("/concepts/sigmoid/?back=//evil.example/").content.decode()
    assert "Back to where you were" not in away
    back = client.get("/concepts/sigmoid/?back=/path/").content.decode()
    assert "Back to where you were" in back


def test_the_list_of_concepts_unfolds_what_is_near_or_looked_for(
    client: Client, learner: User, week: Week
) -> None:
    client.force_login(learner)
    whole = client.get("/concepts/").content.decode()
    assert whole.count('<details class="concept-week" open>') == 1
    found = client.get("/concepts/", {"words": "ＳＩＧＭＯＩＤ"}).content.decode()
    assert 'href="/concepts/sigmoid/"' in found
    assert found.count('<details class="concept-week') == 1
    assert found.count('<th scope="row">') == 1
    nothing = client.get("/concepts/", {"words": "no such concept"}).content.decode()
    assert "Nothing fits these filters" in nothing


def test_the_api_says_the_same(client: Client, learner: User, week: Week) -> None:
    client.force_login(learner)
    offered = client.get("/api/v1/next-action/").json()["action"]
    said = {"action": offered["key"], "why": "later_today"}
    answer = client.post("/api/v1/next-action/not-now/", said, content_type="application/json")
    assert answer.json()["next"]["action"]["key"] != offered["key"]
    assert client.get("/api/v1/goal/").json()["kind"] == "path"
    concepts = client.get("/api/v1/progress/concepts/").json()["concepts"]
    assert concepts[0]["level"] == "not_started"
    weeks = client.get("/api/v1/progress/").json()["programs"][0]["courses"][0]["weeks"]
    assert weeks[0]["unlocking"]["open"]
    assert client.get("/api/v1/progress/look-back/").status_code == 200
