"""Each newer kind of question by keyboard alone, in both languages, with axe looking on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.people import api
from tests.browser.test_accessibility import findings
from tests.running_site import Site

KINDS = [
    "matrix-z",
    "formula-update",
    "plot-rates",
    "explain-cost-not-accuracy",
    "case-first-training",
]
OTHER_KINDS = {
    "single": "column-of-x",
    "multiple": "sigmoid-facts",
    "bug_line": "bug-reshape-mixes",
    "numeric": "count-parameters",
    "shape": "weather-matrix",
    "trace": "trace-descent",
    "match": "match-shapes",
    "fill": "fill-boundary",
    "order": "order-losses",
}
MAKE = """
from accounts.models import User
from curriculum.models import Week
from quizzes.models import Attempt, AttemptItem, Item
learner = User.objects.get(public_id={learner!r})
week = Week.objects.get(slug="neural-networks-basics")
attempt = Attempt.objects.create(learner=learner, week=week, seed=12345, language="en", size={size})
for place, slug in enumerate({kinds!r}, 1):
    version = Item.objects.get(week=week, slug=slug).current_version
    AttemptItem.objects.create(attempt=attempt, position=place, item_version=version)
print("ATTEMPT", attempt.pk)
"""


def begin(site: Site, context: BrowserContext, language: str, kinds: Sequence[str] = KINDS) -> Page:
    """A page at the first question of an attempt that asks exactly these kinds."""
    token = api(site).post("/guests/", json={}).json()["token"]
    learner = api(site, token).patch("/me/", json={"language": language}).json()["id"]
    code = MAKE.format(learner=learner, size=len(kinds), kinds=list(kinds))
    attempt = site.manage("shell", "-c", code).split("ATTEMPT")[1].split()[0]
    context.add_cookies([{"name": "sessionid", "value": token, "url": site.address}])
    page = context.new_page()
    page.goto(f"/quiz/{attempt}/")
    return page


def sure_and_answer(page: Page) -> None:
    """How sure (Q is the first level; focus must be on no text field), then Enter."""
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("q")
    page.keyboard.press("Enter")


def answered(page: Page, seen: list[str]) -> None:
    """Feedback is there and has the focus; axe looks; on with Enter."""
    expect(page.locator("section.feedback")).to_be_focused()
    seen += findings(page)
    page.keyboard.press("Enter")


@pytest.mark.parametrize(
    ("language", "dark", "width"), [("ja", True, 390), ("en", False, 1280)], ids=["ja", "en"]
)
def test_every_kind_by_keyboard(
    language: str,
    dark: bool,
    width: int,
    site: Site,
    new_context: Callable[..., BrowserContext],
    keep: Callable[[Page, str], None],
) -> None:
    page = begin(site, new_context(language, dark=dark, width=width), language)
    seen: list[str] = []

    expect(page.locator("html")).to_have_attribute("lang", language)
    cells = page.locator(".matrix__cell")
    cells.first.focus()
    for number in ("1", "-2", "1/3"):
        page.keyboard.type(number)
        page.keyboard.press("ArrowRight")
    expect(cells.nth(2)).to_have_value("1/3")
    page.locator("button[name=hint]").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".hints__list li")).to_be_focused()
    expect(cells.nth(1)).to_have_value("-2")
    keep(page, "matrix")
    seen += findings(page)
    sure_and_answer(page)
    answered(page, seen)

    page.locator("#text").focus()
    page.keyboard.type("w - α(2w")
    expect(page.locator(".formula__not-yet")).to_be_visible()
    page.keyboard.type(")")
    expect(page.locator("#preview .katex").first).to_be_visible()
    keep(page, "formula")
    seen += findings(page)
    sure_and_answer(page)
    answered(page, seen)

    expect(page.locator("svg.plot__drawing")).to_be_visible()
    page.locator(".plot__values summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".plot__values table")).to_be_visible()
    keep(page, "plot")
    seen += findings(page)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("2")
    sure_and_answer(page)
    answered(page, seen)

    page.locator("#text").focus()
    page.keyboard.type("Accuracy moves in jumps, so there is no slope to follow. <b>x</b>")
    seen += findings(page)
    sure_and_answer(page)
    expect(page.locator(".told--model")).to_be_focused()
    expect(page.locator(".told__words")).to_contain_text("<b>x</b>")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("1")
    keep(page, "rubric")
    seen += findings(page)
    page.keyboard.press("Enter")
    answered(page, seen)

    expect(page.locator(".case__round")).to_have_count(1)
    for number in (1, 2):
        page.keyboard.press("1")
        page.keyboard.press("Enter")
        expect(page.locator(f".case__round:nth-child({number + 1})")).to_be_focused()
        seen += findings(page)
    page.keyboard.press("1")
    keep(page, "case")
    sure_and_answer(page)
    answered(page, seen)
    page.wait_for_url("**/summary/")
    assert not seen, "\n".join(seen)


def fill_in(page: Page, kind: str) -> None:
    """Some answer, with keys alone."""
    if kind in ("single", "multiple", "bug_line"):
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("1")
        expect(page.locator("[data-options] input:checked")).to_have_count(1)
    elif kind in ("numeric", "shape", "trace"):
        page.locator("[name=text]").focus()
        page.keyboard.type("(1, 1)" if kind == "shape" else "1")
    elif kind == "match":
        for choice in page.locator(".match select").all():
            choice.focus()
            page.keyboard.press("ArrowDown")
            expect(choice).not_to_have_value("")
    elif kind == "fill":
        for blank in page.locator("fieldset.choices").all():
            blank.locator("input").first.focus()
            page.keyboard.press("Space")
    else:
        first = page.locator(".order__text").first
        before = first.inner_text()
        page.locator("[data-order] button:enabled").first.focus()
        page.keyboard.press("Enter")
        expect(first).not_to_have_text(before)


def test_the_other_kinds_by_keyboard(
    site: Site, new_context: Callable[..., BrowserContext]
) -> None:
    page = begin(site, new_context("ja", width=390), "ja", list(OTHER_KINDS.values()))
    for kind in OTHER_KINDS:
        expect(page.locator("form[data-quiz]")).to_be_visible()
        fill_in(page, kind)
        sure_and_answer(page)
        expect(page.locator("section.feedback")).to_be_focused()
        page.keyboard.press("Enter")
    page.wait_for_url("**/summary/")
