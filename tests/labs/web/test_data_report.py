"""The data report on its page and in the API."""

from __future__ import annotations

from django.test import Client

from labs.tables.pages import EXAMPLE

DEV = "weight,diameter,sweetness,camera,grade\n171.0,,12.4,3,bad\n"
URL = "/api/v1/data-report/"


def test_the_page_names_what_is_wrong_in_both_languages(db: None) -> None:
    client = Client()
    assert "1850" in client.get("/data-report/").text
    given = {"table": EXAMPLE, "label_column": "grade", "other": DEV}
    english = client.post("/data-report/", given, headers={"Accept-Language": "en"}).text
    japanese = client.post("/data-report/", given, headers={"Accept-Language": "ja"}).text
    for text in (
        "1 row is a copy", "2 rows have equal features", "1 row of the second table",
        "Every known value is 3", "-999 occurs 1 time.", "times smaller than the others",
        "1 value lies far outside of the rest: 1850",
    ):  # fmt: skip
        assert text in english
    for text in ("特徴量が同じなのにラベルが食い違っています", "別の単位", "値がすべて 3 です"):
        assert text in japanese


def test_the_page_says_what_it_needs(db: None) -> None:
    client = Client()
    for given in ({"table": ""}, {"table": "a,b\n1\n"}, {"table": "a\n1\n", "label_column": "y"}):
        answer = client.post("/data-report/", given, headers={"Accept-Language": "en"})
        assert answer.status_code == 422
        assert 'aria-invalid="true"' in answer.text


def test_a_text_that_is_too_long_is_refused_and_not_cut(db: None) -> None:
    """A cut would report on a part, or blame the line that it went through."""
    rows = "x" * 100 + ",1\n"
    answer = Client().post(
        "/data-report/", {"table": rows * 3000}, headers={"Accept-Language": "en"}
    )
    assert answer.status_code == 422
    assert "more than 300000 characters" in answer.text


def test_what_was_pasted_is_shown_as_text(db: None) -> None:
    answer = Client().post("/data-report/", {"table": "<b>,c\n<script>alert(1)</script>,2\n"})
    assert "<script>alert" not in answer.text
    assert "<b>" not in answer.text


def test_the_api_reports_on_a_table(db: None) -> None:
    client = Client()
    given = {"table": EXAMPLE, "label_column": "grade", "other": DEV}
    answer = client.post(URL, given, content_type="application/json")
    assert answer.status_code == 200
    data = answer.json()
    assert (data["rows"], data["duplicates"], data["conflicts"], data["overlap"]) == (10, 1, 2, 1)
    assert {one["code"] for one in data["problems"] if one["column"] == "camera"} == {"constant"}
    refused = client.post(URL, {"table": "a,b\n1\n"}, content_type="application/json")
    assert refused.status_code == 400
    assert refused.json()["errors"][0]["pointer"] == "/table"
