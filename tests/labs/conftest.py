"""One pool of real sandboxes for all tests of this folder."""

from collections.abc import Iterator

import pytest

from labs.sandbox.pool import SandboxPool


@pytest.fixture(scope="session")
def pool() -> Iterator[SandboxPool]:
    pool = SandboxPool("warm")
    yield pool
    pool.close()
