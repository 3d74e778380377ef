"""What is read on a phone: nothing is torn apart that belongs together."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

STRAY = """() => {
  const found = [];
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const block = text.parentElement.closest("p, li, td");
    if (!block || text.parentElement.closest(".katex, pre, code")) continue;
    if (!/^[、。，,.;:]/.test(text.data)) continue;
    const range = document.createRange();
    range.setStart(text, 0);
    range.setEnd(text, 1);
    const place = range.getBoundingClientRect();
    if (place.width && place.left - block.getBoundingClientRect().left < 3) found.push(text.data);
  }
  return found;
}"""
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("language", ["ja", "en"])
def test_no_line_begins_with_what_closes_a_formula(
    visit: Callable[..., Page], language: str
) -> None:
    page = visit(language, width=390)
    page.goto("/improving-deep-neural-networks/practical-aspects/lesson/")
    page.wait_for_function("!document.querySelector('.math:not([data-done])')")
    page.evaluate("document.fonts.ready")
    assert page.evaluate(STRAY) == []
    assert page.evaluate(WIDER) == 0


def test_names_of_columns_stay_in_one_piece(visit: Callable[..., Page]) -> None:
    page = visit("en", width=390)
    page.goto("/data-report/")
    page.get_by_role("button", name="Examine").click()
    name = page.get_by_role("rowheader", name="sweetness")
    assert (name.bounding_box() or {"height": 0})["height"] < 60  # one line, with its padding
    assert page.evaluate(WIDER) == 0
