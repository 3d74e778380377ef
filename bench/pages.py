"""How long pages and API reads take, as the server's client sees it."""

from __future__ import annotations

from typing import Any

import httpx

from bench.figures import milliseconds, summary

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
    browser = httpx.Client(base_url=address, timeout=120)
    token = browser.post("/api/v1/guests/", json={}).raise_for_status().json()["token"]
    browser.headers.update({"X-Session-Token": token, "Cookie": f"sessionid={token}"})
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
