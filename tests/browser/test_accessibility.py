"""axe finds nothing on any page, in both languages and both themes, wide and narrow."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.people import Cast, prepare_cast
from tests.running_site import Site

WEEK = "/neural-networks-and-deep-learning/neural-networks-basics"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PUBLIC = {
    "landing": "/",
    "try": "/try/",
    "sign in": "/account/login/",
    "sign up": "/account/signup/",
    "forgotten password": "/account/password/reset/",
    "not found": "/no/such/page/",
    "path": "/path/",
    "week": f"{WEEK}/",
    "week in preparation": "/structuring-machine-learning-projects/ml-strategy-1/",
    "lesson": f"{WEEK}/lesson/",
    "concept": "/concepts/sigmoid/",
}
LEARNER = {
    "home": "/",
    "path with progress": "/path/",
    "week with progress": f"{WEEK}/",
    "quiz start": f"{WEEK}/quiz/",
    "question": "{question}",
    "feedback": "{feedback}",
    "quiz summary": "{summary}",
    "lab": "/labs/logistic-regression/",
    "lab history": "/labs/logistic-regression/history/",
    "compare": "{compare}",
    "submission": "{submission}",
    "statistics": "/statistics/",
    "certificates": "/certificates/",
    "settings": "/settings/",
    "claim": "/claim/",
}
MENTOR = {
    "groups": "/groups/",
    "group": "{group}",
    "member": "{member}",
    "submission for comments": "{submission}",
    "join": "{join}",
    "change password": "/account/password/change/",
    "e-mail addresses": "/account/email/",
}
LOOKS = [
    pytest.param("ja", False, 1280, id="ja-light-wide"),
    pytest.param("ja", True, 390, id="ja-dark-phone"),
    pytest.param("en", True, 1280, id="en-dark-wide"),
    pytest.param("en", False, 390, id="en-light-phone"),
]


@pytest.fixture(scope="module")
def cast(site: Site) -> Cast:
    """A learner with a past, and the mentor of the learner's group."""
    return prepare_cast(site)


def findings(page: Page) -> list[str]:
    """What axe has to say about the page as it is now."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    return [
        f"{page.url} {violation['id']}: {violation['help']} {node['html'][:160]}"
        for violation in found.response["violations"]
        for node in violation["nodes"]
    ]


def check(context: BrowserContext, pages: dict[str, str], places: dict[str, str]) -> list[str]:
    page, found = context.new_page(), []
    for name, address in pages.items():
        page.goto(address.format(**places))
        page.wait_for_load_state("networkidle")
        page.evaluate("document.fonts.ready")
        found += findings(page)
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if wide > 0:
            found.append(f"{name}: {wide} pixels wider than the screen")
    return found


@pytest.mark.parametrize(("language", "dark", "width"), LOOKS)
@pytest.mark.parametrize("who", ["anonymous", "learner", "mentor"])
def test_axe_finds_nothing(
    who: str,
    language: str,
    dark: bool,
    width: int,
    site: Site,
    cast: Cast,
    browser: Browser,
    new_context: Callable[..., BrowserContext],
) -> None:
    pages = {"anonymous": PUBLIC, "learner": LEARNER, "mentor": MENTOR}[who]
    context = new_context(language, dark=dark, width=width)
    if who != "anonymous":
        context.add_cookies([cast.cookie(who, site)])
    assert not check(context, pages, cast.places)
