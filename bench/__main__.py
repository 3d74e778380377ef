"""``python -m bench [section ...]``: measures, writes ``bench/results.json``, prints a table."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

from bench import grading, loop_times, pages, peers, placement, planning, scale, site, verdicts
from bench.figures import machine, print_table
from tests.running_site import running_site

RESULTS = Path(__file__).with_name("results.json")
ALONE: dict[str, Callable[[], dict[str, Any]]] = {
    "sandbox": grading.sandbox,
    "peers": peers.measure,
    "verdicts": verdicts.stability,
    "planning": planning.measure,
    "placement": placement.section,
    "server_time": scale.server_time,
}
ON_THE_SITE = ("click_to_grade", "sustained", "pages")


def main(wanted: list[str]) -> None:
    """Run the sections one after another, so that they do not disturb each other."""
    unknown = set(wanted) - {*ALONE, *ON_THE_SITE}
    if unknown:
        raise SystemExit(f"No such section: {', '.join(sorted(unknown))}. See bench/__main__.py.")
    results = json.loads(RESULTS.read_text()) if wanted and RESULTS.exists() else {}
    results = {name: found for name, found in results.items() if name in (*ALONE, *ON_THE_SITE)}
    for name, measure in ALONE.items():
        if not wanted or name in wanted:
            results[name] = _measured(name, measure)
    if not wanted or set(wanted) & set(ON_THE_SITE):
        results |= _on_the_site(wanted or list(ON_THE_SITE))
    RESULTS.write_text(json.dumps({"machine": machine(), **results}, indent=2) + "\n")
    print_table(results)


def _measured(name: str, measure: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    print(f"{name} ...", flush=True)
    began, load = time.monotonic(), os.getloadavg()[0]
    found = measure()
    return {
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "load_before": round(load, 1),  # above 0.5 somebody else was measured too
        "took_s": round(time.monotonic() - began),
        **found,
    }


def _on_the_site(wanted: list[str]) -> dict[str, Any]:
    with TemporaryDirectory(prefix="dokugaku-bench-") as data, running_site(Path(data)) as running:
        people = site.Class(running)
        print("the worker asks authors' files ahead ...", flush=True)
        warm_s = site.wait_until_warm(Path(data))
        sections: dict[str, Callable[[], dict[str, Any]]] = {
            "click_to_grade": lambda: {"warm_s": warm_s, **site.click_to_grade(people)},
            "sustained": lambda: site.sustained(people),
            "pages": lambda: pages.latency(running.address),
        }
        return {
            name: _measured(name, measure) for name, measure in sections.items() if name in wanted
        }


if sys.argv[1:2] == ["scale"]:
    scale.main(sys.argv[2:])
elif sys.argv[1:2] == ["loops"]:
    loop_times.main()
else:
    main(sys.argv[1:])
