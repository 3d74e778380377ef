"""``python -m bench scale``: do pages stay quick when there are many learners?

Two databases on one PostgreSQL, with the same content: one of 100 learners, one of 100,000, each
learner with the same history. Pages are asked for in the process, in rounds that change between
the two, each time as a learner who was not there yet, so that a busy machine slows both and caches
help neither. What counts is processor time, of the site and of its database session together.

``--small`` asks the small database alone, for the section ``server_time``.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.asking import Cost, asked, client_of
from bench.database import filled, postgresql, rows, use

RESULTS = Path(__file__).with_name("results-scale.json")
SMALL = 100
ALLOWED = 1.3
MEASURE = "processor time of the request's thread and of its PostgreSQL session, in milliseconds"
Costs = dict[str, dict[str, list[Cost]]]


def main(arguments: list[str]) -> None:
    """Generate, measure, write ``bench/results-scale.json``."""
    options = _options(arguments)
    data = Path(options.data or tempfile.mkdtemp(prefix="dokugaku-scale-"))
    try:
        with postgresql(data):
            results = _measured(options, data)
    finally:
        if not options.data:
            shutil.rmtree(data, ignore_errors=True)
    Path(options.results).write_text(json.dumps(results, indent=2) + "\n")
    _print(results)


def server_time() -> dict[str, Any]:
    """Section ``server_time``: what pages and API reads cost, and the next action at many states.

    In a process of its own, since Django can be set up once only.
    """
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        command = [sys.executable, "-m", "bench", "scale", "--small", "--results", file.name]
        subprocess.run(command, check=True)
        found: dict[str, Any] = json.loads(Path(file.name).read_text())
    return {key: found[key] for key in ("measure", "learners", "answers", "pages", "next_action")}


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench scale")
    parser.add_argument("--learners", type=int, default=100_000)
    parser.add_argument("--answers", type=int, default=10_000_000)
    parser.add_argument("--rounds", type=int, default=40, help="at most 98")
    parser.add_argument("--data", help="keep PostgreSQL here, and use what it holds already")
    parser.add_argument("--small", action="store_true", help="100 learners alone")
    parser.add_argument("--explain", action="store_true", help="print plans that scan big tables")
    parser.add_argument("--results", default=str(RESULTS))
    return parser.parse_args(arguments)


def _measured(options: argparse.Namespace, data: Path) -> dict[str, Any]:
    from bench import next_action
    from bench.figures import machine
    from bench.scale_rows import Size

    each = options.answers // options.learners
    sizes = {"small": Size(SMALL, SMALL * each)}
    if not options.small:
        sizes["large"] = Size(options.learners, options.answers)
    made = {name: f"{name}_{size.learners}_{size.answers}" for name, size in sizes.items()}
    generated = {name: filled(base, sizes[name], data) for name, base in made.items()}
    pages = _pages()
    costs = _rounds(made, pages, options.rounds)
    if options.explain:
        _explain(made["large"], pages)
    use(made["small"])
    return {
        "machine": machine(),
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "load_after": round(os.getloadavg()[0], 1),
        "measure": MEASURE,
        "learners": {name: size.learners for name, size in sizes.items()},
        "answers": {name: rows(base, "quizzes_answer") for name, base in made.items()},
        "generated": generated,
        "rounds": options.rounds,
        "allowed": ALLOWED,
        "pages": {page: _figures(page, costs) for page in pages},
        **({"next_action": next_action.measure()} if options.small else {}),
    }


# --- pages ----------------------------------------------------------------------------------------

Address = Callable[[Any, Any], str]


def _pages() -> dict[str, Address]:
    """Addresses by name, given a learner and a group in which the reader is mentor."""
    from django.urls import NoReverseMatch, reverse

    pages: dict[str, Address] = {
        "home": lambda learner, group: "/",
        "path": lambda learner, group: "/path/",
        "week": lambda learner, group: f"/{WEEK}/",
        "statistics": lambda learner, group: "/statistics/",
        "group": lambda learner, group: f"/groups/{group.pk}/",
        "member": lambda learner, group: f"/groups/{group.pk}/members/{learner.public_id}/",
        "groups": lambda learner, group: "/groups/",
        "api me": lambda learner, group: "/api/v1/me/",
        "api path": lambda learner, group: "/api/v1/path/",
        "api lesson": lambda learner, group: f"/api/v1/weeks/{WEEK}/lesson/",
        "api review": lambda learner, group: "/api/v1/review/",
        "api progress": lambda learner, group: "/api/v1/progress/",
        "api statistics": lambda learner, group: "/api/v1/progress/statistics/",
        "api next action": lambda learner, group: "/api/v1/progress/next-action/",
        "api quiz attempts": lambda learner, group: "/api/v1/quiz-attempts/",
        "api members": lambda learner, group: f"/api/v1/groups/{group.pk}/members/",
    }
    for name in OTHERS:
        try:
            address = reverse(name)
        except NoReverseMatch:
            continue
        pages[name] = lambda learner, group, address=address: address  # type: ignore[misc]
    return pages


WEEK = "neural-networks-and-deep-learning/neural-networks-basics"
OTHERS = (
    "quizzes:review", "progress:review", "progress:concepts", "progress:plan", "progress:journal",
    "progress:wins", "progress:calibration", "progress:certificates", "progress:look_back",
)  # fmt: skip
MENTORS = ("group", "member", "groups", "api members")


def _rounds(made: dict[str, str], pages: dict[str, Address], rounds: int) -> Costs:
    """Costs by database and page; the first round warms up."""
    costs: Costs = {name: defaultdict(list) for name in made}
    strangers = {name: _strangers(base) for name, base in made.items()}
    chance = random.Random(1)
    for turn in range(rounds + 1):
        for name, base in sorted(made.items(), reverse=bool(turn % 2)):
            use(base)
            for page, cost in _one_round(pages, chance, strangers[name].pop()).items():
                if turn:
                    costs[name][page].append(cost)
    return costs


def _strangers(base: str) -> list[int]:
    """Ids of learners in no order, each once: nobody's page was asked for before."""
    from accounts.models import User

    use(base)
    return random.Random(7).sample(range(2, User.objects.latest("pk").pk), SMALL - 2)


def _one_round(pages: dict[str, Address], chance: random.Random, who: int) -> dict[str, Cost]:
    from django.core.cache import cache

    from accounts.models import Group, User

    cache.clear()
    group = chance.choice(list(Group.objects.select_related("mentor").order_by("pk")))
    member = User.objects.filter(memberships__group=group).order_by("?").first()
    learner = User.objects.get(pk=who)
    clients = {True: client_of(group.mentor), False: client_of(learner)}
    return {
        page: asked(clients[page in MENTORS], address(member, group))
        for page, address in pages.items()
    }


def _figures(page: str, costs: Costs) -> dict[str, Any]:
    found: dict[str, Any] = {name: _summary(by_page[page]) for name, by_page in costs.items()}
    if "large" in found:
        ratio = round(found["large"]["p50_ms"] / found["small"]["p50_ms"], 2)
        found |= {"ratio_p50": ratio, "within": ratio <= ALLOWED}
    return found


def _summary(costs: list[Cost]) -> dict[str, Any]:
    from bench.figures import summary

    return summary([cost.cpu_ms for cost in costs]) | {
        "database_p50_ms": summary([cost.database_ms for cost in costs])["p50_ms"],
        "wall_p50_ms": summary([cost.wall_ms for cost in costs])["p50_ms"],
        "queries": sorted({cost.queries for cost in costs}),
    }


def _explain(base: str, pages: dict[str, Address]) -> None:
    """Print every query of the pages that reads a large table from end to end."""
    from django.db import connection

    use(base)
    seen: set[str] = set()

    def looked(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith("SELECT") and sql not in seen:
            seen.add(sql)
            with connection.connection.cursor() as plain:
                plain.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", params)
                plan = plain.fetchone()[0][0]
            if plan["Execution Time"] > SLOW or _scans(plan["Plan"]):
                print(f"\n{plan['Execution Time']:.1f} ms {_scans(plan['Plan'])}\n  {sql[:1500]}")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(looked):
        _one_round(pages, random.Random(2), 99)


SLOW = 5.0  # milliseconds
BIG = 5000  # rows


def _scans(plan: dict[str, Any]) -> list[str]:
    """Tables of which more rows were read than a learner has."""
    own = plan.get("Actual Rows", 0) + plan.get("Rows Removed by Filter", 0)
    found = [f"{plan['Node Type']} on {plan['Relation Name']}: {own} rows"] if (
        "Relation Name" in plan and own > BIG
    ) else []  # fmt: skip
    return found + [line for part in plan.get("Plans", []) for line in _scans(part)]


def _print(results: dict[str, Any]) -> None:
    names = list(results["learners"])
    print(f"\n{'':24}" + "".join(f"{f'{name} p50':>12}{'p95':>9}" for name in names), "  queries")
    for page, found in results["pages"].items():
        figures = "".join(f"{found[n]['p50_ms']:12.1f}{found[n]['p95_ms']:9.1f}" for n in names)
        queries = " ".join(str(found[name]["queries"]) for name in names)
        ratio = f"{found['ratio_p50']:8.2f}" if "ratio_p50" in found else ""
        slow = "" if found.get("within", True) else "  TOO SLOW"
        print(f"{page:24}{figures}{ratio}  {queries}{slow}")


if __name__ == "__main__":
    main(sys.argv[1:])
