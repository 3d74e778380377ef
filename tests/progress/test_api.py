"""Progress over the API: the same figures as on the pages, problems as problem+json."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rest_framework.test import APIClient

from accounts.models import Group, User
from accounts.services import join_group, leave_group, renew_invitation
from curriculum.models import Week
from labs.models import Lab
from progress.selectors import path_of
from tests.progress import deeds

ApiOf = Callable[[User | None], APIClient]
API = "/api/v1/"


def get(client: APIClient, address: str, language: str = "en") -> dict:  # type: ignore[type-arg]
    answer = client.get(API + address, headers={"Accept-Language": language})
    assert answer.status_code == 200, answer.content
    return answer.json()  # type: ignore[no-any-return]


def test_the_path_has_the_same_percentages_as_the_page(
    learner: User, week: Week, labs: list[Lab], api_of: ApiOf
) -> None:
    deeds.read_lesson(learner, week)
    deeds.take_quiz(learner, week, right=6)
    deeds.hand_in(learner, labs[0])
    found = get(api_of(learner), "progress/")
    weeks = [one for course in found["programs"][0]["courses"] for one in course["weeks"]]
    page = path_of(learner)
    assert [(one["id"], one["percent"], one["state"]) for one in weeks] == [
        (view.week.slug, view.percent, str(view.state)) for view in page.weeks
    ]
    basics = next(one for one in weeks if one["id"] == "basics")
    assert sum(part["weight"] for part in basics["parts"]) == pytest.approx(100)
    assert [(part["id"], part["state"]) for part in basics["parts"]] == [
        ("lesson", "done"),
        ("quiz", "in_progress"),
        ("regression", "done"),
        ("vectors", "not_started"),
    ]
    assert "Quiz, best 60% of the 80% needed: 22.5 of 30." in basics["explanation"]


def test_explanations_follow_the_language_of_the_request(
    learner: User, week: Week, api_of: ApiOf
) -> None:
    deeds.read_lesson(learner, week)
    found = get(api_of(learner), "progress/", "ja")
    basics = found["programs"][0]["courses"][0]["weeks"][1]
    assert basics["title"] == "basicsの週"
    assert basics["explanation"].startswith("レッスン（読了）：20 点中 20 点。")


def test_the_next_action_names_what_to_do_and_why(
    learner: User, mentor: User, week: Week, labs: list[Lab], api_of: ApiOf
) -> None:
    client = api_of(learner)
    action = get(client, "progress/next-action/")["action"]
    assert (action["kind"], action["week"], action["course"]) == ("read_lesson", "basics", "first")
    assert action["reason"]["code"] == "first_step"
    assert action["minutes"] == 30
    attempt = deeds.begin_quiz(learner, week)
    action = get(client, "progress/next-action/")["action"]
    assert (action["kind"], action["attempt"], action["lab"]) == (
        "resume_quiz",
        str(attempt.pk),
        None,
    )
    submission = deeds.hand_in(learner, labs[0], verdict="wrong", score=0.5)
    deeds.comment(submission, mentor)
    found = get(client, "progress/next-action/", "ja")
    assert found["action"]["submission"] == str(submission.pk)
    assert "コメント" in found["action"]["reason"]["text"]
    assert [other["kind"] for other in found["others"]] == ["resume_quiz", "read_lesson"]


def test_statistics(learner: User, week: Week, labs: list[Lab], api_of: ApiOf) -> None:
    deeds.take_quiz(learner, week, right=5, certainty=2)
    deeds.hand_in(learner, labs[0])
    found = get(api_of(learner), "progress/statistics/")
    assert found["quizzes"]["accuracy"] == 0.5
    assert found["passes"] == 1
    assert found["time"]["total_minutes"] == found["days"][-1]["total_minutes"] >= 1


@pytest.mark.parametrize("address", ["progress/", "progress/next-action/", "progress/statistics/"])
@pytest.mark.django_db
def test_nobody_gets_a_problem_in_their_language(address: str, api_of: ApiOf) -> None:
    answer = api_of(None).get(API + address, headers={"Accept-Language": "ja"})
    assert answer.status_code == 401
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] == "sign_in_needed"


@pytest.mark.parametrize("role", ["other_mentor", "learner", "other_learner", "guest", None])
def test_only_the_mentor_sees_members(
    role: str | None,
    group: Group,
    learner: User,
    api_of: ApiOf,
    request: pytest.FixtureRequest,
) -> None:
    client = api_of(request.getfixturevalue(role) if role else None)
    for address in (
        f"groups/{group.pk}/members/",
        f"groups/{group.pk}/members/{learner.public_id}/progress/",
    ):
        answer = client.get(API + address)
        assert answer.status_code == (404 if role else 401)
        assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("role", ["mentor", "operator"])
def test_members_come_in_pages_with_their_courses(
    role: str,
    group: Group,
    learner: User,
    other_learner: User,
    week: Week,
    api_of: ApiOf,
    request: pytest.FixtureRequest,
) -> None:
    join_group(learner=other_learner, token=renew_invitation(group=group).token)
    deeds.read_lesson(learner, week)
    client = api_of(request.getfixturevalue(role))
    first = get(client, f"groups/{group.pk}/members/?limit=1")
    assert [one["learner"]["name"] for one in first["results"]] == ["learner"]
    assert first["results"][0]["courses"][0] == {"id": "first", "title": "First", "percent": 15}
    assert first["results"][0]["last_active"] is not None
    rest = client.get(first["next"]).json()
    assert [one["learner"]["name"] for one in rest["results"]] == ["other-learner"]
    assert rest["next"] is None


def test_a_member_in_full_until_they_leave(
    group: Group, mentor: User, learner: User, week: Week, labs: list[Lab], api_of: ApiOf
) -> None:
    submission = deeds.hand_in(learner, labs[0], verdict="wrong", score=0.5)
    address = f"groups/{group.pk}/members/{learner.public_id}/progress/"
    found = get(api_of(mentor), address)
    assert found["learner"] == {"id": str(learner.public_id), "name": "learner"}
    assert [one["id"] for one in found["submissions"]] == [str(submission.pk)]
    assert found["statistics"]["labs"]["submissions"] == 1
    assert found["path"]["programs"][0]["courses"][0]["percent"] > 0
    leave_group(learner=learner, group=group)
    assert api_of(mentor).get(API + address).status_code == 404
    assert get(api_of(mentor), f"groups/{group.pk}/members/")["results"] == []
