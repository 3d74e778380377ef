"""Home, path, week and statistics pages, for visitors and learners, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from curriculum.models import Week
from labs.models import Lab
from tests.progress import deeds, world

ClientOf = Callable[[User | None], Client]
WEEK = "/first/basics/"


def text_of(client: Client, address: str, language: str = "en") -> str:
    client.cookies["django_language"] = language
    answer = client.get(address)
    assert answer.status_code == 200, address
    return re.sub(r"\s+", " ", answer.content.decode().replace("<wbr>", ""))


def primary(page: str) -> list[str]:
    """Addresses of the primary actions of a page."""
    return re.findall(r'<a class="button button--primary" href="([^"]+)"', page)


def test_a_visitor_is_told_what_this_is_and_can_begin_at_once(
    week: Week, client_of: ClientOf
) -> None:
    page = text_of(client_of(None), "/")
    assert primary(page) == ["/try/?next=/first/basics/"]
    assert "10 questions" in page
    assert "3 labs" in page
    assert "/account/login/" in page


@pytest.mark.django_db
def test_the_first_page_works_before_any_content_is_there(client_of: ClientOf) -> None:
    assert primary(text_of(client_of(None), "/")) == ["/try/?next=/path/"]
    assert "There is no content yet" in text_of(client_of(None), "/path/")


def test_somebody_new_gets_one_next_action_and_the_others_folded(
    learner: User, week: Week, client_of: ClientOf
) -> None:
    page = text_of(client_of(learner), "/")
    assert primary(page) == ["/first/basics/lesson/"]
    assert "about 30 minutes" in page
    folded = page[page.index("<details") :]
    assert "/first/basics/quiz/" in folded
    assert "/labs/regression/" in folded


def test_after_the_lesson_the_quiz_comes_next(
    learner: User, week: Week, client_of: ClientOf
) -> None:
    deeds.read_lesson(learner, week)
    page = text_of(client_of(learner), "/", "ja")
    assert primary(page) == ["/first/basics/quiz/"]
    assert "クイズ：basicsの週" in page
    assert "レッスンは読み終えました。" in page


def test_a_quiz_half_done_is_gone_on_with(learner: User, week: Week, client_of: ClientOf) -> None:
    attempt = deeds.begin_quiz(learner, week)
    for position in (1, 2, 3):
        deeds.answer(attempt, position, right=True)
    page = text_of(client_of(learner), "/")
    assert primary(page) == [f"/quiz/{attempt.pk}/"]
    assert "You have answered 3 of 10 questions." in page


def test_a_quiz_begun_again_after_passing_is_not_pressed_upon_anybody(
    learner: User, week: Week, client_of: ClientOf
) -> None:
    deeds.take_quiz(learner, week)
    deeds.begin_quiz(learner, week)
    assert primary(text_of(client_of(learner), "/")) == ["/first/basics/lesson/"]


def test_a_mentors_comment_comes_first_until_it_is_seen(
    learner: User, mentor: User, week: Week, labs: list[Lab], client_of: ClientOf
) -> None:
    from labs.services import mark_comments_seen

    submission = deeds.hand_in(learner, labs[0], verdict="wrong", score=0.2)
    deeds.comment(submission, learner, "A note to myself")
    client = client_of(learner)
    assert primary(text_of(client, "/")) == ["/first/basics/lesson/"]
    deeds.comment(submission, mentor, "Mind the <mean>.")
    page = text_of(client, "/")
    assert primary(page) == [f"/submissions/{submission.pk}/"]
    assert "Mind the &lt;mean&gt;." in page
    mark_comments_seen(submission=submission, reader=learner)
    assert "Mind the" not in text_of(client, "/")


def test_when_everything_is_done_that_is_said(
    learner: User, week: Week, labs: list[Lab], client_of: ClientOf
) -> None:
    deeds.read_lesson(learner, week)
    deeds.take_quiz(learner, week)
    for lab in Lab.objects.all():
        deeds.hand_in(learner, lab)
    page = text_of(client_of(learner), "/")
    assert "You have finished everything there is" in page
    assert primary(page) == ["/path/"]


def test_the_path_shows_states_and_explains_percentages(
    learner: User, week: Week, labs: list[Lab], client_of: ClientOf
) -> None:
    deeds.read_lesson(learner, week)
    deeds.take_quiz(learner, week, right=6)
    deeds.hand_in(learner, labs[0], verdict="wrong", score=0.4)
    page = text_of(client_of(learner), "/path/")
    assert (
        "Lesson, read: 20 of 20. Quiz, best 60% of the 80% needed: 22.5 of 30. "
        "Lab “Regression”, best 40%: 10 of 25. Lab “Vectors”, not handed in yet: 0 of 25."
    ) in page
    assert "Weeks count by their days, 4 in all. Basics: 52% of 3." in page
    assert page.count("In preparation") == 3
    assert page.count("In progress") == 1


def test_visitors_see_the_path_without_figures_about_themselves(
    week: Week, client_of: ClientOf
) -> None:
    page = text_of(client_of(None), "/path/", "ja")
    assert "傾き" in page
    assert "<progress" not in page


@pytest.mark.parametrize("who", ["visitor", "learner"])
def test_a_week_opens_its_lesson_quiz_and_labs_directly(
    who: str, learner: User, week: Week, client_of: ClientOf
) -> None:
    page = text_of(client_of(learner if who == "learner" else None), WEEK)
    for address in ("lesson/", "quiz/"):
        assert f'href="{WEEK}{address}"' in page
    assert 'href="/labs/regression/"' in page
    assert 'href="/concepts/sigmoid/"' in page
    assert "Shapes do not fit" in page
    assert "Lab: Later" in page
    assert len(primary(page)) == 1


def test_a_week_being_written_says_so_and_what_comes(week: Week, client_of: ClientOf) -> None:
    page = text_of(client_of(None), "/first/intro/", "ja")
    assert "この週は準備中です" in page
    assert "あとのラボ" in page
    assert primary(page) == []


def test_a_lab_is_open_though_its_week_is_being_written(
    learner: User, week: Week, client_of: ClientOf
) -> None:
    assert primary(text_of(client_of(learner), "/second/frameworks/")) == ["/labs/tensors/"]


def test_something_new_in_a_finished_week_is_marked(
    learner: User, week: Week, labs: list[Lab], client_of: ClientOf
) -> None:
    deeds.read_lesson(learner, week)
    deeds.take_quiz(learner, week)
    for lab in labs:
        deeds.hand_in(learner, lab)
    world.add_lab(week, "more")
    page = text_of(client_of(learner), WEEK)
    assert "New in this week" in page
    assert "100%" in page


@pytest.mark.parametrize("address", ["/first/nothing/", "/nothing/basics/"])
def test_a_week_that_is_not_there_is_not_found(
    address: str, week: Week, client_of: ClientOf
) -> None:
    assert client_of(None).get(address).status_code == 404


def test_statistics_need_somebody_and_begin_empty(
    learner: User, week: Week, client_of: ClientOf
) -> None:
    door = client_of(None).get("/statistics/")
    assert (door.status_code, door["Location"]) == (302, "/try/?next=%2Fstatistics%2F")
    assert "Nothing to count yet" in text_of(client_of(learner), "/statistics/")


def test_statistics_show_figures_a_curve_and_its_table(
    learner: User, week: Week, labs: list[Lab], client_of: ClientOf
) -> None:
    deeds.take_quiz(learner, week, right=5, certainty=3)
    deeds.hand_in(learner, labs[0])
    page = text_of(client_of(learner), "/statistics/")
    assert page.count("data-chart=") == 2
    assert "Figures as a table" in page
    assert "50%" in page


@pytest.mark.parametrize("address", ["/", "/path/", WEEK, "/statistics/"])
def test_pages_ask_the_database_as_often_for_much_as_for_little(
    address: str, learner: User, mentor: User, week: Week, labs: list[Lab], client_of: ClientOf
) -> None:
    deeds.read_lesson(learner, week)
    deeds.comment(deeds.hand_in(learner, labs[0]), mentor)
    client = client_of(learner)
    client.get(address)
    with CaptureQueriesContext(connection) as little:
        client.get(address)
    for lab in Lab.objects.all():
        for place in range(3):
            source = f"x = {place}\n"
            deeds.comment(deeds.hand_in(learner, lab, source=source, verdict="wrong"), mentor)
    deeds.take_quiz(learner, week, right=3)
    deeds.begin_quiz(learner, week)
    for place in range(4):
        world.add_lesson(world.week(week.course, f"more-{place}", 3 + place))
    client.get(address)  # the changed content is held from now on
    with CaptureQueriesContext(connection) as much:
        client.get(address)
    assert len(much) <= len(little), "\n".join(query["sql"] for query in much)
    assert len(little) < 28
