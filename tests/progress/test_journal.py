"""The diary keeps a learner's words: private, never lost, and one article in either language."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import Group, User
from curriculum.models import Week
from curriculum.services import record_study
from labs.models import CheckResult, Lab
from progress.models import GapAnswer, JournalEntry
from quizzes.models import Answer, Attempt
from tests.progress import deeds

ENTRY = "/api/v1/journal/weeks/first/basics/"
PAGE = "/journal/first/basics/"


def save(api: Any, revision: int = 0, **texts: str) -> Any:
    return api.put(ENTRY, texts | {"revision": revision}, format="json")


def worked(learner: User, week: Week, labs: list[Lab]) -> None:
    """A week with a lesson, a quiz, an error, a named mistake that was overcome, a passed lab."""
    version = labs[0].current_version
    assert version is not None
    title = {"ja": "平均を忘れた", "en": "The mean is missing"}
    type(version).objects.filter(pk=version.pk).update(mistakes={"no-mean": {"title": title}})
    record_study(learner=learner, week=week, kind="lesson")
    deeds.read_lesson(learner, week)
    deeds.take_quiz(learner, week, right=6)
    deeds.take_quiz(learner, week, right=9)
    checks = [("wrong", "no-mean", None), ("error", "", {"type": "ValueError"})]
    for number, (verdict, mistake, error) in enumerate(checks):
        handed = deeds.hand_in(learner, labs[0], verdict="wrong", score=0.1, source=f"x={number}")
        CheckResult.objects.create(
            submission=handed,
            check_id="cost",
            position=0,
            verdict=verdict,
            score=0,
            mistake=mistake,
            error=error,
        )
    handed = deeds.hand_in(learner, labs[0], source="x = 3\n")
    CheckResult.objects.create(
        submission=handed, check_id="cost", position=0, verdict="passed", score=1
    )


def test_the_draft_says_what_the_site_saw_in_the_language_of_the_learner(
    learner: User, week: Week, labs: list[Lab], api_of: Any
) -> None:
    worked(learner, week, labs)
    answer = api_of(learner).get(ENTRY).json()
    gained, hard = answer["draft"]["gained"], answer["draft"]["hard"]
    assert "60% → 90%" in gained
    assert "after 3 tries" in gained
    assert "Got past a mistake: The mean is missing" in gained
    assert "ValueError × 1" in hard
    assert (answer["days"], answer["revision"]) == (1, 0)
    ja = api_of(learner).get(ENTRY, headers={"Accept-Language": "ja"}).json()["draft"]
    assert "平均を忘れた" in ja["gained"]
    assert "Passed" not in ja["gained"]
    assert not JournalEntry.objects.exists()


def test_what_is_written_is_saved_and_comes_back(learner: User, week: Week, api_of: Any) -> None:
    api = api_of(learner)
    assert save(api, gained="逆伝播がわかった", hard="形").json()["revision"] == 1
    assert save(api, 1, hard="axis").json()["revision"] == 2
    kept = api.get(ENTRY).json()
    assert (kept["gained"], kept["hard"], kept["revision"]) == ("逆伝播がわかった", "axis", 2)


def test_two_windows_never_overwrite_each_other_unseen(
    learner: User, week: Week, api_of: Any
) -> None:
    api = api_of(learner)
    save(api, gained="one window")
    clash = save(api, gained="the other window")
    assert clash.status_code == 409
    assert (clash.json()["gained"], clash.json()["revision"]) == ("one window", 1)
    assert save(api, gained="one window").status_code == 200  # a repeated request is no clash


def test_the_form_works_without_scripts_and_shows_both_versions(
    learner: User, week: Week, client_of: Any, api_of: Any
) -> None:
    client = client_of(learner)
    posted = {"gained": "from the form", "hard": "", "revision": "0"}
    assert client.post(PAGE, posted).status_code == 302
    clash = client.post(PAGE, posted | {"gained": "from elsewhere"})
    assert clash.status_code == 409
    page = clash.content.decode()
    assert "from elsewhere" in page
    assert "from the form" in page
    assert JournalEntry.objects.get().gained == "from the form"


def test_an_entry_of_a_megabyte_is_refused_with_words(
    learner: User, week: Week, api_of: Any, client_of: Any
) -> None:
    answer = save(api_of(learner), gained="あ" * 350_000)
    assert answer.status_code == 413
    assert "20000" in answer.json()["detail"]
    page = client_of(learner).post(PAGE, {"gained": "x" * 1_000_000, "revision": "0"})
    assert page.status_code == 413
    assert b"x" * 100 in page.content  # what was typed is still there
    assert not JournalEntry.objects.exclude(gained="").exists()


@pytest.mark.parametrize("text", ["\x00", "<script>alert(1)</script>", "😀" * 3, "\r\n\r\n"])
def test_strange_characters_are_kept_or_made_visible(
    learner: User, week: Week, api_of: Any, client_of: Any, text: str
) -> None:
    answer = save(api_of(learner), gained=f"a{text}b")
    assert answer.status_code in (200, 400)
    assert "<script>alert" not in client_of(learner).get(PAGE).content.decode()


def test_diaries_are_private_until_an_entry_is_shared(
    learner: User,
    other_learner: User,
    mentor: User,
    other_mentor: User,
    group: Group,
    week: Week,
    api_of: Any,
    client_of: Any,
) -> None:
    save(api_of(learner), gained="my secret gain")
    shared = f"/api/v1/groups/{group.pk}/members/{learner.public_id}/journal/"
    page = f"/groups/{group.pk}/members/{learner.public_id}/journal/"
    assert api_of(mentor).get(shared).json() == {"entries": []}
    assert api_of(learner).patch(ENTRY, {"shared": True}, format="json").json()["shared"] is True
    [seen] = api_of(mentor).get(shared).json()["entries"]
    assert seen["gained"] == "my secret gain"
    assert "my secret gain" in client_of(mentor).get(page).content.decode()
    for stranger in (other_learner, other_mentor, learner):
        assert api_of(stranger).get(shared).status_code == 404
    assert api_of(None).get(shared).status_code == 401
    assert api_of(other_learner).get(ENTRY).json()["gained"] == ""
    client_of(learner).post(f"{PAGE}share/", {})
    assert api_of(mentor).get(shared).json() == {"entries": []}


@pytest.mark.parametrize(
    "path",
    ["", "weeks/first/basics/", "before-after/", "then-now/", "export/", "courses/first/"],
)
def test_without_signing_in_there_is_no_diary(api_of: Any, week: Week, path: str) -> None:
    assert api_of(None).get(f"/api/v1/journal/{path}").status_code == 401


def test_pages_open_for_their_owner_in_both_languages(
    learner: User, week: Week, labs: list[Lab], client_of: Any
) -> None:
    worked(learner, week, labs)
    client = client_of(learner)
    pages = ["", "then-now/", "before-after/", "first/basics/", "courses/first/"]
    for page in pages:
        for language in ("en", "ja"):
            client.cookies["django_language"] = language
            answer = client.get(f"/journal/{page}", headers={"Accept-Language": language})
            assert answer.status_code == 200, page
        assert client_of(None).get(f"/journal/{page}").status_code in (302, 401)
    assert client.get("/journal/first/nothing/").status_code == 404


# --- before and after -----------------------------------------------------------------------------

GAPS = "/api/v1/journal/before-after/"


def test_worries_before_stay_as_they_were_said(learner: User, week: Week, api_of: Any) -> None:
    api = api_of(learner)
    first = {"moment": "before", "english": {"worry": 5, "words": "数式より英語が心配"}}
    api.post(GAPS, first, format="json")
    api.post(GAPS, {"moment": "before", "english": {"worry": 1}}, format="json")
    api.post(GAPS, {"moment": "after", "english": {"worry": 2}}, format="json")
    api.post(GAPS, {"moment": "after", "course": "first", "english": {"worry": 3}}, format="json")
    said = {
        (one["moment"], one["course"]): one["worry"]
        for one in api.get(GAPS).json()
        if one["subject"] == "english"
    }
    assert said == {("before", None): 5, ("after", None): 2, ("after", "first"): 3}


def test_the_questions_before_can_be_skipped_and_are_not_asked_again(
    learner: User, week: Week, client_of: Any
) -> None:
    client = client_of(learner)
    assert "three short questions" in client.get("/journal/").content.decode()
    client.post("/journal/before-after/", {"skip": "1"})
    assert set(GapAnswer.objects.values_list("worry", flat=True)) == {None}
    assert "three short questions" not in client.get("/journal/").content.decode()


def test_before_and_after_stand_side_by_side(learner: User, week: Week, client_of: Any) -> None:
    client = client_of(learner)
    client.post("/journal/before-after/", {"mathematics-worry": "5", "mathematics-words": "微分"})
    client.post("/journal/before-after/", {"mathematics-worry": "2", "mathematics-words": "足りた"})
    page = client.get("/journal/before-after/").content.decode()
    for text in ("5 of 5", "2 of 5", "微分", "足りた"):
        assert text in page


@pytest.mark.parametrize("worry", [0, 6, "x"])
def test_a_worry_out_of_range_is_refused(
    learner: User, week: Week, api_of: Any, worry: Any
) -> None:
    given = {"moment": "after", "english": {"worry": worry}}
    assert api_of(learner).post(GAPS, given, format="json").status_code == 400


# --- then and now ---------------------------------------------------------------------------------


def age(days: int) -> None:
    """Let everything that was answered lie so many days further back."""
    for answer in Answer.objects.all():
        Answer.objects.filter(pk=answer.pk).update(
            answered_at=answer.answered_at - timedelta(days=days)
        )
    for attempt in Attempt.objects.all():
        Attempt.objects.filter(pk=attempt.pk).update(
            started_at=attempt.started_at - timedelta(days=days),
            finished_at=attempt.finished_at and attempt.finished_at - timedelta(days=days),
        )


def test_the_same_question_weeks_apart_is_a_pair(
    learner: User, week: Week, api_of: Any, client_of: Any
) -> None:
    deeds.take_quiz(learner, week, right=0, certainty=3)
    assert api_of(learner).get("/api/v1/journal/then-now/").json() == {"pairs": [], "ready": 0}
    age(30)
    assert api_of(learner).get("/api/v1/journal/then-now/").json()["ready"] == 10
    started = api_of(learner).post("/api/v1/journal/then-now/").json()
    assert started["size"] == 8
    attempt = Attempt.objects.get(pk=started["attempt"])
    for position in range(1, 9):
        deeds.answer(attempt, position, right=True, certainty=2)
    found = api_of(learner).get("/api/v1/journal/then-now/").json()
    assert (len(found["pairs"]), found["ready"]) == (8, 2)
    pair = found["pairs"][0]
    assert (pair["then"]["score"], pair["then"]["certainty"]) == (0.0, 3)
    assert (pair["now"]["score"], pair["now"]["certainty"]) == (1.0, 2)
    assert pair["days"] == 30
    page = client_of(learner).get("/journal/then-now/").content.decode()
    assert "30 days between" in page


def test_nothing_old_enough_is_said_and_not_started(learner: User, week: Week, api_of: Any) -> None:
    deeds.take_quiz(learner, week)
    assert api_of(learner).post("/api/v1/journal/then-now/").status_code == 409


def test_a_set_answered_again_is_no_pass_of_a_quiz(learner: User, week: Week, api_of: Any) -> None:
    deeds.take_quiz(learner, week, right=0)
    age(30)
    started = api_of(learner).post("/api/v1/journal/then-now/").json()
    attempt = Attempt.objects.get(pk=started["attempt"])
    for position in range(1, 9):
        deeds.answer(attempt, position, right=True)
    attempt.refresh_from_db()
    assert not attempt.passed


# --- the article ----------------------------------------------------------------------------------


def article(api: Any, language: str) -> str:
    answer = api.get(f"/api/v1/journal/export/?language={language}")
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_diary_is_one_article_in_either_language(
    learner: User, week: Week, labs: list[Lab], api_of: Any
) -> None:
    worked(learner, week, labs)
    api = api_of(learner)
    own = "# 見出し\n\n自分の言葉 | *そのまま*\n\n```python\nx = 1\n```"
    save(api, gained=own, hard="Shapes.")
    api.put(
        "/api/v1/journal/courses/first/", {"impression": "よかった", "revision": 0}, format="json"
    )
    gap = {"moment": "before", "mathematics": {"worry": 4, "words": "行列"}}
    api.post(GAPS, gap, format="json")
    english, japanese = article(api, "en"), article(api, "ja")
    for text in (english, japanese):
        assert own in text
        assert "よかった" in text
        assert "行列" in text
        assert text.startswith("---\ntitle: ")
    assert "#### What I gained" in english
    assert "#### 得たこと" in japanese
    assert "What I gained" not in japanese
    assert "## Basics" not in japanese.splitlines()
    order = ["# My deep learning diary", "## First", "### Basics", "## In numbers"]
    places = [english.index(f"\n{line}\n") for line in order]
    assert places == sorted(places)


def test_the_file_has_a_name_in_its_language(learner: User, week: Week, client_of: Any) -> None:
    answer = client_of(learner).get("/journal/export/?language=ja")
    assert "filename*=utf-8''" in answer["Content-Disposition"].lower()
    assert answer["Content-Type"] == "text/markdown; charset=utf-8"


def test_an_empty_diary_is_an_empty_state_and_a_short_article(
    learner: User, week: Week, client_of: Any, api_of: Any
) -> None:
    page = client_of(learner).get("/journal/").content.decode()
    assert "Your diary begins with your first week" in page
    assert "/journal/export/" not in page
    assert "Nothing is written here yet." in article(api_of(learner), "en")
    assert api_of(learner).get("/api/v1/journal/export/?language=fr").status_code == 400


def test_the_diary_takes_the_same_queries_for_any_length(
    learner: User, week: Week, labs: list[Lab], client_of: Any, django_assert_max_num_queries: Any
) -> None:
    client = client_of(learner)
    worked(learner, week, labs)
    with django_assert_max_num_queries(45) as few:
        client.get("/journal/")
    for number in range(6):
        deeds.hand_in(learner, labs[1], verdict="wrong", score=0.2, source=f"y = {number}\n")
        at = timezone.now() - timedelta(days=number)
        record_study(learner=learner, week=week, kind="lab", at=at)
    with django_assert_max_num_queries(len(few)):
        client.get("/journal/")
