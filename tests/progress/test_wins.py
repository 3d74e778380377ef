"""Wins come by themselves from what was done, and the same facts give the same wins."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts.models import User
from curriculum.models import StudyMinute, Week
from curriculum.services import record_study
from labs.models import CheckResult, Lab, Submission
from progress.models import StudyDay, Win, ZoneChange
from progress.wins import services
from progress.wins.selectors import rhythm_of
from quizzes.models import Answer, Attempt
from tests.progress import deeds

DAY = timedelta(days=1)


def kinds(learner: User) -> list[str]:
    return sorted(Win.objects.filter(learner=learner).values_list("kind", flat=True))


def kept(learner: User) -> list[tuple[Any, ...]]:
    wins = Win.objects.filter(learner=learner).order_by("kind", "key")
    days = StudyDay.objects.filter(learner=learner).order_by("day")
    return [
        *wins.values_list("kind", "key", "at", "day", "data"),
        *days.values_list("day", "first_at", "last_at", "minutes"),
    ]


def failed(submission: Submission, check: str, mistake: str = "") -> None:
    CheckResult.objects.create(
        submission=submission,
        check_id=check,
        position=0,
        verdict="wrong",
        score=0,
        mistake=mistake,
    )


def passed(submission: Submission, check: str) -> None:
    CheckResult.objects.create(
        submission=submission, check_id=check, position=0, verdict="passed", score=1
    )


def study(learner: User, week: Week, *days_ago: float) -> None:
    """Five minutes of reading, so many days ago."""
    for ago in days_ago:
        for minute in range(5):
            at = timezone.now() - DAY * ago - timedelta(minutes=minute)
            record_study(learner=learner, week=week, kind="lesson", at=at)


def test_first_passes_finished_weeks_and_courses_are_wins(
    learner: User, week: Week, labs: list[Lab]
) -> None:
    deeds.read_lesson(learner, week)
    deeds.take_quiz(learner, week)
    deeds.hand_in(learner, labs[0])
    assert kinds(learner) == ["first_pass", "first_quiz"]
    deeds.hand_in(learner, labs[1])
    assert "week_done" in kinds(learner)
    assert Win.objects.get(kind="first_pass").data["lab"] == labs[0].slug


def test_the_first_model_is_a_lab_that_ran_tensorflow(learner: User, labs: list[Lab]) -> None:
    deeds.hand_in(learner, labs[0])
    assert "first_model" not in kinds(learner)
    version = labs[1].current_version
    assert version is not None
    type(version).objects.filter(pk=version.pk).update(
        spec=version.spec | {"runtime": "tensorflow"}
    )
    deeds.hand_in(learner, labs[1])
    assert "first_model" in kinds(learner)


def test_a_check_that_failed_and_passes_later_is_a_recovery(learner: User, labs: list[Lab]) -> None:
    first = deeds.hand_in(learner, labs[0], verdict="wrong", score=0.0, source="x = 1\n")
    failed(first, "cost")
    second = deeds.hand_in(learner, labs[0], verdict="wrong", score=0.5, source="x = 2\n")
    passed(second, "cost")
    services.refold(learner=learner)
    win = Win.objects.get(kind="recovered")
    assert win.data == {"lab": labs[0].slug, "submission": str(second.pk)}


def test_a_named_mistake_is_overcome_by_its_name(learner: User, labs: list[Lab]) -> None:
    version = labs[0].current_version
    assert version is not None
    title = {"ja": "平均を忘れた", "en": "The mean is missing"}
    type(version).objects.filter(pk=version.pk).update(mistakes={"missing-mean": {"title": title}})
    first = deeds.hand_in(learner, labs[0], verdict="wrong", score=0.0, source="x = 1\n")
    failed(first, "cost", "missing-mean")
    second = deeds.hand_in(learner, labs[0], source="x = 2\n")
    passed(second, "cost")
    services.refold(learner=learner)
    win = Win.objects.get(kind="mistake_overcome")
    assert win.key == f"{labs[0].slug}/missing-mean"
    assert win.data["title"] == title
    assert not Win.objects.filter(kind="recovered").exists()


def test_our_failures_are_nobodys_errors(learner: User, labs: list[Lab]) -> None:
    broken = deeds.hand_in(learner, labs[0], verdict="our_failure", score=0.0)
    failed(broken, "cost")
    after = deeds.hand_in(learner, labs[0], source="x = 2\n")
    passed(after, "cost")
    services.refold(learner=learner)
    assert "recovered" not in kinds(learner)


def test_a_better_result_is_a_personal_best_and_the_first_is_not(learner: User, week: Week) -> None:
    deeds.take_quiz(learner, week, right=5)
    assert "personal_best" not in kinds(learner)
    deeds.take_quiz(learner, week, right=7)
    deeds.take_quiz(learner, week, right=6)
    win = Win.objects.get(kind="personal_best")
    assert (win.data["before"], win.data["after"]) == (0.5, 0.7)


def test_ten_sure_and_right_answers_in_a_row(learner: User, week: Week) -> None:
    deeds.take_quiz(learner, week, right=10, certainty=3)
    assert Win.objects.get(kind="sure_and_right").data["count"] == 10


def test_a_regrade_takes_back_what_was_no_win(learner: User, week: Week) -> None:
    deeds.take_quiz(learner, week)
    assert "first_quiz" in kinds(learner)
    Attempt.objects.update(passed=False, score=0.5)
    services.refold(learner=learner)
    assert "first_quiz" not in kinds(learner)


def test_rebuilding_gives_the_same_wins_and_days(
    learner: User, week: Week, labs: list[Lab]
) -> None:
    study(learner, week, 12, 3, 2, 1)
    services.set_rhythm(learner=learner, goal="days", amount=1, freeze=True, show_streak=True)
    deeds.read_lesson(learner, week)
    deeds.take_quiz(learner, week, certainty=3)
    first = deeds.hand_in(learner, labs[0], verdict="wrong", score=0.0)
    failed(first, "cost")
    passed(deeds.hand_in(learner, labs[0], source="x = 2\n"), "cost")
    deeds.hand_in(learner, labs[1])
    services.refold(learner=learner)
    before = kept(learner)
    found = {"came_back", "days_running", "weekly_goal", "recovered", "week_done", "first_pass"}
    assert found <= set(kinds(learner))
    call_command("rebuild_progress", verbosity=0)
    assert kept(learner) == before


def test_the_weekly_goal_counts_from_when_it_was_set(learner: User, week: Week) -> None:
    study(learner, week, 0)
    services.refold(learner=learner)
    services.set_rhythm(learner=learner, goal="minutes", amount=30, freeze=True, show_streak=True)
    assert "weekly_goal" not in kinds(learner)
    services.set_rhythm(learner=learner, goal="minutes", amount=5, freeze=True, show_streak=True)
    deeds.read_lesson(learner, week)
    rhythm = rhythm_of(learner, timezone.now())
    assert (rhythm.done, rhythm.amount, rhythm.percent) == (5, 5, 100)


@pytest.mark.parametrize(("goal", "amount"), [("days", 0), ("days", 8), ("minutes", 0)])
def test_a_goal_that_cannot_be_met_is_refused_with_words(
    api_of: Any, learner: User, goal: str, amount: int
) -> None:
    answer = api_of(learner).put(
        "/api/v1/wins/rhythm/", {"goal": goal, "amount": amount}, format="json"
    )
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "/amount"


def test_a_new_time_zone_leaves_past_days_where_they_were(learner: User, week: Week) -> None:
    learner.time_zone = "Asia/Tokyo"
    learner.save()
    ZoneChange.objects.all().delete()
    # 23:30 in Tokyo, three evenings running: in Los Angeles the same, a day earlier each
    for ago in (3, 2, 1):
        evening = (timezone.now() - DAY * ago).replace(hour=14, minute=30)
        for minute in range(5):
            at = evening + timedelta(minutes=minute)
            record_study(learner=learner, week=week, kind="lesson", at=at)
    services.refold(learner=learner)
    before = list(StudyDay.objects.values_list("day", flat=True))
    learner.time_zone = "America/Los_Angeles"
    learner.save(update_fields=["time_zone"])
    services.refold(learner=learner)
    assert list(StudyDay.objects.values_list("day", flat=True)) == before
    change = ZoneChange.objects.get()
    assert (change.before, change.after) == ("Asia/Tokyo", "America/Los_Angeles")


def test_other_settings_note_no_change_of_zone(learner: User) -> None:
    learner.display_name = "Aki"
    learner.save()
    learner.save(update_fields=["display_name"])
    assert not ZoneChange.objects.exists()


def test_the_log_and_its_figures_take_the_same_queries_for_any_length(
    learner: User, week: Week, labs: list[Lab], client_of: Any, django_assert_max_num_queries: Any
) -> None:
    client = client_of(learner)
    deeds.hand_in(learner, labs[0])
    deeds.take_quiz(learner, week)
    client.get("/wins/")
    with django_assert_max_num_queries(40) as few:
        client.get("/wins/")
    study(learner, week, *range(1, 40))
    deeds.hand_in(learner, labs[1])
    services.refold(learner=learner)
    with django_assert_max_num_queries(len(few)):
        assert client.get("/wins/").status_code == 200


def test_a_week_of_reading_shows_as_days_in_a_row(
    learner: User, week: Week, client_of: Any
) -> None:
    study(learner, week, *range(7))
    page = client_of(learner).get("/wins/").content.decode()
    assert "7 days in a row" in page
    assert Win.objects.filter(kind="days_running").count() == 2


def test_nothing_yet_is_said_kindly(learner: User, client_of: Any) -> None:
    page = client_of(learner).get("/wins/").content.decode()
    assert "Your first win" in page


def test_wins_are_for_the_learner_alone(
    learner: User, other_learner: User, mentor: User, group: Any, labs: list[Lab], api_of: Any
) -> None:
    deeds.hand_in(learner, labs[0])
    assert len(api_of(learner).get("/api/v1/wins/").json()["results"]) >= 1
    for other in (other_learner, mentor):
        assert api_of(other).get("/api/v1/wins/").json()["results"] == []
    assert api_of(None).get("/api/v1/wins/").status_code == 401
    assert api_of(None).get("/api/v1/wins/rhythm/").status_code == 401


def test_anonymous_visitors_are_asked_to_sign_in(client_of: Any, db: None) -> None:
    assert client_of(None).get("/wins/").status_code in (302, 401)


def test_the_rhythm_is_set_over_the_api(learner: User, week: Week, api_of: Any) -> None:
    study(learner, week, 0)
    api = api_of(learner)
    given = {"goal": "days", "amount": 3, "freeze": False, "show_streak": False}
    answer = api.put("/api/v1/wins/rhythm/", given, format="json").json()
    assert (answer["goal"], answer["amount"], answer["done"]) == ("days", 3, 1)
    assert answer["percent"] == 33
    assert answer["show_streak"] is False
    assert api.get("/api/v1/wins/rhythm/").json() == answer


def test_a_shared_text_tells_what_and_when_and_nothing_private(
    learner: User, labs: list[Lab], api_of: Any
) -> None:
    deeds.hand_in(learner, labs[0])
    [win] = [
        w
        for w in api_of(learner).get("/api/v1/wins/").json()["results"]
        if w["kind"] == "first_pass"
    ]
    assert labs[0].title_en in win["share_text"]
    assert win["page"].startswith("/submissions/")
    assert "learner@example.org" not in win["share_text"]
    ja = api_of(learner).get("/api/v1/wins/", headers={"Accept-Language": "ja"}).json()["results"]
    assert labs[0].title_ja in next(w for w in ja if w["kind"] == "first_pass")["share_text"]


def test_an_answer_today_counts_at_once(learner: User, week: Week) -> None:
    attempt = deeds.begin_quiz(learner, week)
    deeds.answer(attempt, 1, right=True)
    assert Answer.objects.count() == 1
    streak = rhythm_of(learner, timezone.now()).streak
    assert (streak.run, streak.today) == (1, True)
    assert StudyMinute.objects.count() == 1


def test_who_left_for_a_week_is_welcomed_back(learner: User, week: Week) -> None:
    study(learner, week, 20, 0)
    services.refold(learner=learner)
    assert Win.objects.get(kind="came_back").data == {"days": 19}


def test_facts_far_in_the_past_and_strange_zones_break_nothing(learner: User, week: Week) -> None:
    record_study(learner=learner, week=week, kind="quiz", at=datetime(1999, 12, 31, tzinfo=UTC))
    User.objects.filter(pk=learner.pk).update(time_zone="Moon/Crater")
    learner.refresh_from_db()
    services.refold(learner=learner)
    assert rhythm_of(learner, timezone.now()).streak.run == 0


LINKS = "/api/v1/wins/links/"


def linked(learner: User, api: Any) -> tuple[str, str]:
    """A link to the learner's first pass: its token and address."""
    made = api.post(LINKS, {"kind": "first_pass"}, format="json")
    assert made.status_code == 201, made.content
    return made.json()["token"], made.json()["address"]


def test_a_win_is_seen_by_whoever_has_its_link_until_it_is_taken_back(
    learner: User, other_learner: User, labs: list[Lab], api_of: Any, client_of: Any
) -> None:
    deeds.hand_in(learner, labs[0], source="secret = 1\n")
    api, nobody = api_of(learner), client_of(None)
    token, address = linked(learner, api)
    assert api.post(LINKS, {"kind": "first_pass", "key": ""}, format="json").status_code == 200
    page = f"/wins/shared/{token}/"
    assert address.endswith(page)
    shown = nobody.get(page)
    text = shown.content.decode()
    assert labs[0].title_en in text
    assert learner.display_name in text
    assert "/submissions/" not in text
    assert str(learner.email) not in text
    assert "noindex" in shown["X-Robots-Tag"]
    assert nobody.get(f"/api/v1{page}").json()["name"] == learner.display_name
    assert api_of(other_learner).delete(f"{LINKS}{token}/").status_code == 404
    assert api.delete(f"{LINKS}{token}/").status_code == 204
    assert (nobody.get(page).status_code, api.get(LINKS).json()) == (404, [])
    again, _address = linked(learner, api)
    assert again != token
    assert nobody.get(page).status_code == 404


def test_a_link_outlives_a_rebuild_and_ends_with_its_win(
    learner: User, labs: list[Lab], api_of: Any, client_of: Any
) -> None:
    handed = deeds.hand_in(learner, labs[0])
    token, _address = linked(learner, api_of(learner))
    services.rebuild(learner=learner)
    assert client_of(None).get(f"/wins/shared/{token}/").status_code == 200
    type(handed).objects.filter(pk=handed.pk).update(verdict="wrong")
    services.rebuild(learner=learner)
    assert client_of(None).get(f"/wins/shared/{token}/").status_code == 404


def test_links_are_made_and_taken_back_on_the_page(
    learner: User, labs: list[Lab], client_of: Any, api_of: Any
) -> None:
    deeds.hand_in(learner, labs[0])
    client = client_of(learner)
    made = client.post("/wins/links/", {"kind": "first_pass", "key": ""})
    assert "Take the link back" in client.get(made["Location"]).content.decode()
    [link] = api_of(learner).get(LINKS).json()
    assert client.post(f"/wins/links/{link['token']}/end/").status_code == 302
    assert "Take the link back" not in client.get("/wins/").content.decode()
    assert client.post("/wins/links/", {"kind": "course_done", "key": "x"}).status_code == 404
