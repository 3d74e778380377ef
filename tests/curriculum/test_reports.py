"""What learners say about the material: who may, who reads it, and what is kept with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from rest_framework.test import APIClient

from accounts.models import User
from curriculum.models import Week
from curriculum.reports.models import Rating, Report
from curriculum.reports.reading import as_read, with_formulas
from curriculum.reports.services import LONGEST
from curriculum.synchronising import synchronise
from labs.models import Lab
from quizzes.models import AttemptItem
from quizzes.services import attempt_start, question_shown
from tests.curriculum.conftest import Folder

pytestmark = pytest.mark.django_db
Clients = Callable[[User | None], Client]
Apis = Callable[[User | None], APIClient]
LESSON = "/throwing/centring-clay/lesson/"
PLACE = "/reports/passage/throwing/centring-clay/hands/"
FLAGS = "/authors/flags/"
SAID = {"kind": "wrong", "text": "Water does not make clay softer."}
SPOT = {"place": "passage", "course": "throwing", "week": "centring-clay", "slug": "hands"}


@pytest.fixture(autouse=True)
def fresh() -> None:
    """Nobody has said anything lately."""
    cache.clear()


@pytest.fixture
def loaded(folder: Folder) -> Folder:
    synchronise(folder.root)
    return folder


@pytest.fixture
def author(make_user: Callable[..., User]) -> User:
    return make_user("author", is_author=True)


def reported(client: Client, **other: str) -> Report:
    """The report that somebody makes in a browser."""
    assert client.post(PLACE, SAID | other).status_code == 302
    return Report.objects.order_by("id").last()  # type: ignore[return-value]


@pytest.mark.usefixtures("loaded")
def test_a_report_keeps_version_language_and_the_words_as_they_stood(
    client_of: Clients, learner: User, loaded: Folder
) -> None:
    learner.language = "ja"
    learner.save()
    client = client_of(learner)
    page = client.get(LESSON).content.decode()
    assert f'href="{PLACE}"' in page
    assert "分かりやすかったですか" in page
    client.post(PLACE, SAID)

    row = Report.objects.get()
    assert (row.reporter, row.language, row.title) == (learner, "ja", "手の形")
    assert "水を加えると粘土" in row.passage
    assert row.version == Week.objects.get(slug="centring-clay").current_lesson.hash  # type: ignore[union-attr]
    loaded.edit(f"{loaded.week}/lesson.ja.md", "柔らかく", "硬く")
    synchronise(loaded.root)
    row.refresh_from_db()
    assert "柔らかく" in row.passage


@pytest.mark.usefixtures("loaded")
def test_one_open_report_for_each_person_and_place(
    client_of: Clients, learner: User, other_learner: User, author: User
) -> None:
    first = reported(client_of(learner))
    again = reported(client_of(learner), text="It makes it wetter.")
    reported(client_of(other_learner))

    assert first == again
    assert Report.objects.count() == 2
    assert Report.objects.get(reporter=learner).text == "It makes it wetter."
    client_of(author).post(f"{FLAGS}{first.pk}/", {"state": "resolved", "reply": ""})
    assert reported(client_of(learner)) != first


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"kind": "wrong", "text": ""}, "Say in a few words"),
        ({"kind": "", "text": "My words."}, "Choose what is the matter."),
        ({"kind": "nonsense", "text": "My words."}, "Choose what is the matter."),
        ({"kind": "wrong", "text": "long " * LONGEST}, "At most 2000 characters"),
    ],
)
def test_a_refused_report_keeps_what_was_written(
    client_of: Clients, learner: User, given: dict[str, str], told: str
) -> None:
    for headers, status in (({}, 400), ({"hx-request": "true"}, 422)):
        answer = client_of(learner).post(PLACE, given, headers=headers)
        text = answer.content.decode()
        assert answer.status_code == status
        assert told in text
        assert given["text"].strip() in text
    assert not Report.objects.exists()


@pytest.mark.usefixtures("loaded")
def test_without_words_one_may_say_that_one_cannot_follow(
    client_of: Clients, learner: User
) -> None:
    assert reported(client_of(learner), kind="unclear", text="").text == ""


@pytest.mark.usefixtures("loaded")
def test_who_is_not_signed_in_comes_back_with_the_words(client_of: Clients) -> None:
    answer = client_of(None).post(PLACE, SAID)

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("accounts:try"))
    assert "softer" in answer["Location"]
    assert client_of(None).get(FLAGS).status_code == 302
    assert client_of(None).get("/reports/").status_code == 302


@pytest.mark.usefixtures("loaded")
def test_too_many_reports_are_refused_and_the_words_stay(client_of: Clients, learner: User) -> None:
    client = client_of(learner)
    for _ in range(20):
        assert client.post(PLACE, SAID).status_code == 302
    answer = client.post(PLACE, SAID | {"text": "The twenty-first."})

    assert answer.status_code == 429
    assert "The twenty-first." in answer.content.decode()
    assert Report.objects.get().text == SAID["text"]


@pytest.mark.usefixtures("loaded")
def test_the_reporter_alone_sees_the_report_and_its_answer(
    client_of: Clients, learner: User, other_learner: User, author: User
) -> None:
    row = reported(client_of(learner))
    page = client_of(author).get(f"{FLAGS}{row.pk}/").content.decode()
    assert "Water makes clay" in page
    assert "still the present one" in page
    empty = client_of(author).post(f"{FLAGS}{row.pk}/", {"state": "answered", "reply": " "})
    assert empty.status_code == 400
    client_of(author).post(f"{FLAGS}{row.pk}/", {"state": "answered", "reply": "It does."})

    assert "Your report has an answer" in client_of(learner).get(LESSON).content.decode()
    assert "It does." in client_of(learner).get("/reports/").content.decode()
    assert "has an answer" not in client_of(learner).get(LESSON).content.decode()
    assert "read by the learner" in client_of(author).get(f"{FLAGS}{row.pk}/").content.decode()
    assert "It does." not in client_of(other_learner).get("/reports/").content.decode()
    assert client_of(other_learner).get(f"{FLAGS}{row.pk}/").status_code == 403


@pytest.mark.usefixtures("loaded", "group")
def test_mentors_answer_their_learners_and_nobody_elses(
    client_of: Clients, learner: User, other_learner: User, mentor: User, other_mentor: User
) -> None:
    mine = reported(client_of(learner))
    other = reported(client_of(other_learner))

    listed = client_of(mentor).get(FLAGS).content.decode()
    assert str(mine.pk) in listed
    assert str(other.pk) not in listed
    assert client_of(mentor).get(f"{FLAGS}{mine.pk}/").status_code == 200
    assert client_of(mentor).get(f"{FLAGS}{other.pk}/").status_code == 404
    assert client_of(other_mentor).get(f"{FLAGS}{mine.pk}/").status_code == 404
    assert "Nothing here" in client_of(other_mentor).get(FLAGS).content.decode()
    assert client_of(mentor).get("/authors/places/").status_code == 403


@pytest.mark.usefixtures("loaded")
def test_the_list_is_narrowed_and_says_what_has_changed(
    client_of: Clients, learner: User, author: User, loaded: Folder
) -> None:
    row = reported(client_of(learner))
    client = client_of(author)
    for query, found in (
        ({}, True), ({"state": "resolved"}, False), ({"kind": "wrong"}, True),
        ({"kind": "language"}, False), ({"place": "lab"}, False), ({"language": "ja"}, False),
        ({"week": "throwing/centring-clay"}, True), ({"week": "throwing/glazing"}, False),
    ):  # fmt: skip
        assert (str(row.pk) in client.get(FLAGS, query).content.decode()) is found, query
    assert "changed since" not in client.get(FLAGS).content.decode()
    loaded.edit(f"{loaded.week}/lesson.en.md", "softer", "harder")
    synchronise(loaded.root)
    assert "changed since" in client.get(FLAGS).content.decode()
    for name in ("lesson.en.md", "lesson.ja.md"):
        (loaded.root / loaded.week / name).unlink()
    synchronise(loaded.root)
    assert "gone since" in client.get(FLAGS).content.decode()


@pytest.mark.usefixtures("loaded")
def test_ratings_count_once_for_each_person(
    client_of: Clients, learner: User, other_learner: User, author: User
) -> None:
    assert client_of(learner).post(f"{PLACE}rate/", {"clear": "no"}).status_code == 302
    answer = client_of(learner).post(
        f"{PLACE}rate/", {"clear": "yes"}, headers={"hx-request": "true"}
    )
    assert 'value="yes" aria-pressed="true"' in answer.content.decode()
    client_of(other_learner).post(f"{PLACE}rate/", {"clear": "no"})

    assert Rating.objects.count() == 2
    assert 'value="yes" aria-pressed="true"' in client_of(learner).get(LESSON).content.decode()
    places = client_of(author).get("/api/v1/authors/places/").json()["places"]
    assert [(one["slug"], one["clear"], one["unclear"]) for one in places] == [("hands", 1, 1)]
    assert "The hands" in client_of(author).get("/authors/places/").content.decode()


@pytest.mark.usefixtures("loaded")
def test_places_that_are_not_there_are_not_found(client_of: Clients, learner: User) -> None:
    client = client_of(learner)
    for address in (
        "/reports/passage/throwing/centring-clay/feet/",
        "/reports/passage/throwing/glazing/hands/",
        "/reports/nothing/throwing/centring-clay/hands/",
        "/reports/question/throwing/centring-clay/hands/",
    ):
        assert client.post(address, SAID).status_code == 404, address
        assert client.post(f"{address}rate/", {"clear": "yes"}).status_code == 404, address


@pytest.mark.usefixtures("loaded")
def test_what_was_said_costs_a_lesson_two_queries_however_much_it_is(
    client_of: Clients, learner: User
) -> None:
    client = client_of(learner)
    client.get(LESSON)
    with CaptureQueriesContext(
        connection,
    ) as before:
        client.get(LESSON)
    for slug in ("hands", "counting"):
        client.post(PLACE.replace("hands", slug), SAID)
        client.post(PLACE.replace("hands", slug) + "rate/", {"clear": "no"})
    with CaptureQueriesContext(connection) as after:
        client.get(LESSON)

    assert len(after) == len(before)
    spoken = [query["sql"] for query in after if "curriculum_rating" in query["sql"]
              or "curriculum_report" in query["sql"]]  # fmt: skip
    assert len(spoken) == 2


@pytest.mark.usefixtures("loaded")
def test_a_long_list_costs_what_a_short_one_costs(
    client_of: Clients, make_user: Callable[..., User], author: User
) -> None:
    client = client_of(author)
    client.get(FLAGS)
    counts = []
    for number in range(2):
        for at in range(1 + 4 * number):
            reported(client_of(make_user(f"reader-{number}-{at}")))
        with CaptureQueriesContext(connection) as queries:
            client.get(FLAGS)
        counts.append(len(queries))
    assert counts[0] == counts[1]


# --- the API ------------------------------------------------------------------------------------


@pytest.mark.usefixtures("loaded", "group")
def test_the_api_reports_answers_and_tells(
    api_of: Apis, learner: User, mentor: User, other_learner: User
) -> None:
    api = api_of(learner)
    made = api.post("/api/v1/reports/", SPOT | SAID)
    again = api.post("/api/v1/reports/", SPOT | SAID)
    assert (made.status_code, again.status_code) == (201, 200)
    assert made.json()["id"] == again.json()["id"]
    address = f"/api/v1/authors/reports/{made.json()['id']}/"
    assert api.patch(address, {"state": "resolved"}).status_code == 403
    assert api_of(mentor).patch(address, {"state": "answered"}).status_code == 400
    answered = api_of(mentor).patch(address, {"state": "answered", "reply": "Look again."})
    assert answered.json()["answered_by"] == mentor.name
    own = api.get(f"/api/v1/reports/{made.json()['id']}/").json()
    assert (own["state"], own["reply"]) == ("answered", "Look again.")
    assert api_of(other_learner).get(f"/api/v1/reports/{own['id']}/").status_code == 404
    assert api_of(other_learner).get("/api/v1/reports/").json()["results"] == []
    assert api_of(None).post("/api/v1/reports/", SPOT | SAID).status_code == 401
    assert api.put("/api/v1/reports/ratings/", SPOT | {"clear": False}).json()["clear"] is False
    assert api.post("/api/v1/reports/", SPOT | SAID | {"slug": "feet"}).status_code == 404


# --- questions and labs -------------------------------------------------------------------------


@pytest.mark.usefixtures("all_rooms", "content")
def test_questions_once_met_and_labs_can_be_spoken_of(
    client_of: Clients, learner: User, other_learner: User, author: User
) -> None:
    week = Week.objects.get(slug="neural-networks-basics")
    attempt, _ = attempt_start(learner=learner, week=week, language="en")
    drawn = AttemptItem.objects.select_related("item_version__item").get(
        attempt=attempt, position=1
    )
    about = f"{week.course.slug}/{week.slug}"
    question = f"/reports/question/{about}/{drawn.item_version.item.slug}/"
    assert client_of(learner).post(question, SAID).status_code == 404
    question_shown(drawn=drawn)
    assert client_of(learner).post(question, SAID).status_code == 302
    assert client_of(other_learner).post(question, SAID).status_code == 404
    lab = Lab.objects.get(slug="logistic-regression")
    line = client_of(learner).get(f"/labs/{lab.slug}/").content.decode()
    assert f'href="/reports/lab/{about}/{lab.slug}/"' in line
    assert client_of(learner).post(f"/reports/lab/{about}/{lab.slug}/", SAID).status_code == 302

    kept: Any = {row.place: row for row in Report.objects.all()}
    assert kept["question"].version == drawn.item_version.hash
    assert "{{" not in kept["question"].passage
    assert kept["lab"].version == lab.current_version.hash  # type: ignore[union-attr]
    listed = client_of(author).get(FLAGS).content.decode()
    assert str(kept["question"].pk) in listed
    home = client_of(learner).get("/").content.decode()
    assert "A report of yours" not in home
    client_of(author).post(f"{FLAGS}{kept['lab'].pk}/", {"state": "resolved", "reply": "Done."})
    assert "A report of yours" in client_of(learner).get("/").content.decode()


def test_a_passage_keeps_its_formulas_lines_and_code() -> None:
    read = (
        '<p>Divide by <span class="math">\\sqrt{n}</span>, not <span class="math">n</span>.</p>'
        '<div class="math" data-display="">s = \\frac{1}{n}</div>'
        "<table><tr><th>a</th><td>1</td></tr></table><pre><code>if a &lt; b:\n    go()</code></pre>"
    )
    kept = as_read(read)

    assert kept.splitlines() == [
        r"Divide by $\sqrt{n}$, not $n$.", r"$$s = \frac{1}{n}$$", "a 1", "if a < b:", "    go()",
    ]  # fmt: skip
    shown = with_formulas(kept + "\nIt costs $5 <b>now</b>")
    assert r'<span class="math">\sqrt{n}</span>' in shown
    assert '<span class="math" data-display="">' in shown
    assert "$5 &lt;b&gt;now" in shown


@pytest.mark.usefixtures("loaded")
def test_a_little_too_much_comes_back_whole_a_pasted_file_does_not(
    client_of: Clients, learner: User
) -> None:
    client = client_of(learner)
    little, file = "word " * 600, "word " * 200_000

    kept = client.post(PLACE, {"kind": "wrong", "text": little})
    cut = client.post(PLACE, {"kind": "wrong", "text": file})

    assert (kept.status_code, cut.status_code) == (400, 400)
    assert little.strip() in kept.content.decode()
    assert len(cut.content) < 40_000
    left = cut.content.decode().split("</textarea>")[0].rsplit(">", 1)[1].strip()
    assert len(left) > 2000, "what is left must be refused again, not taken for the whole"
