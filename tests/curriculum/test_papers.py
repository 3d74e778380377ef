"""Guided readings: pages, notes of one's own, questions, and what a faulty file is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from rest_framework.test import APIClient

from accounts.models import User
from curriculum.models import Week
from curriculum.papers.models import PaperNotes
from curriculum.synchronising import synchronise
from quizzes import selectors
from quizzes.models import Attempt, Item
from tests.curriculum.conftest import Folder
from tests.quizzes import walking

Clients = Callable[[User | None], Client]
Apis = Callable[[User | None], APIClient]
PAPERS = Path(settings.CONTENT_ROOT) / "deep-learning" / "papers"
real = pytest.mark.usefixtures("all_rooms", "content")

PAPER = """\
id: wheels
title: {ja: 車輪を読む, en: Reading wheels}
summary: {ja: 回る話です。, en: About turning.}
reference: {authors: [A. Potter], title: On Wheels, year: 1999, venue: Kiln Letters}
week: centring-clay
minutes: 60
concepts: [clay]
passes:
- {minutes: 10, prompts: [{ja: 何の話ですか。, en: What is it about?}]}
- {minutes: 20, prompts: [{ja: 式は？, en: Which formula?}]}
- {minutes: 30, prompts: [{ja: 動きましたか。, en: Does it run?}]}
"""
READING = """\
Before.

## One {#pass-1}

Look.

## Two {#pass-2}

Letters $w$.

## Three {#pass-3}

```python exec
print(1)
```

```output
1
```
"""
QUESTIONS = """\
items:
- id: wheels-speed
  type: single
  concepts: [clay]
  section: "#"
  difficulty: 1
  prompt: {ja: 速さは？, en: How fast?}
  explanation: {ja: 速くします。, en: Fast.}
  options:
  - {id: a, text: {ja: 速く, en: Fast}, correct: true, feedback: {ja: はい。, en: Yes.}}
  - {id: b, text: {ja: 遅く, en: Slowly}, feedback: {ja: いいえ。, en: No.}}
  - {id: c, text: {ja: 止める, en: Not at all}, feedback: {ja: いいえ。, en: No.}}
"""


@pytest.fixture
def paper(folder: Folder) -> Folder:
    folder.write("pottery/papers/wheels/paper.yaml", PAPER)
    for language in ("ja", "en"):
        folder.write(f"pottery/papers/wheels/reading.{language}.md", READING)
    folder.write("pottery/papers/wheels/quiz.yaml", "items: []\n")
    return folder


def test_a_reading_without_a_fault_loads(paper: Folder) -> None:
    assert paper.problems() == []


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("paper.yaml", "id: wheels", "id: whels", "the folder's name, wheels"),
        ("paper.yaml", "week: centring-clay", "week: nowhere", "the id of a week"),
        ("paper.yaml", "[clay]", "[sand]", "the id of a concept"),
        ("paper.yaml", "minutes: 60", "minutes: 60\nterms: [kiln]", "the id of a term"),
        ("paper.yaml", "year: 1999, ", "", "year"),
        ("reading.en.md", "{#pass-2}", "{#second}", "#pass-1, #pass-2, #pass-3 in this order"),
        ("reading.en.md", "print(1)", "print(2)", "the same executed code"),
        ("reading.en.md", "$w$", "$v$ and $w$", "formulas"),
        ("reading.en.md", "Look.", "[Look](paper:none)", "the id of a reading"),
    ],
)
def test_a_faulty_reading_is_told_with_its_place(
    paper: Folder, name: str, old: str, new: str, told: str
) -> None:
    paper.edit(f"pottery/papers/wheels/{name}", old, new)
    problems = [str(problem) for problem in paper.problems()]
    assert any(told in one and f"papers/wheels/{name}" in one for one in problems), problems


def test_a_reading_needs_all_of_its_files(paper: Folder) -> None:
    (paper.program / "papers/wheels/reading.ja.md").unlink()
    paper.write("pottery/papers/wheels/notes.txt", "?")
    problems = [str(problem) for problem in paper.problems()]
    assert any("reading.ja.md" in one for one in problems)
    assert any("notes.txt" in one for one in problems)


@pytest.mark.usefixtures("all_rooms")
def test_a_reading_asks_nothing_under_the_name_of_a_weeks_question(paper: Folder) -> None:
    paper.write("pottery/01-throwing/01-centring/quiz.yaml", QUESTIONS.replace("#", "hands"))
    paper.write("pottery/papers/wheels/quiz.yaml", QUESTIONS.replace("#", "pass-1"))
    told = [str(one) for one in paper.problems() if "no question of the week's quiz" in str(one)]
    assert len(told) == 1
    assert "papers/wheels/quiz.yaml" in told[0]


@pytest.mark.django_db
def test_lessons_and_weeks_name_their_readings(paper: Folder, client_of: Clients) -> None:
    paper.edit(f"{paper.week}/lesson.en.md", "Welcome", "[Wheels](paper:wheels). Welcome")
    paper.edit(f"{paper.week}/lesson.ja.md", "ろくろへ", "[車輪](paper:wheels)。ろくろへ")
    synchronise(paper.root)
    client = client_of(None)
    lesson = client.get("/throwing/centring-clay/lesson/").content.decode()
    assert lesson.count('href="/papers/wheels/"') == 2
    assert 'href="/papers/wheels/"' in client.get("/throwing/centring-clay/").content.decode()
    found = client.get("/api/v1/search/", {"q": "On Wheels", "kind": "paper"}).json()["results"]
    assert [one["address"] for one in found] == ["/papers/wheels/"]
    (paper.program / "papers/wheels/paper.yaml").rename(paper.root / "gone.yaml")
    for path in sorted((paper.program / "papers/wheels").iterdir()):
        path.unlink()
    (paper.program / "papers/wheels").rmdir()
    paper.edit(f"{paper.week}/lesson.en.md", "[Wheels](paper:wheels). ", "")
    paper.edit(f"{paper.week}/lesson.ja.md", "[車輪](paper:wheels)。", "")
    synchronise(paper.root)
    assert client.get("/papers/wheels/").status_code == 404


# --- notes --------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_notes_are_kept_and_nobody_else_reads_them(
    paper: Folder, client_of: Clients, learner: User, mentor: User, operator: User
) -> None:
    synchronise(paper.root)
    address = "/papers/wheels/"
    assert "data-entry-url" not in client_of(None).get(address).content.decode()
    assert client_of(None).post(address, {"first": "x"}).status_code == 302
    written = {"first": "It turns.", "second": "", "third": "", "revision": "0"}
    assert client_of(learner).post(address, written).status_code == 302

    assert "It turns." in client_of(learner).get(address).content.decode()
    for other in (mentor, operator):
        assert "It turns." not in client_of(other).get(address).content.decode()
    change = reverse("admin:curriculum_papernotes_change", args=[PaperNotes.objects.get().pk])
    assert "It turns." not in client_of(operator).get(change).content.decode()


@pytest.mark.django_db
def test_what_two_windows_write_is_not_lost(
    paper: Folder, client_of: Clients, api_of: Apis, learner: User
) -> None:
    synchronise(paper.root)
    api, notes = api_of(learner), "/api/v1/papers/wheels/notes/"
    assert api.get(notes).json()["revision"] == 0
    assert api.put(notes, {"first": "One.", "revision": 0}).json()["revision"] == 1
    assert api.put(notes, {"first": "One.", "revision": 0}).status_code == 200
    clash = api.put(notes, {"first": "Two.", "revision": 0})
    assert (clash.status_code, clash.json()["first"]) == (409, "One.")
    page = client_of(learner).post("/papers/wheels/", {"first": "Three.", "revision": "0"})
    text = page.content.decode()
    assert page.status_code == 409
    assert "Three." in text
    assert "One." in text
    assert api.put(notes, {"first": "x" * 20_001, "revision": 1}).status_code == 413
    assert api_of(None).put(notes, {"first": "x", "revision": 1}).status_code == 401


# --- the real ones ------------------------------------------------------------------------------


@real
@pytest.mark.django_db
def test_real_readings_questions_and_what_they_are_not(client_of: Clients, learner: User) -> None:
    client = client_of(learner)
    assert {path.name for path in PAPERS.iterdir()} >= {"adam", "batch-normalization", "dropout"}
    for language in ("ja", "en"):
        listed = client_of(None).get("/papers/", headers={"accept-language": language})
        for folder in PAPERS.iterdir():
            address = f"/papers/{folder.name}/"
            assert f'href="{address}"' in listed.content.decode()
            page = client_of(None).get(address, headers={"accept-language": language})
            assert all(f'id="pass-{at}"' in page.content.decode() for at in (1, 2, 3))
    begun = client.post("/papers/adam/quiz/")
    assert client.post("/papers/adam/quiz/")["Location"] == begun["Location"]
    attempt = Attempt.objects.get(learner=learner)
    for position in range(1, attempt.size + 1):
        walking.give(attempt, position, right=position > 1)
    feedback = client.get(f"/quiz/{attempt.pk}/1/").content.decode()
    assert 'href="/papers/adam/#pass-' in feedback
    assert 'href="/papers/adam/"' in client.get(f"/quiz/{attempt.pk}/summary/").content.decode()
    assert "Your best result" in client.get("/papers/adam/").content.decode()

    attempt.refresh_from_db()
    assert (attempt.kind, attempt.passed) == ("paper", None)
    week = Week.objects.get(slug="optimization-algorithms")
    asked = Item.objects.filter(week=week).exclude(paper="")
    assert asked.count() == attempt.size
    assert not selectors.items_of_week(week).filter(pk__in=asked).exists()
