"""In the lab: old APIs mended by keyboard and undone, and shapes traced beside the code."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from tests.browser.test_journey import begin_as_guest

LAB = next(Path(settings.CONTENT_ROOT).glob("*/*/*/labs/logistic-regression"))
RIGHT = (LAB / "solution.py").read_text(encoding="utf-8")
OLD = "import numpy as np\n\n重み = '𝒙'; a = np.product([1]); b = np.Inf\nc = np.asfarray([1])\n"
BROKEN = "import numpy as np\n\ndef sigmoid(z):\n    a = z + 1\n    return np.dot(a, np.ones(7))\n"
TEXTS = {
    "ja": {"title": "コードの中の古い API：3 件", "shapes": "propagate の中の形", "type": "型"},
    "en": {"title": "Old APIs in your code: 3", "shapes": "Shapes in propagate", "type": "Data"},
}  # fmt: skip


@pytest.fixture
def lab(visit: Callable[..., Page]) -> Callable[..., Page]:
    """Return a function that opens the lab as a new guest: ``lab("ja", width=390)``."""

    def start(language: str, **look: object) -> Page:
        page = visit(language, **look)
        begin_as_guest(page)
        page.goto("/labs/logistic-regression/")
        return page

    return start


def pane(page: Page, name: str) -> None:
    """On a phone one part is shown at a time."""
    link = page.locator(f"[data-pane-switch] a[href='#{name}']")
    if link.is_visible():
        link.click()


def write(page: Page, source: str) -> None:
    """Put code into the editor as typing would."""
    pane(page, "work")
    page.locator(".cm-content").focus()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.evaluate(
        """source => {
            const data = new DataTransfer();
            data.setData("text/plain", source);
            const paste = new ClipboardEvent("paste", {clipboardData: data, bubbles: true});
            document.querySelector(".cm-content").dispatchEvent(paste);
        }""",
        source,
    )


def code(page: Page) -> str:
    return str(page.locator("textarea[name=source]").input_value())


@pytest.mark.parametrize("language", ["ja", "en"])
def test_an_old_api_is_mended_by_keyboard_and_undone(lab, keep, language: str) -> None:
    page = lab(language)
    write(page, OLD)
    page.locator("[data-lab-check-api]").press("Enter")
    box = page.locator("[data-lab-api]")
    expect(box.locator("h3")).to_have_text(TEXTS[language]["title"])
    expect(box.locator("h3")).to_be_focused()
    keep(page, "old-apis")
    first = box.locator("[data-apply]").first
    first.focus()
    page.keyboard.press("Enter")
    mended = OLD.replace("np.product", "np.prod")
    expect(page.locator("textarea[name=source]")).to_have_value(mended)
    expect(box.locator("[data-apply]")).to_have_count(1)
    page.locator(".cm-content").focus()
    page.keyboard.press("Control+z")
    expect(page.locator("textarea[name=source]")).to_have_value(OLD)
    expect(box.locator("[data-apply]")).to_have_count(2)
    box.locator(".api-changes__head button").press("Enter")
    expect(page.locator("textarea[name=source]")).to_have_value(mended.replace("Inf", "inf"))
    expect(box.locator("li")).to_have_count(1)  # asfarray is left to a person
    page.locator(".cm-content").focus()
    page.keyboard.press("Control+z")
    assert code(page) == OLD


@pytest.mark.parametrize(("language", "width"), [("ja", 390), ("en", 1280)])
def test_an_old_api_is_mended_by_mouse_and_taken_back(lab, keep, language, width) -> None:
    page = lab(language, width=width)
    write(page, OLD)
    page.locator("[data-lab-check-api]").click()
    box = page.locator("[data-lab-api]")
    box.locator(".api-changes__head button").first.click()
    mended = OLD.replace("np.product", "np.prod").replace("Inf", "inf")
    expect(page.locator("textarea[name=source]")).to_have_value(mended)
    keep(page, "old-apis-mended")
    box.locator("[data-take-back]").click()
    expect(page.locator("textarea[name=source]")).to_have_value(OLD)
    expect(box.locator("[data-apply]")).to_have_count(2)
    expect(box.locator("[data-take-back]")).to_have_count(0)


@pytest.mark.parametrize(("language", "width"), [("ja", 390), ("en", 1280)])
def test_the_shapes_of_a_function_stand_beside_its_lines(lab, keep, language, width) -> None:
    page = lab(language, width=width)
    write(page, RIGHT)
    pane(page, "instructions")
    page.locator("[data-lab-trace][value=propagate]").press("Enter")
    box = page.locator("[data-lab-trace-box]")
    expect(box.locator(".outcome__headline")).to_have_text(
        TEXTS[language]["shapes"], timeout=60_000
    )
    row = box.locator("tr", has=page.get_by_text("A = sigmoid", exact=False)).first
    expect(row.locator(".trace__shape")).to_have_text("(1, 5)")
    keep(page, "trace")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    if width > 1000:
        expect(box.locator("th", has_text=TEXTS[language]["type"]).first).to_be_visible()
        expect(page.locator(".cm-shape-note").first).to_be_visible()
    pane(page, "work")
    page.locator(".cm-content").press("Control+Home")
    page.keyboard.type("#")
    expect(page.locator(".cm-shape-note")).to_have_count(0)


def test_a_trace_that_fails_shows_the_line_and_can_be_closed(lab) -> None:
    page = lab("en")
    write(page, BROKEN)
    page.locator("[data-lab-trace][value=sigmoid]").click()
    box = page.locator("[data-lab-trace-box]")
    headline = re.compile(r"^It stopped at line 5")
    expect(box.locator(".outcome__headline")).to_have_text(headline, timeout=60_000)
    expect(box.locator("[data-failed]")).to_contain_text("np.dot(a, np.ones(7))")
    expect(page.locator(".cm-error-line")).to_contain_text("np.dot")
    box.locator("[data-lab-trace-close]").press("Enter")
    expect(box).to_be_hidden()


def test_a_trace_can_be_cancelled(lab) -> None:
    page = lab("en")
    write(page, "import time\n\ndef sigmoid(z):\n    time.sleep(60)\n")
    page.locator("[data-lab-trace][value=sigmoid]").click()
    page.locator("[data-lab-cancel]").click()
    state = page.locator("[data-lab-trace-box] .outcome__headline")
    expect(state).to_have_text("Cancelled.", timeout=30_000)
    expect(page.locator("[data-lab-run]")).to_have_attribute("aria-disabled", "false")


def test_findings_come_with_a_run(lab) -> None:
    page = lab("en")
    write(page, OLD)
    with page.expect_response(re.compile("/submissions/$")) as answer:
        page.locator("[data-lab-run]").click()
    first = re.search("^event: submission\ndata: (.*)$", answer.value.text(), re.MULTILINE)
    assert first is not None
    assert len(json.loads(first[1])["api_changes"]) == 3
    expect(page.locator("[data-lab-api] li")).to_have_count(3)
    page.wait_for_selector("[data-lab-done] .outcome", timeout=60_000)
    page.reload()
    expect(page.locator("[data-lab-api] li")).to_have_count(3)
