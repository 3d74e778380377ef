"""The whole journey in both languages: from guest to a mentor's comment on graded code."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Locator, Page, expect

from tests.running_site import Site

WEEK = "/neural-networks-and-deep-learning/neural-networks-basics/"
LAB = next(Path(settings.CONTENT_ROOT).glob("*/*/*/labs/logistic-regression"))
RIGHT = (LAB / "solution.py").read_text(encoding="utf-8")
TEXTS = {
    "ja": {"passed": "合格", "comment": "ここで形を確かめると安心です。", "mentor": "青木"},
    "en": {"passed": "Passed", "comment": "Check the shapes here.", "mentor": "Ms Baker"},
}


def wrong_code() -> str:
    """The solution with a slip: the mean over the examples is missing in the gradients."""
    wrong = re.sub(r'("d[wb]": [^,}]+) / m\b', r"\1", RIGHT)
    assert wrong != RIGHT, "the slip no longer fits the author's solution"
    return wrong


def begin_as_guest(page: Page) -> None:
    page.goto("/")
    page.locator("main .button--primary").first.click()
    page.wait_for_url("**/try/**")
    page.locator("main form .button--primary").click()
    page.wait_for_load_state()


def give_some_answer(page: Page) -> None:
    """Fill in whatever the question asks for, whether right or not."""
    form = page.locator("form[data-quiz]")
    for select in form.locator(".match select").all():
        if not select.input_value():
            select.select_option(index=1)
    for fieldset in form.locator("fieldset:not(.certainty)").all():
        choices = fieldset.locator("input[type=radio], input[type=checkbox]")
        if choices.count():
            fieldset.locator("label:has(input)").first.click()
    for text in form.locator("input[name=text], textarea[name=text]").all():
        text.fill("(1, 1)" if "(4, m)" in form.inner_text() else "1")
    fill_the_rest(form)
    if form.locator(".certainty__level").count():
        form.locator(".certainty__level").nth(1).click()


def fill_the_rest(form: Locator) -> None:
    """Words of explanations, entries of matrices."""
    for words in form.locator("textarea.input--words").all():
        words.fill("Because the slope says which way the cost falls, step by step.")
    for cell in form.locator(".matrix__cell").all():
        cell.fill("1")


def press_and_wait(page: Page, button: Locator) -> None:
    """Press, and wait until what was on the page has made room for what comes next.

    The old question stays visible until the answer is back, so that being visible says nothing.
    """
    page.locator("#question").evaluate("old => { old.dataset.old = '' }")
    button.click()
    expect(page.locator("#question[data-old]")).to_have_count(0)


def take_the_quiz(page: Page) -> int:
    """Answer every question; return how many there were."""
    page.goto(f"{WEEK}quiz/")
    page.locator("main form .button--primary").click()
    answered = 0
    while True:
        expect(page.locator("form[data-quiz]")).to_be_visible()
        give_some_answer(page)
        press_and_wait(page, page.locator("form[data-quiz] .button--primary"))
        if not page.locator("section.feedback").count():
            continue  # a step of a case or an explanation; the question goes on
        answered += 1
        link = page.locator("a[data-next]")
        if "/summary/" in (link.get_attribute("href") or ""):
            link.click()
            page.wait_for_url("**/summary/")
            return answered
        press_and_wait(page, link)


PASTE = """(editor, text) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  editor.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true}));
}"""


def paste_code(page: Page, source: str) -> None:
    """Replace all that is in the editor, as people do with code from elsewhere."""
    editor = page.locator(".cm-content")
    editor.click()
    page.keyboard.press("ControlOrMeta+a")
    editor.evaluate(PASTE, source)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_from_guest_to_mentors_comment(
    language: str, site: Site, visit: Callable[..., Page], keep: Callable[[Page, str], None]
) -> None:
    texts = TEXTS[language]
    page = visit(language)
    begin_as_guest(page)
    expect(page.locator("html")).to_have_attribute("lang", language)

    assert take_the_quiz(page) == 10
    keep(page, "quiz-summary")

    page.goto("/labs/logistic-regression/")
    paste_code(page, wrong_code())
    page.locator("[data-lab-submit]").click()
    expect(page.locator(".mistake").first).to_be_visible()
    expect(page.locator("li.check")).to_have_count(15)
    assert page.locator('li.check[data-verdict="passed"]').count() >= 4
    keep(page, "lab-wrong")

    paste_code(page, RIGHT)
    page.locator("[data-lab-submit]").click()
    expect(page.locator(".outcome__headline")).to_contain_text(texts["passed"])
    expect(page.locator('li.check[data-verdict="passed"]')).to_have_count(15)
    keep(page, "lab-right")

    page.goto(WEEK)
    expect(page.locator("progress, [role=progressbar]").first).to_be_visible()
    keep(page, "week")
    page.goto("/statistics/")
    expect(page.locator("main")).to_contain_text("2")
    keep(page, "statistics")

    comment_as_mentor(language, page, site, visit, keep)

    page.goto("/")
    page.locator("main .button--primary").first.click()
    expect(page.locator(".comment").first).to_contain_text(texts["comment"])
    keep(page, "comment")


def comment_as_mentor(
    language: str,
    learner: Page,
    site: Site,
    visit: Callable[..., Page],
    keep: Callable[[Page, str], None],
) -> None:
    """A mentor signs up, invites the learner, opens the submission and comments on a line."""
    texts, email = TEXTS[language], f"mentor-{language}@example.org"
    mentor = visit(language)
    mentor.goto("/account/signup/")
    mentor.locator("input[name=email]").fill(email)
    mentor.locator("input[name=password1]").fill("a quiet long password")
    mentor.locator("main form .button--primary").click()
    mentor.wait_for_url(lambda url: "signup" not in url)
    site.manage("grant_role", email, "mentor")
    mentor.goto("/groups/")
    mentor.locator("input[name=name]").fill(texts["mentor"])
    mentor.locator("main form .button--primary").click()
    mentor.wait_for_url(re.compile(r"/groups/[0-9a-f-]{36}/"))
    link = mentor.locator("main").inner_html()
    token = re.search(r"/join/([\w-]+)/", link)
    assert token, "the group's page shows no invitation link"

    learner.goto(f"/join/{token[1]}/")
    learner.locator("main form .button--primary").click()
    learner.wait_for_load_state()

    mentor.reload()
    mentor.locator("a[href*='/members/']").first.click()
    keep(mentor, "mentor-member")
    mentor.locator("a[href*='/submissions/']").first.click()
    mentor.locator("input[name=line]").fill("12")
    mentor.locator("textarea[name=text]").fill(texts["comment"])
    mentor.locator("form[action*='/comments/'] .button--primary").click()
    expect(mentor.locator(".comment").first).to_contain_text(texts["comment"])
    keep(mentor, "mentor-comment")
