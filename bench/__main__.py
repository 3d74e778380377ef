"""``python -m bench``: measures everything and writes ``bench/results.json``."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

from bench import grading, pages
from bench.figures import machine
from tests.running_site import running_site

RESULTS = Path(__file__).with_name("results.json")


def main() -> None:
    """Run all benchmarks, one after another, so that they do not disturb each other."""
    results = {"measured_at": datetime.now(UTC).isoformat(timespec="seconds"), "machine": machine()}
    print("sandbox: warm against a cold process ...", flush=True)
    results["sandbox"] = grading.sandbox()
    with TemporaryDirectory(prefix="dokugaku-bench-") as data, running_site(Path(data)) as site:
        print("through the site: submit to graded ...", flush=True)
        results["submit_to_graded"] = grading.through_the_site(site.address)
        print("pages and API ...", flush=True)
        results["pages"] = pages.latency(site.address)
    RESULTS.write_text(json.dumps(results, indent=2) + "\n")
    print(json.dumps(results, indent=2))


main()
