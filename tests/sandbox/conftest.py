"""One pool of real sandboxes for all tests of this folder, and canaries wherever secrets live."""

import os
import secrets
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

from labs.limits import DEFAULTS
from labs.sandbox import wire
from labs.sandbox.pool import SandboxPool
from tests.sandbox.grading import CANARY

NEIGHBOUR = """
word = {canary!r}
for path in ("/box/answer.py", "/dev/shm/answer"):
    with open(path, "w") as file:
        file.write(word)
kept = [word + str(n) for n in range(1000)]
"""


def canary() -> str:
    return CANARY + secrets.token_hex(8)


@pytest.fixture(scope="session")
def pool() -> Iterator[SandboxPool]:
    """Its worker has a secret in its environment, as a worker has the broker's password."""
    os.environ["DOKUGAKU_TEST_SECRET"] = canary()
    pool = SandboxPool("warm")
    yield pool
    pool.close()
    del os.environ["DOKUGAKU_TEST_SECRET"]


@pytest.fixture(scope="session")
def secrets_on_disk() -> Iterator[None]:
    """Files with a secret where this machine keeps its own."""
    folders = [tempfile.gettempdir(), Path.home(), settings.DATA_DIR, Path.cwd(), "/dev/shm"]
    files = [Path(folder) / f"answers-{secrets.token_hex(4)}.py" for folder in folders]
    for file in files:
        file.write_text(canary())
    yield
    for file in files:
        file.unlink(missing_ok=True)


@pytest.fixture(scope="session")
def neighbour(pool: SandboxPool) -> Iterator[int]:
    """Somebody else's run in the same warm parent, with a secret; how many processes it has."""
    limits = replace(DEFAULTS["numpy"], total_wall_seconds=3600.0)
    with pool.session("numpy", "learner", limits) as session:
        source = NEIGHBOUR.format(canary=canary())
        assert session.request(wire.LOAD, {"source": source, "functions": []}).kind == "returned"
        yield 2  # its guard and itself
