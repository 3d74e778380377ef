"""Headless Chromium for the running site."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.running_site import Site

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
def new_context(browser: Browser, site: Site) -> Iterator[Callable[..., BrowserContext]]:
    """Return a function that opens a fresh profile: ``new_context("ja", width=390)``.

    What breaks a script or the content security policy in any page fails the test in the end.
    """
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def watch(page: Page) -> None:
        page.on("pageerror", lambda error: errors.append(f"{page.url}: {error}"))
        page.on("console", lambda message: errors.append(message.text) if _bad(message) else None)

    def make(language: str, *, width: int = 1280, dark: bool = False) -> BrowserContext:
        context = browser.new_context(
            base_url=site.address,
            locale=LOCALES[language],
            timezone_id="Asia/Tokyo",
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
        )
        context.set_default_timeout(20_000)
        context.on("page", watch)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()
    assert not errors, "\n".join(errors)


def _bad(message: ConsoleMessage) -> bool:
    return message.type == "error" and "Content Security Policy" in message.text


@pytest.fixture
def visit(new_context: Callable[..., BrowserContext]) -> Callable[..., Page]:
    """Return a function that opens a page in a fresh profile: ``visit("ja", width=390)``."""
    return lambda language, **look: new_context(language, **look).new_page()


@pytest.fixture
def keep(request: pytest.FixtureRequest) -> Callable[[Page, str], None]:
    """Return a function that keeps a screenshot of a page as an artefact."""
    ARTEFACTS.mkdir(parents=True, exist_ok=True)

    def save(page: Page, name: str) -> None:
        test = re.sub(r"[^\w-]+", "-", request.node.name).strip("-")
        page.screenshot(path=ARTEFACTS / f"{test}--{name}.png", full_page=True)

    return save
