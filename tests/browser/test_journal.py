"""What is written in the diary is kept: over a reload, a lost connection, a closed page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.people import WEEK, api
from tests.running_site import Site

ENTRY = f"/journal/{WEEK}/"
SAVED = "/api/v1/journal/weeks/"


def opened(site: Site, context: BrowserContext) -> Page:
    """The diary's page of a week, for a new guest."""
    token = api(site).post("/guests/", json={}).json()["token"]
    context.add_cookies([{"name": "sessionid", "value": token, "url": site.address}])
    page = context.new_page()
    page.goto(ENTRY)
    return page


def write(page: Page, text: str) -> None:
    page.locator("#entry-gained").press_sequentially(text)


def wait_until_kept(page: Page, text: str) -> None:
    """The text is in this browser's own storage. (The page's policy lets no condition be sent.)"""
    for _turn in range(100):
        kept = page.evaluate("Object.values({...localStorage})")
        if any(text in one for one in kept):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{text!r} is not kept")


@pytest.mark.parametrize(("language", "width"), [("ja", 390), ("en", 1280)], ids=["ja", "en"])
def test_what_was_typed_survives_a_reload_without_pressing_anything(
    language: str, width: int, site: Site, new_context: Callable[..., BrowserContext]
) -> None:
    page = opened(site, new_context(language, width=width))
    with page.expect_response(lambda answer: SAVED in answer.url and answer.ok):
        write(page, "逆伝播がわかった")
    page.reload()
    expect(page.locator("#entry-gained")).to_have_value("逆伝播がわかった")


def test_a_lost_connection_loses_nothing(
    site: Site, new_context: Callable[..., BrowserContext]
) -> None:
    """Typed while offline, the page closed; it is there again, and then on the server too."""
    context = new_context("en")
    page = opened(site, context)
    context.set_offline(True)
    write(page, "Shapes first.")
    wait_until_kept(page, "Shapes first.")
    page.close()
    context.set_offline(False)
    again = context.new_page()
    with again.expect_response(lambda answer: SAVED in answer.url and answer.ok):
        again.goto(ENTRY)
    expect(again.locator("#entry-gained")).to_have_value("Shapes first.")
    elsewhere = context.new_page()
    elsewhere.goto(ENTRY)
    expect(elsewhere.locator("#entry-gained")).to_have_value("Shapes first.")
