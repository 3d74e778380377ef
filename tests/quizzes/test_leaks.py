"""Every real question, in both languages, as page and as JSON: nothing of its answer is in it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from quizzes import rendering, serializers
from quizzes.forms import Given
from quizzes.items import Item, load_item
from quizzes.models import Attempt
from quizzes.presentation import orders, present
from tests.quizzes.conftest import real_bodies

SEED = 4_611_686_018_427_387_905
BODIES = real_bodies()
MARK = "kept-back"
"""Ends every author's id here, so that none of them stands anywhere by accident."""
NAMED = ("options", "steps", "pairs", "rubric", "curves", "rounds")
HIDDEN = ("feedback", "feedback_other", "feedback_correct", "explanation", "model", "consequence")


def hidden_texts(body: Any) -> Iterator[str]:
    """All feedback and explanations of a question, in both languages."""
    if isinstance(body, list):
        for part in body:
            yield from hidden_texts(part)
    elif isinstance(body, dict):
        for key, value in body.items():
            if key in HIDDEN:
                yield from (value["ja"], value["en"])
            else:
                yield from hidden_texts(value)


def marked(value: Any, *, under: str = "") -> Any:
    """The same question with authors' ids of its parts that end in MARK."""
    if isinstance(value, list):
        return [marked(part, under=under) for part in value]
    if not isinstance(value, dict):
        return value
    made = {key: marked(part, under=key) for key, part in value.items()}
    renamed = {"id", "curve"} & made.keys() if under in NAMED else set()
    return made | {key: f"{made[key]}-{MARK}" for key in renamed}


def bare(text: str) -> str:
    """The words alone: no tags, entities, line break marks and spaces."""
    return re.sub(r"\s+", "", html.unescape(re.sub(r"<[^>]*>", "", text)))


def page(item: Item, language: str) -> str:
    shown = present(item, seed=SEED, language=language)
    context = {
        "attempt": Attempt(seed=SEED, size=10, language=language),
        "position": 1,
        "percent": 0,
        "question": shown,
        "fields": f"quizzes/fields/{shown.type}.html",
        "rows": Given().rows(shown),
        "given": Given(),
    }
    return render_to_string("quizzes/_question.html", context, RequestFactory().get("/"))


def payload(item: Item, language: str) -> str:
    data = serializers.question_data(1, present(item, seed=SEED, language=language))
    return json.dumps(serializers.QuizQuestionSerializer(data).data, ensure_ascii=False)


def texts(data: Any) -> str:
    """All texts in JSON, as whoever reads it sees them."""
    if isinstance(data, str):
        return data
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return " ".join(map(texts, parts))


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("body", BODIES, ids=[body["id"] for body in BODIES])
def test_a_real_question_gives_nothing_away(body: dict[str, Any], language: str) -> None:
    item = load_item(marked(body) | {"id": f"{body['id']}-{MARK}"})
    with translation.override(language):
        both = {"page": page(item, language), "json": payload(item, language)}
    read = {"page": both["page"], "json": texts(json.loads(both["json"]))}
    prompt = bare(str(rendering.rich(item.prompt.localized(language), language)))
    secrets = [text for text in hidden_texts(body) if len(text) > 12]
    for name, shown in both.items():
        words = bare(read[name])
        assert prompt in words, name
        assert str(SEED) not in shown
        for text in secrets:
            assert bare(text) not in words, (name, text)
            assert bare(str(rendering.rich(text, language))) not in words, (name, text)
        assert MARK not in shown, name
        assert '"correct"' not in shown


@pytest.mark.parametrize("body", BODIES, ids=[body["id"] for body in BODIES])
def test_what_is_shown_first_says_nothing(body: dict[str, Any]) -> None:
    """Over many seeds each option comes first; the authors' order has no effect."""
    item = load_item(body)
    if any(getattr(option, "curve", None) for option in getattr(item, "options", [])):
        return  # its options stand by letter, and letters are drawn: see test_plots
    first: dict[str, set[str]] = {}
    for seed in range(80):
        for group, ids in orders(item, seed=seed).items():
            first.setdefault(group, set()).add(ids[0])
    for group, seen in first.items():
        everything = set(orders(item, seed=0)[group])
        assert group in ("left", "rubric") or seen == everything
