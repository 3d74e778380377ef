"""The browsable reference of the API works under the site's content policy."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect


def test_an_operation_can_be_tried(visit: Callable[..., Page]) -> None:
    page = visit("en")
    page.goto("/api/v1/docs/")
    operation = page.locator("#operations-path-path")
    operation.locator(".opblock-summary-control").click()
    operation.get_by_role("button", name="Try it out").click()
    operation.get_by_role("button", name="Execute").click()

    answer = operation.locator(".live-responses-table")
    expect(answer.locator(".response-col_status").last).to_contain_text("200")
    expect(answer).to_contain_text('"programs"')
