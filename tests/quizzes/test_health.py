"""How questions do: figures of first answers, what is concluded from them, and who may see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from curriculum.models import Week
from quizzes.health.answers import FirstAnswer, firsts, with_rest
from quizzes.health.choices import choices_of
from quizzes.health.figures import FEWEST, Choice, correlation, figures_of, two_proportion_z, wilson
from quizzes.health.flags import WEIGHTS, Flag, flags_of, priority_of
from quizzes.health.models import ItemHealth
from quizzes.health.services import health_refresh
from quizzes.items import TYPES
from quizzes.models import Answer, Item
from quizzes.services import attempt_start
from quizzes.syncing import sync_items
from tests.quizzes import new_samples, samples, walking
from tests.quizzes.conftest import raw_bodies

CHOICES = [Choice("a", correct=True), Choice("b", correct=False), Choice("c", correct=False)]
ONE = FirstAnswer(1, 1, 1, "en", 1.0, 2, 20, 0, choices=("a",), rest=0.5)


def crowd(count: int, *, rights: int, **fields: Any) -> list[FirstAnswer]:
    """First answers, the first `rights` of them right; those do well elsewhere too."""
    return [
        replace(
            ONE,
            learner=n,
            score=float(n < rights),
            choices=("a" if n < rights else "b",),
            rest=0.9 if n < rights else 0.3 + n % 3 / 10,
            **fields,
        )
        for n in range(count)
    ]


def test_only_the_first_answer_of_each_learner_counts() -> None:
    again = replace(ONE, score=0.0)
    other = replace(ONE, learner=2)
    assert list(firsts([ONE, again, other])) == [ONE, other]


def test_the_rest_is_the_mean_of_the_other_questions_and_needs_three() -> None:
    answers = [replace(ONE, item=n, score=score) for n, score in enumerate((1.0, 0.0, 0.5, 1.0))]
    assert [a.rest for a in with_rest(answers)] == pytest.approx([0.5, 2.5 / 3, 2 / 3, 0.5])
    assert [a.rest for a in with_rest(answers[:3])] == [None] * 3


def test_figures_of_a_sound_question() -> None:
    answers = crowd(40, rights=24) + crowd(40, rights=26, language="ja")
    found = figures_of(answers, CHOICES)
    assert (found.answers, found.right, found.facility) == (80, 50, 50 / 80)
    assert found.low < 50 / 80 < found.high
    assert found.discrimination is not None
    assert found.discrimination > 0.9
    assert (found.ja.answers, found.ja.right, found.en.right) == (40, 26, 24)
    assert found.dead == ["c"]
    assert flags_of(found) == [Flag.DEAD]


def test_known_values() -> None:
    """Against values worked out by hand and with statsmodels' formulas."""
    assert correlation([(0, 0.2), (1, 0.8), (0, 0.4), (1, 0.6)]) == pytest.approx(0.8944, abs=1e-4)
    assert correlation([(1, 0.2), (1, 0.8), (1, 0.4)]) is None
    assert wilson(15, 30) == pytest.approx((0.3315, 0.6685), abs=1e-4)
    ja, en = figures_of(crowd(50, rights=40, language="ja")).ja, figures_of(crowd(50, rights=25)).en
    assert two_proportion_z(ja, en) == pytest.approx(0.3 / (0.65 * 0.35 * 2 / 50) ** 0.5, abs=1e-3)


@pytest.mark.parametrize(
    ("answers", "flag"),
    [
        ([replace(a, rest=1 - (a.rest or 0)) for a in crowd(60, rights=30)], Flag.BACKWARDS),
        (crowd(60, rights=50) + crowd(60, rights=25, language="ja"), Flag.MISTRANSLATION),
        (crowd(60, rights=30, certainty=3), Flag.SURE_WRONG),
        (crowd(60, rights=10), Flag.HARD),
        ([replace(a, rest=a.learner % 2 / 2) for a in crowd(60, rights=30)], Flag.WEAK),
        (crowd(60, rights=30, hints=1), Flag.HINTED),
        (crowd(60, rights=60), Flag.EASY),
    ],
)
def test_each_finding_is_found_and_not_before_thirty(
    answers: list[FirstAnswer], flag: Flag
) -> None:
    assert flag in flags_of(figures_of(answers))
    assert flags_of(figures_of(answers[: FEWEST - 1], CHOICES)) == []
    assert figures_of(answers[: FEWEST - 1], CHOICES).dead == []


def test_weights_are_whole_and_graver_ones_are_never_lighter() -> None:
    assert list(WEIGHTS) == list(Flag)
    assert sorted(WEIGHTS.values(), reverse=True) == list(WEIGHTS.values())
    assert priority_of([Flag.BACKWARDS, Flag.DEAD]) == 10


ANSWERS = st.builds(
    FirstAnswer,
    learner=st.integers(1, 9),
    item=st.integers(1, 3),
    version=st.just(1),
    language=st.sampled_from(["ja", "en"]),
    score=st.sampled_from([0.0, 0.25, 0.5, 1.0]),
    certainty=st.integers(1, 3),
    seconds=st.integers(0, 3600),
    hints=st.integers(0, 3),
    choices=st.sampled_from([(), ("a",), ("b", "c")]),
)


@given(st.lists(ANSWERS, min_size=1, max_size=80))
def test_figures_of_anything_keep_their_bounds(answers: list[FirstAnswer]) -> None:
    kept = with_rest(firsts(answers))
    found = figures_of(kept, CHOICES)
    assert 0 <= found.low <= found.right / found.answers <= found.high <= 1
    assert found.ja.answers + found.en.answers == found.answers
    assert found.discrimination is None or -1 <= found.discrimination <= 1
    assert found.sure_wrong <= found.sure <= found.answers
    turned = figures_of(list(reversed(kept)), CHOICES)
    assert (turned.options, turned.language_z) == (found.options, found.language_z)
    assert turned.facility == pytest.approx(found.facility)


def test_choices_of_every_kind_of_question_are_found() -> None:
    bodies = {body["type"]: body for body in raw_bodies()}
    assert set(bodies) == set(TYPES)
    chosen = {type_ for type_, body in bodies.items() if choices_of(body)}
    assert chosen == {"single", "multiple", "plot", "fill", "bug_line"}


# --- the derived table ----------------------------------------------------------------------------


@pytest.fixture
def answered(week: Week, make_user: Callable[..., User]) -> Week:
    """Three learners went through the week's quiz; the first a second time, all wrong."""
    for n in range(3):
        learner = make_user(f"health{n}")
        attempt = attempt_start(learner=learner, week=week, language="en")[0]
        for position in range(1, attempt.size + 1):
            walking.give(attempt, position, right=n != 2)
    again = attempt_start(
        learner=User.objects.get(display_name="health0"), week=week, language="en"
    )
    for position in range(1, again[0].size + 1):
        walking.give(again[0], position, right=False)
    health_refresh()
    return week


def rows() -> list[dict[str, Any]]:
    columns = [f.name for f in ItemHealth._meta.fields if f.name not in ("id", "computed_at")]
    return list(ItemHealth.objects.order_by("item", "version").values(*columns))


def test_the_table_holds_first_answers_and_is_made_again_exactly(answered: Week) -> None:
    whole = ItemHealth.objects.filter(version__isnull=True)
    assert whole.count() == len(samples.ALL)
    assert {(row.answers, row.right, row.judged) for row in whole} == {(3, 2, False)}
    assert all(row.flags == [] for row in whole)
    before = rows()
    out = StringIO()
    call_command("refresh_item_health", stdout=out)
    assert rows() == before
    assert str(len(samples.ALL)) in out.getvalue()


def test_an_edited_question_has_figures_of_each_version(answered: Week, learner: User) -> None:
    sync_items(week=answered, bodies=[samples.single() | {"difficulty": 3}])
    attempt = attempt_start(learner=learner, week=answered, language="ja")[0]
    walking.give(attempt, 1)
    health_refresh()
    item = Item.objects.get(slug=samples.single()["id"])
    by_version = ItemHealth.objects.filter(item=item).order_by("version")
    assert sorted(row.answers for row in by_version) == [1, 3, 4]


def test_refreshing_asks_the_same_number_of_queries_however_many_answered(
    answered: Week, learner: User, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(12):
        health_refresh()


# --- pages and API --------------------------------------------------------------------------------

LIST, API = "/authors/items/", "/api/v1/quiz-items/health/"
DETAIL = f"first/basics/{samples.single()['id']}/"


@pytest.fixture
def author(make_user: Callable[..., User]) -> User:
    return make_user("author", is_author=True)


@pytest.mark.parametrize("address", [LIST, LIST + DETAIL, API, API + DETAIL])
def test_only_authors_and_operators_get_in(
    address: str, answered: Week, author: User, learner: User, mentor: User, operator: User,
    client_of: Any,
) -> None:  # fmt: skip
    for user, status in ((author, 200), (operator, 200), (learner, 403), (mentor, 403)):
        assert client_of(user).get(address).status_code == status
    assert client_of(None).get(address).status_code in (302, 401, 403)


def test_the_list_is_filtered_and_makes_as_many_queries_for_one_as_for_all(
    answered: Week, author: User, client_of: Any, django_assert_num_queries: Any
) -> None:
    row = ItemHealth.objects.filter(version__isnull=True).last()
    assert row is not None
    ItemHealth.objects.filter(pk=row.pk).update(flags=["hard"], judged=True, priority=3)
    client = client_of(author)
    page = client.get(LIST)
    assert page.context["lines"][0]["item"] == row.item
    assert len(page.context["lines"]) == len(samples.ALL)
    assert [line["item"] for line in client.get(LIST + "?flag=hard").context["lines"]] == [row.item]
    assert len(client.get(LIST + "?type=single").context["lines"]) == 1
    assert len(client.get(LIST + "?week=first/basics").context["lines"]) == len(samples.ALL)
    assert not client.get(LIST + "?week=second/basics").context["lines"]
    with django_assert_num_queries(5):
        client.get(LIST)
    with django_assert_num_queries(5):
        client.get(LIST + "?type=single")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_page_of_a_question_shows_choices_and_both_texts(
    answered: Week, author: User, client_of: Any, language: str
) -> None:
    client = client_of(author)
    client.cookies["django_language"] = language
    for item in Item.objects.all():
        page = client.get(f"{LIST}first/basics/{item.slug}/")
        assert page.status_code == 200
    text = client.get(LIST + DETAIL).content.decode()
    assert "option a" in text
    assert ("3 of 30" in text) is (language == "en")


def test_the_api_tells_figures_and_flags(answered: Week, author: User, api_of: Any) -> None:
    api = api_of(author)
    listed = api.get(API + "?limit=2").json()
    assert len(listed["results"]) == 2
    assert api.get(listed["next"]).status_code == 200
    found = api.get(API + DETAIL).json()
    assert found["health"]["answers"] == 3
    assert found["health"]["figures"]["options"][0]["count"] == 2
    assert len(found["versions"]) == 1
    assert api.get(API + "first/basics/none/").status_code == 404


def test_a_question_nobody_answered_says_so(week: Week, author: User, client_of: Any) -> None:
    assert b"Nobody has answered it yet" in client_of(author).get(LIST + DETAIL).content
    assert b"Nothing here yet" in client_of(author).get(LIST).content


def test_drawn_numbers_show_as_places(week: Week, author: User, client_of: Any) -> None:
    sync_items(week=week, bodies=[new_samples.drawn()])
    slug = new_samples.drawn()["id"]
    assert client_of(author).get(f"{LIST}first/basics/{slug}/").status_code == 200


def test_answers_keep_no_more_than_they_had(answered: Week) -> None:
    """Making figures reads facts and changes none."""
    before = list(Answer.objects.order_by("pk").values())
    health_refresh(now=timezone.now())
    assert list(Answer.objects.order_by("pk").values()) == before
