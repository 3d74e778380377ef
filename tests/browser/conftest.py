"""The real site (every process of it) and headless Chromium."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT: Path = settings.BASE_DIR
ARTEFACTS = ROOT / "artefacts" / "screenshots"
FLAGS = (
    "--no-sandbox",  # Chromium's own sandbox refuses to run as root, and CI is root
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
LOCALES = {"ja": "ja-JP", "en": "en-GB"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


class Site:
    """A running site: its address, and its command line."""

    def __init__(self, address: str, environment: dict[str, str]) -> None:
        self.address = address
        self.environment = environment

    def manage(self, *arguments: str) -> str:
        """Run a management command on the site's data."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT, env=self.environment, capture_output=True, text=True, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """``manage.py serve`` on a folder of its own, once a worker takes work."""
    data, port = tmp_path_factory.mktemp("site"), free_port()
    environment = {
        **{key: value for key, value in os.environ.items() if key != "DATABASE_URL"},
        "DOKUGAKU_DATA": str(data),
        "DOKUGAKU_LOG_LEVEL": "ERROR",
    }
    log = data / "log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--port", str(port)],
            cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT,
        )  # fmt: skip
    site = Site(f"http://localhost:{port}", environment)
    try:
        wait_for_worker(site, process, log)
        yield site
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


def wait_for_worker(site: Site, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 180
    while time.monotonic() < deadline and process.poll() is None:
        try:
            answer = httpx.get(f"{site.address}/api/v1/workers/", timeout=5)
            if answer.status_code == 200 and "cpu" in answer.json()["queues"]:
                return
        except (httpx.HTTPError, ValueError):
            pass
        time.sleep(0.2)
    pytest.fail(f"The site did not start:\n{log.read_text()[-3000:]}")


def executable() -> str:
    """The browser that set-up found or installed."""
    noted = ROOT / ".setup" / "browser"
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    if not found and noted.is_file():
        found = noted.read_text().strip()
    if not found:
        pytest.fail("No Chromium. `make test` installs it; as root: apt-get install chromium")
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a fresh browser profile: ``visit("ja", width=390)``."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def open_page(
        language: str, *, width: int = 1280, dark: bool = False, **options: object
    ) -> Page:
        context = browser.new_context(
            base_url=site.address,
            locale=LOCALES[language],
            timezone_id="Asia/Tokyo",
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            **options,  # type: ignore[arg-type]
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(f"{page.url}: {error}"))
        page.on(
            "console",
            lambda message: (
                errors.append(f"{page.url}: {message.text}")
                if message.type == "error" and "Content Security Policy" in message.text
                else None
            ),
        )
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not errors, "\n".join(errors)


@pytest.fixture
def keep(request: pytest.FixtureRequest) -> Callable[[Page, str], None]:
    """Return a function that keeps a screenshot of a page as an artefact."""
    ARTEFACTS.mkdir(parents=True, exist_ok=True)

    def save(page: Page, name: str) -> None:
        test = re.sub(r"[^\w-]+", "-", request.node.name).strip("-")
        page.screenshot(path=ARTEFACTS / f"{test}--{name}.png", full_page=True)

    return save
