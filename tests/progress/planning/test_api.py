"""The plan over the API."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rest_framework.test import APIClient

from accounts.models import User
from curriculum.models import Week
from progress.models import PlanVersion
from tests.progress.planning.test_pages import save

ApiOf = Callable[[User | None], APIClient]
ADDRESS = "/api/v1/plan/"


def usual(**changes: Any) -> dict[str, Any]:
    body: dict[str, Any] = {
        "minutes": [60] * 5 + [150] * 2,
        "starts_on": timezone.now().date().isoformat(),
    }
    return body | changes


def test_a_plan_is_tried_saved_and_taken_back(learner: User, week: Week, api_of: ApiOf) -> None:
    api = api_of(learner)
    assert api.get(ADDRESS).json()["saved"] is False

    tried = api.post(f"{ADDRESS}forecast/", usual(), format="json").json()
    assert not PlanVersion.objects.exists()
    saved = api.put(ADDRESS, usual(), format="json").json()

    assert saved["saved"] is True
    assert saved["forecast"]["finish"] == tried["forecast"]["finish"]
    assert saved["settings"]["minutes"] == [60] * 5 + [150] * 2
    assert saved["forecast"]["earliest"] <= saved["forecast"]["finish"]
    assert saved["burn_up"][-1]["forecast"] == 1
    assert api.put(ADDRESS, saved["settings"], format="json").status_code == 200
    assert api.post(f"{ADDRESS}undo/").json()["saved"] is True
    assert api.post(f"{ADDRESS}undo/").json()["saved"] is False
    assert api.post(f"{ADDRESS}undo/").json()["saved"] is False


def test_texts_are_in_the_language_asked_for(learner: User, week: Week, api_of: ApiOf) -> None:
    nothing = usual(minutes=[0] * 7)
    found = [
        api_of(learner).post(
            f"{ADDRESS}forecast/", nothing, format="json", headers={"Accept-Language": language}
        ).json()
        for language in ("en", "ja")
    ]  # fmt: skip

    assert [one["forecast"]["status"] for one in found] == ["never", "never"]
    assert found[0]["forecast"]["text"] == "At this pace it never ends"
    assert found[1]["forecast"]["text"] == "このペースでは終わりません"
    assert found[0]["remarks"][0]["code"] == "zero_hours"


def test_faults_point_at_their_place(learner: User, week: Week, api_of: ApiOf) -> None:
    day = timezone.now().date()
    body = usual(
        minutes=[60, 60, 2000, 60, 60, 60, 60],
        wanted_on="2001-01-01",
        pauses=[{"first": str(day + timedelta(days=5)), "last": str(day)}],
    )
    answer = api_of(learner).put(ADDRESS, body, format="json")

    assert answer.status_code == 400
    pointers = {error["pointer"] for error in answer.json()["errors"]}
    assert pointers == {"/minutes/2", "/wanted_on", "/pauses/0/last"}
    for wrong in (
        {"left_out": ["no/week"]},
        {"minutes": [1]},
        {"starts_on": "soon"},
        {"minutes": {}},
    ):
        assert api_of(learner).put(ADDRESS, usual(**wrong), format="json").status_code == 400


def test_catching_up(learner: User, week: Week, api_of: ApiOf) -> None:
    save(learner, days_ago=12)
    api = api_of(learner)
    behind = api.get(ADDRESS).json()
    assert behind["slip_minutes"] > 0
    choice = behind["choices"][0]

    done = api.post(f"{ADDRESS}catch-up/", {"kind": choice["kind"]}, format="json").json()

    assert done["slip_minutes"] is None
    assert done["forecast"]["finish"] == choice["finish"]
    again = api.post(f"{ADDRESS}catch-up/", {"kind": choice["kind"]}, format="json")
    assert again.status_code == 409


def test_study_time_is_corrected_by_oneself_only(
    learner: User, other_learner: User, week: Week, api_of: ApiOf
) -> None:
    api, address = api_of(learner), f"{ADDRESS}corrections/"
    day = timezone.now().date().isoformat()
    key = f"{week.course.slug}/{week.slug}"
    made = api.post(
        address, {"day": day, "minutes_delta": 45, "week": key, "note": "book"}, format="json"
    )
    assert made.status_code == 201
    assert made.json()["week"] == key
    assert api.get(ADDRESS).json()["days"][0] | {"planned": 0} == {
        "day": day, "planned": 0, "counted": 0, "corrected": 45, "total": 45,
    }  # fmt: skip
    for body in (
        {"day": day, "minutes_delta": -46},
        {"day": day, "minutes_delta": 0},
        {"day": "2999-01-01", "minutes_delta": 5},
        {"day": day, "minutes_delta": 5, "week": "no/week"},
    ):
        assert api.post(address, body, format="json").status_code == 400
    one = f"{address}{made.json()['id']}/"
    assert api_of(other_learner).delete(one).status_code == 404
    assert api_of(other_learner).get(address).json()["results"] == []
    assert len(api.get(address).json()["results"]) == 1
    assert api.delete(one).status_code == 204
    assert api.get(ADDRESS).json()["days"][0]["total"] == 0


def test_the_calendars_address(learner: User, week: Week, api_of: ApiOf) -> None:
    api, address = api_of(learner), f"{ADDRESS}calendar/"
    assert api.get(address).json() == {"url": None}
    first, second = api.post(address).json()["url"], api.post(address).json()["url"]
    assert first != second
    assert api.get(address).json()["url"] == second
    assert api_of(None).get(first).status_code == 404
    assert api_of(None).get(second).status_code == 200
    assert api.delete(address).status_code == 204
    assert api_of(None).get(second).status_code == 404


VALUES = st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.dates().map(str)
BODIES = st.fixed_dictionaries(
    {
        "minutes": st.lists(st.integers(-10, 2000), min_size=7, max_size=7) | VALUES,
        "starts_on": st.dates().map(str) | VALUES,
    },
    optional={
        "wanted_on": st.dates().map(str) | VALUES,
        "pauses": st.lists(
            st.fixed_dictionaries({"first": st.dates().map(str), "last": st.dates().map(str)}),
            max_size=3,
        )
        | VALUES,
        "extras": st.lists(VALUES, max_size=2),
        "left_out": st.lists(VALUES, max_size=2),
        "study_at": st.times().map(str) | VALUES,
    },
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(body=BODIES)
def test_nothing_that_can_be_sent_breaks_it(
    body: Any, learner: User, week: Week, api_of: ApiOf
) -> None:
    answer = api_of(learner).post(f"{ADDRESS}forecast/", body, format="json")

    assert answer.status_code in (200, 400)
