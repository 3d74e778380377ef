"""How long pages and API reads take, as the server's client sees it."""

from __future__ import annotations

from typing import Any

from bench.figures import milliseconds, summary
from bench.learner import Learner

WEEK = "neural-networks-and-deep-learning/neural-networks-basics"
PAGES = {
    "health": "/health/",
    "home": "/",
    "path": "/path/",
    "week": f"/{WEEK}/",
    "lesson": f"/{WEEK}/lesson/",
    "lab": "/labs/logistic-regression/",
    "statistics": "/statistics/",
    "api me": "/api/v1/me/",
    "api path": "/api/v1/path/",
    "api progress": "/api/v1/progress/",
    "api lesson": f"/api/v1/weeks/{WEEK}/lesson/",
}
ROUNDS = 40


def latency(address: str) -> dict[str, Any]:
    """Ask for each page ROUNDS times as one guest, one after another."""
    learner = Learner(address)
    browser = learner.client
    browser.cookies.set("sessionid", browser.headers["X-Session-Token"], domain="localhost.local")
    browser.headers["Cookie"] = f"sessionid={browser.headers['X-Session-Token']}"
    found: dict[str, Any] = {}
    for name, path in PAGES.items():
        browser.get(path).raise_for_status()
        found[name] = summary(
            [milliseconds(lambda path=path: browser.get(path)) for _ in range(ROUNDS)]  # type: ignore[misc]
        )
    floor = found["health"]["p50_ms"]
    for figures in found.values():
        figures["times_health"] = round(figures["p50_ms"] / floor, 1)
    return found
