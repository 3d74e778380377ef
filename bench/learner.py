"""A learner who uses the API and looks at the clock."""

from __future__ import annotations

import time

import httpx


class Learner:
    """A guest who uses the API."""

    def __init__(self, address: str) -> None:
        self.client = httpx.Client(base_url=address, timeout=120)
        token = self.client.post("/api/v1/guests/", json={}).raise_for_status().json()["token"]
        self.client.headers["X-Session-Token"] = token

    def submit(self, lab: str, source: str) -> dict[str, float | str]:
        """Hand code in and follow it; returns milliseconds to the first check and to the grade."""
        began = time.perf_counter()
        posted = self.client.post(
            f"/api/v1/labs/{lab}/submissions/", json={"source": source, "mode": "submit"}
        ).raise_for_status()
        first = graded = 0.0
        event = ""
        with self.client.stream("GET", posted.json()["events_url"]) as answer:
            for line in answer.iter_lines():
                event = line.removeprefix("event: ") if line.startswith("event: ") else event
                if event == "check" and not first:
                    first = (time.perf_counter() - began) * 1000
                if event == "done":
                    graded = (time.perf_counter() - began) * 1000
                    break
        final = self.client.get(posted.json()["url"]).json()
        return {"first_ms": first, "graded_ms": graded, "verdict": final["verdict"]}
