"""Search finds what learners mean, however they type it, and tells no answers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from ruamel.yaml import YAML

from accounts.models import User
from curriculum.models import Week
from curriculum.search import engine
from curriculum.search.folding import fold, stem
from curriculum.search.index import Document, Index
from curriculum.search.snippets import snippet
from quizzes.models import Answer, Item
from quizzes.services import attempt_start

HERE = Path(__file__).parent
Clients = Callable[[User | None], Client]
real = pytest.mark.usefixtures("all_rooms", "content")


def queries(language: str) -> list[tuple[str, list[str]]]:
    return YAML(typ="safe").load((HERE / f"queries.{language}.yaml").read_text(encoding="utf-8"))


def named(hit: Document, weeks: dict[str, str]) -> str:
    """A document as the lists of queries name it."""
    if hit.kind == "lesson":
        week, _, anchor = hit.key.partition("#")
        return f"lesson:{weeks[week]}#{anchor}"
    return f"{hit.kind}:{hit.key.rpartition(':')[2]}"


@real
@pytest.mark.django_db
@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_learners_type_finds_what_they_mean(language: str) -> None:
    weeks = {str(week.pk): week.slug for week in Week.objects.all()}
    index = engine.index_of(language)
    asked = queries(language)
    assert len(asked) >= 50
    shares, missed = [], []
    for query, wanted in asked:
        found = [named(hit.document, weeks) for hit in index.search(str(query), {}, 10)]
        shares.append(sum(one in found for one in wanted) / len(wanted))
        missed += [(query, one, found) for one in wanted if one not in found]
    recall = sum(shares) / len(shares)
    assert recall >= 0.9, "\n".join(map(str, [recall, *missed]))


@pytest.mark.parametrize(
    "forms",
    [
        ("パラメータ", "パラメーター", "ﾊﾟﾗﾒｰﾀ", "ぱらめーた"),
        ("ＲｅＬＵ", "relu", "RELU"),
        ("one-hot", "ONE HOT", "ｏｎｅ－ｈｏｔ"),
        ("L2 正則化", "Ｌ２　正則化"),
    ],
)
def test_ways_to_type_one_thing_are_one(forms: tuple[str, ...]) -> None:
    assert len({" ".join(fold(form).split()) for form in forms}) == 1


def test_endings_do_not_matter() -> None:
    assert len({stem(word) for word in ("normalise", "normalised", "normalization")}) == 1
    assert stem("gradients") == stem("gradient")


def test_a_snippet_marks_what_was_typed_in_another_width() -> None:
    pieces = snippet("まず学習率を決めます。ＲｅＬＵも使います。", ["relu"], wide=True)
    assert [text for text, found in pieces if found] == ["ＲｅＬＵ"]
    assert "".join(text for text, _ in pieces) == "まず学習率を決めます。ＲｅＬＵも使います。"


def test_a_snippet_marks_whole_words_with_any_ending() -> None:
    pieces = snippet("Updates of the rate: rates, separate.", ["rate"], wide=False)
    assert [text for text, found in pieces if found] == ["rate", "rates"]


def test_private_documents_stay_private() -> None:
    texts = {"ja": "秘密の問い", "en": "secret question"}
    index = Index([Document("question", "7", texts, texts, private=True)], "en")
    assert index.search("secret", {}, 5) == []
    assert index.search("secret", {"question": frozenset({"8"})}, 5) == []
    assert len(index.search("secret", {"question": frozenset({"7"})}, 5)) == 1


@real
@pytest.mark.django_db
def test_questions_are_found_once_answered_and_tell_no_answer(
    client_of: Clients, learner: User, other_learner: User
) -> None:
    items = Item.objects.select_related("current_version", "week__course")
    item = items.filter(current_version__type="single").first()
    attempt, _new = attempt_start(learner=learner, week=item.week, language="en")
    Answer.objects.create(
        attempt=attempt, position=1, item_version=item.current_version, response={},
        certainty=1, score=0, outcome={}, language="en",
    )  # fmt: skip
    words = item.current_version.body["prompt"]["en"]

    def found(user: User | None) -> list[dict]:
        answer = client_of(user).get("/api/v1/search/", {"q": words, "kind": "question"})
        return answer.json()["results"]

    assert found(None) == [] == found(other_learner)
    [mine] = [one for one in found(learner) if one["address"].startswith(f"/quiz/{attempt.pk}/")]
    body = item.current_version.body
    told = mine["title"] + "".join(piece["text"] for piece in mine["snippet"])
    assert [one for one in body["options"] if one["feedback"]["en"] in told] == []
    assert body["explanation"]["en"] not in told


@real
@pytest.mark.django_db
def test_the_page_and_the_api_find_the_same(client_of: Clients) -> None:
    client = client_of(None)
    results = client.get("/api/v1/search/", {"q": "sigmoid"}).json()["results"]
    page = client.get("/search/", {"q": "sigmoid"}).content.decode()
    assert results[0]["title"].startswith("Sigmoid") or results[0]["title"].startswith("sigmoid")
    assert [one for one in results if f'href="{one["address"]}"' not in page] == []
    assert "<mark>" in page
    terms = client.get("/api/v1/search/", {"q": "sigmoid", "kind": "term"}).json()["results"]
    assert {one["kind"] for one in terms} == {"term"}


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["", "   ", "zzzzqqqq", "😀", "\u0000", "%' OR 1=1", "あ" * 5000])
def test_odd_queries_are_answered_kindly(client_of: Clients, query: str) -> None:
    page = client_of(None).get("/search/", {"q": query})
    assert page.status_code == 200
    assert client_of(None).get("/api/v1/search/", {"q": query}).status_code == 200
