"""The quiz in a browser, with and without scripts, in both languages."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Group, User
from curriculum.models import Week
from quizzes import selectors
from quizzes.items import load_item
from quizzes.models import Answer, Attempt
from quizzes.services import attempt_start
from tests.quizzes import samples
from tests.quizzes.conftest import make_week, shown_response
from tests.quizzes.keys import form_of

ClientOf = Callable[[User | None], Client]
Finish = Callable[..., Attempt]


@pytest.fixture
def browser(client_of: ClientOf, learner: User) -> Client:
    return client_of(learner)


def question_url(attempt: Attempt) -> str:
    return reverse("quizzes:question", args=[attempt.pk])


def filled(attempt: Attempt, position: int, *, right: bool = True, **more: Any) -> dict[str, Any]:
    """The form for a position, filled in."""
    drawn = selectors.drawn_item(attempt, position)
    assert drawn is not None
    item = load_item(drawn.item_version.body)
    form = form_of(item, shown_response(attempt, position, right=right))
    return {**form, "position": position, "certainty": 2, **more}


def position_of(attempt: Attempt, kind: str) -> int:
    return attempt.drawn.get(item_version__type=kind).position


def test_a_visitor_is_sent_to_try_it_and_back(week: Week, client_of: ClientOf) -> None:
    url = reverse("quizzes:start", args=["first", "basics"])
    response = client_of(None).get(url)
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("accounts:try"))
    assert "next=%2Ffirst%2Fbasics%2Fquiz%2F" in response["Location"]


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Every answer is explained"), ("ja", "すべての答え")]
)
def test_the_start_says_what_awaits(week: Week, browser: Client, language: str, words: str) -> None:
    browser.cookies["django_language"] = language
    page = browser.get(
        reverse("quizzes:start", args=["first", "basics"]), headers={"Accept-Language": language}
    )
    assert words in page.content.decode().replace("<wbr>", "")
    assert not Attempt.objects.exists()


def test_a_week_without_questions_says_that_they_are_being_written(
    browser: Client, db: None
) -> None:
    make_week("empty")
    page = browser.get(reverse("quizzes:start", args=["first", "empty"]))
    assert "still being written" in page.content.decode()
    assert browser.post(reverse("quizzes:start", args=["first", "empty"])).status_code == 409


def test_the_whole_quiz_without_scripts(week: Week, browser: Client, learner: User) -> None:
    start = browser.post(reverse("quizzes:start", args=["first", "basics"]))
    attempt = Attempt.objects.get(learner=learner)
    assert start["Location"] == question_url(attempt)
    for position in range(1, attempt.size + 1):
        assert browser.get(question_url(attempt)).status_code == 200
        done = browser.post(question_url(attempt), filled(attempt, position))
        assert done["Location"] == reverse("quizzes:feedback", args=[attempt.pk, position])
        page = browser.get(done["Location"]).content.decode()
        assert samples.SECRET in page
        assert f"{reverse('curriculum:lesson', args=['first', 'basics'])}#sigmoid" in page
    end = browser.get(question_url(attempt))
    assert end["Location"] == reverse("quizzes:summary", args=[attempt.pk])
    summary = browser.get(end["Location"]).content.decode()
    assert "100%" in summary
    assert "Sigmoid" in summary
    attempt.refresh_from_db()
    assert attempt.passed


@pytest.mark.parametrize("kind", sorted(samples.ALL))
def test_a_wrong_answer_is_explained_whatever_the_kind(
    attempt: Attempt, browser: Client, answer: Callable[..., Answer], kind: str
) -> None:
    place = position_of(attempt, kind)
    for position in range(1, place):
        answer(attempt, position)
    response = browser.post(question_url(attempt), filled(attempt, place, right=False), follow=True)
    page = response.content.decode()
    assert "Not right" in page
    assert "The right answer" in page
    assert f"{samples.SECRET} explanation" in page
    assert "remark--wrong" in page


@pytest.mark.parametrize("kind", sorted(samples.ALL))
@pytest.mark.parametrize("language", ["ja", "en"])
def test_pages_before_the_answer_give_nothing_away(
    attempt: Attempt,
    browser: Client,
    answer: Callable[..., Answer],
    kind: str,
    language: str,
) -> None:
    place = position_of(attempt, kind)
    for position in range(1, place):
        answer(attempt, position)
    for extra in ({}, {"HX-Request": "true"}):
        response = browser.get(
            question_url(attempt), headers={"Accept-Language": language, **extra}
        )
        page = response.content.decode()
        assert "Prompt of" in page
        assert samples.SECRET not in page
        assert str(attempt.seed) not in page


def test_htmx_gets_fragments_and_the_address_moves_on(attempt: Attempt, browser: Client) -> None:
    htmx = {"HX-Request": "true"}
    page = browser.get(question_url(attempt), headers=htmx)
    assert page.content.decode().lstrip().startswith('<div id="question"')
    assert "HX-Request" in page["Vary"]
    done = browser.post(question_url(attempt), filled(attempt, 1), headers=htmx)
    assert done.content.decode().lstrip().startswith('<div id="question"')
    assert done["HX-Push-Url"] == reverse("quizzes:feedback", args=[attempt.pk, 1])


@pytest.mark.parametrize("kind", sorted(samples.ALL))
def test_a_missing_certainty_keeps_what_was_given(
    attempt: Attempt, browser: Client, answer: Callable[..., Answer], kind: str
) -> None:
    place = position_of(attempt, kind)
    for position in range(1, place):
        answer(attempt, position)
    form = filled(attempt, place)
    form.pop("certainty")
    response = browser.post(question_url(attempt), form)
    page = response.content.decode()
    assert response.status_code == 422
    assert "Say how sure you are" in page
    given = [v for key, v in form.items() if key != "position"]
    form_shown = page.partition('class="question"')[2].partition("</form>")[0]
    kept = form_shown.count(" checked") + form_shown.count(" selected")
    if kind in ("numeric", "shape", "trace"):
        assert html.escape(form["text"]) in page
    else:
        assert kept == sum(len(v) if isinstance(v, list) else 1 for v in given)
    assert not attempt.answers.filter(position=place).exists()


def test_an_unreadable_number_is_kept_and_asked_for_again(
    attempt: Attempt, browser: Client, answer: Callable[..., Answer]
) -> None:
    place = position_of(attempt, "numeric")
    for position in range(1, place):
        answer(attempt, position)
    form = filled(attempt, place, text='about "half" <b>', certainty=3)
    response = browser.post(question_url(attempt), form)
    page = response.content.decode()
    assert response.status_code == 422
    assert "Write one number" in page
    assert "nothing is lost" in page
    assert "about &quot;half&quot; &lt;b&gt;" in page
    assert re.search(r'value="3" checked', page)
    assert (
        browser.post(question_url(attempt), form, headers={"HX-Request": "true"}).status_code == 200
    )


def test_posting_the_same_form_twice_is_one_answer(attempt: Attempt, browser: Client) -> None:
    first = browser.post(question_url(attempt), filled(attempt, 1))
    second = browser.post(question_url(attempt), filled(attempt, 1, right=False))
    assert first["Location"] == second["Location"]
    assert attempt.answers.get().score == 1


def test_not_knowing_needs_no_certainty(attempt: Attempt, browser: Client) -> None:
    response = browser.post(question_url(attempt), {"position": 1, "unknown": "1"}, follow=True)
    assert "Now you will know" in response.content.decode()
    assert attempt.answers.get().outcome["unknown"]


def test_the_language_can_change_in_the_middle(attempt: Attempt, browser: Client) -> None:
    browser.post(question_url(attempt), filled(attempt, 1))
    url = reverse("quizzes:feedback", args=[attempt.pk, 1])
    en = browser.get(url, headers={"Accept-Language": "en"}).content.decode()
    User.objects.filter(pk=attempt.learner_id).update(language="ja")
    browser.cookies["django_language"] = "ja"
    ja = browser.get(url, headers={"Accept-Language": "ja"}).content.decode()
    assert "（日本語）" not in en
    assert "（日本語）" in ja.replace("<wbr>", "")
    browser.post(question_url(attempt), filled(attempt, 2))
    assert list(attempt.answers.values_list("language", flat=True)) == ["en", "ja"]


def test_a_session_that_ended_while_typing_loses_nothing(
    attempt: Attempt, client_of: ClientOf, answer: Callable[..., Answer], browser: Client
) -> None:
    place = position_of(attempt, "numeric")
    for position in range(1, place):
        answer(attempt, position)
    form = {"position": place, "text": "１／３", "certainty": 2}
    for headers, where in (({}, "Location"), ({"HX-Request": "true"}, "HX-Redirect")):
        response = client_of(None).post(question_url(attempt), form, headers=headers)
        door = response[where]
        assert door.startswith(reverse("accounts:try"))
    from urllib.parse import parse_qs, urlsplit

    back = parse_qs(urlsplit(door).query)["next"][0]
    page = browser.get(back).content.decode()
    assert 'value="１／３"' in page
    assert re.search(r'value="2" checked', page)


def test_the_summary_lists_sure_but_wrong_first(
    attempt: Attempt, browser: Client, finish: Finish
) -> None:
    finish(attempt, wrong=(3, 4, 5), certainty=3)
    page = browser.get(reverse("quizzes:summary", args=[attempt.pk])).content.decode()
    assert page.index("Certain, but not right") < page.index("All questions")
    assert "Not passed yet" in page
    assert "Practise the 3 questions you missed" in page


@pytest.mark.parametrize(("which", "kind"), [("missed", "missed"), ("all", "full")])
def test_trying_again(
    attempt: Attempt, browser: Client, finish: Finish, which: str, kind: str
) -> None:
    finish(attempt, wrong=(1,))
    response = browser.post(reverse("quizzes:retry", args=[attempt.pk]), {"which": which})
    again = Attempt.objects.exclude(pk=attempt.pk).get()
    assert response["Location"] == question_url(again)
    assert again.kind == kind
    assert again.size == (1 if which == "missed" else attempt.size)


PAGES = ["quizzes:question", "quizzes:summary", "quizzes:feedback"]


@pytest.mark.parametrize("page", PAGES)
def test_who_may_read_an_attempt(
    page: str,
    attempt: Attempt,
    answer: Callable[..., Answer],
    group: Group,
    client_of: ClientOf,
    mentor: User,
    other_mentor: User,
    other_learner: User,
    operator: User,
) -> None:
    answer(attempt, 1)
    args = [attempt.pk, 1] if page == "quizzes:feedback" else [attempt.pk]
    url = reverse(page, args=args)

    def status(user: User | None) -> int:
        return client_of(user).get(url, follow=user is not None).status_code

    assert [status(user) for user in (attempt.learner, mentor, operator)] == [200] * 3
    assert [status(user) for user in (other_mentor, other_learner)] == [404] * 2
    assert status(None) == 302


def test_only_the_learner_answers(
    attempt: Attempt, group: Group, client_of: ClientOf, mentor: User, other_learner: User
) -> None:
    form = filled(attempt, 1)
    assert client_of(mentor).post(question_url(attempt), form).status_code == 403
    assert client_of(other_learner).post(question_url(attempt), form).status_code == 404
    retry = reverse("quizzes:retry", args=[attempt.pk])
    assert client_of(mentor).post(retry, {"which": "all"}).status_code == 403
    assert not attempt.answers.exists()


def test_a_guest_may_do_all(week: Week, guest: User, client_of: ClientOf) -> None:
    browser = client_of(guest)
    browser.post(reverse("quizzes:start", args=["first", "basics"]))
    attempt = Attempt.objects.get(learner=guest)
    assert browser.post(question_url(attempt), filled(attempt, 1)).status_code == 302
    assert attempt.answers.count() == 1


def test_strange_addresses_are_not_found(attempt: Attempt, browser: Client) -> None:
    for args in ([attempt.pk, 0], [attempt.pk, 99]):
        assert browser.get(reverse("quizzes:feedback", args=args)).status_code == 404
    later = browser.get(reverse("quizzes:feedback", args=[attempt.pk, 1]))
    assert later["Location"] == question_url(attempt)
    assert browser.get(reverse("quizzes:retry", args=[attempt.pk])).status_code == 302


def test_pages_ask_the_database_as_often_for_many_answers_as_for_one(
    week: Week,
    learner: User,
    browser: Client,
    answer: Callable[..., Answer],
    finish: Finish,
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries(url: str) -> int:
        browser.get(url)
        with CaptureQueriesContext(connection) as caught:
            assert browser.get(url).status_code == 200
        return len(caught)

    attempt, _ = attempt_start(learner=learner, week=week, language="en")
    answer(attempt, 1)
    start = reverse("quizzes:start", args=["first", "basics"])
    few = [queries(question_url(attempt)), queries(start)]
    for position in range(2, attempt.size):
        answer(attempt, position)
    assert [queries(question_url(attempt)), queries(start)] == few
    answer(attempt, attempt.size)
    summary = queries(reverse("quizzes:summary", args=[attempt.pk]))
    short = finish(_again(attempt, browser))
    assert queries(reverse("quizzes:summary", args=[short.pk])) == summary


def _again(attempt: Attempt, browser: Client) -> Attempt:
    browser.post(reverse("quizzes:retry", args=[attempt.pk]), {"which": "all"})
    return Attempt.objects.filter(finished_at__isnull=True).get()
