"""People with a past, made through the API of the running site."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from django.conf import settings

from tests.running_site import Site

WEEK = "neural-networks-and-deep-learning/neural-networks-basics"
LAB = next(Path(settings.CONTENT_ROOT).glob("*/*/*/labs/logistic-regression"))


@dataclass
class Cast:
    """Session tokens by role, and the addresses of what these people made."""

    tokens: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)

    def cookie(self, who: str, site: Site) -> Any:
        """The session cookie of a person, for a browser context."""
        return {"name": "sessionid", "value": self.tokens[who], "url": site.address}


def api(site: Site, token: str = "") -> httpx.Client:
    headers = {"X-Session-Token": token} if token else {}
    return httpx.Client(base_url=f"{site.address}/api/v1", headers=headers, timeout=60)


def prepare_cast(site: Site) -> Cast:
    """A guest who answered a quiz and submitted twice, in the group of a mentor who commented."""
    cast = Cast()
    cast.tokens["learner"] = api(site).post("/guests/", json={}).json()["token"]
    learner = api(site, cast.tokens["learner"])
    answer_quiz(learner, cast)
    submit_twice(learner, cast)
    lead_group(site, learner, cast)
    return cast


def answer_quiz(learner: httpx.Client, cast: Cast) -> None:
    """One quiz finished without knowing anything, another one begun."""
    attempt = learner.post(f"/weeks/{WEEK}/quiz-attempts/", json={}).json()
    for position in range(1, 11):
        answer = {"position": position, "response": {"unknown": True}, "certainty": 1}
        learner.post(f"/quiz-attempts/{attempt['id']}/answers/", json=answer).raise_for_status()
    begun = learner.post(f"/weeks/{WEEK}/quiz-attempts/", json={}).json()
    cast.places |= {
        "summary": f"/quiz/{attempt['id']}/summary/",
        "feedback": f"/quiz/{attempt['id']}/1/",
        "question": f"/quiz/{begun['id']}/",
    }


def submit_twice(learner: httpx.Client, cast: Cast) -> None:
    """First with a slip, then right."""
    right = (LAB / "solution.py").read_text(encoding="utf-8")
    wrong = right.replace('"db": np.sum(dZ) / m', '"db": np.sum(dZ)')
    first, second = [graded(learner, source) for source in (wrong, right)]
    cast.places |= {
        "submission": f"/submissions/{first}/",
        "compare": f"/labs/logistic-regression/compare/?old={first}&new={second}",
    }


def graded(learner: httpx.Client, source: str) -> str:
    """Submit and wait for the grade; return the submission's id."""
    body = {"source": source, "mode": "submit"}
    posted = learner.post("/labs/logistic-regression/submissions/", json=body).json()
    deadline = time.monotonic() + 60
    while learner.get(f"/submissions/{posted['id']}/").json()["state"] != "finished":
        assert time.monotonic() < deadline, "not graded within a minute"
        time.sleep(0.1)
    return str(posted["id"])


def lead_group(site: Site, learner: httpx.Client, cast: Cast) -> None:
    """A mentor signs up, makes a group, the learner joins, the mentor comments."""
    email, password = "mentor-of-the-cast@example.org", "a quiet long password"
    guest = api(site).post("/guests/", json={}).json()
    claimed = api(site, guest["token"]).post(
        "/me/claim/", json={"email": email, "password": password}
    )
    cast.tokens["mentor"] = claimed.raise_for_status().json()["token"]
    site.manage("grant_role", email, "mentor")
    mentor = api(site, cast.tokens["mentor"])
    group = mentor.post("/groups/", json={"name": "Tuesday"}).raise_for_status().json()
    token = group["invitation_url"].rstrip("/").rsplit("/", 1)[1]
    learner.post(f"/invitations/{token}/join/").raise_for_status()
    mine = learner.get("/me/").json()["id"]
    comment = {"line": 3, "text": "Which shape has this?"}
    submission = cast.places["submission"].split("/")[2]
    mentor.post(f"/submissions/{submission}/comments/", json=comment).raise_for_status()
    cast.places |= {
        "join": f"/join/{token}/",
        "group": f"/groups/{group['id']}/",
        "member": f"/groups/{group['id']}/members/{mine}/",
    }
