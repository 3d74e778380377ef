"""A pasted error on the page, in the API and on the command line; an error of a submission."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import translation

from labs.explanations import presentation as explanations
from labs.results.presentation import present_error
from tests.labs.errors.record import recorded

ROOT = Path(__file__).parent.parent.parent.parent
PASTED = (
    'Traceback (most recent call last):\n  File "train.py", line 3, in <module>\n    c = a + b\n'
    "ValueError: operands could not be broadcast together with shapes (3,4) (4,3)\n"
)


def test_the_page_explains_a_pasted_error_in_both_languages(db: None) -> None:
    client = Client()
    assert client.get("/errors/").status_code == 200
    english = client.post("/errors/", {"traceback": PASTED}, headers={"Accept-Language": "en"})
    japanese = client.post("/errors/", {"traceback": PASTED}, headers={"Accept-Language": "ja"})
    assert "The shapes do not go together" in english.text
    assert "c = a + b" in english.text
    assert "<code>.T</code>" in english.text
    assert "形が合いません" in japanese.text


def test_the_page_says_what_it_needs(db: None) -> None:
    client = Client()
    for text in ("", "hello"):
        answer = client.post("/errors/", {"traceback": text}, headers={"Accept-Language": "en"})
        assert answer.status_code == 422
        assert 'aria-invalid="true"' in answer.text


def test_what_was_pasted_is_shown_as_text(db: None) -> None:
    text = PASTED.replace("c = a + b", "<script>alert(1)</script>").replace("(3,4)", "`<b>`")
    answer = Client().post("/errors/", {"traceback": text})
    assert "<script>alert" not in answer.text
    assert "<b>" not in answer.text


def test_the_api_explains_a_pasted_error(db: None) -> None:
    client = Client()
    url = "/api/v1/explain-traceback/"
    answer = client.post(
        url,
        {"traceback": PASTED},
        content_type="application/json",
        headers={"Accept-Language": "ja"},
    )
    assert answer.status_code == 200
    data = answer.json()
    assert (data["line"], data["source_line"], data["known"]) == (3, "c = a + b", True)
    explanation = data["explanation"]
    assert explanation["kind"] == "broadcast"
    assert set(explanation) == {
        *("kind", "title", "what_happened", "causes", "look_at", "values")
    }  # fmt: skip
    refused = client.post(url, {"traceback": "no"}, content_type="application/json")
    assert refused.status_code == 400
    assert refused.json()["errors"][0]["pointer"] == "/traceback"


def test_the_command_reads_a_traceback_on_standard_input() -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", "explain_traceback", "--language", "ja"],
        input=PASTED, capture_output=True, text=True, cwd=ROOT, check=True,
    )  # fmt: skip
    assert "行 3: c = a + b" in done.stdout


def explained(monkeypatch: pytest.MonkeyPatch, given: str, *arguments: str) -> str:
    """What the command prints for a text on standard input."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
    printed = io.StringIO()
    call_command("explain_traceback", *arguments, stdout=printed)
    return printed.getvalue()


def test_the_command_speaks_json(monkeypatch: pytest.MonkeyPatch) -> None:
    data = json.loads(explained(monkeypatch, PASTED, "--json"))
    assert data["explanation"]["title"] == "The shapes do not go together"


@pytest.mark.parametrize("text", ["", "hello\n"])
def test_the_command_says_what_it_needs(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    with pytest.raises(CommandError, match=r"Traceback|standard input"):
        explained(monkeypatch, text)


def test_an_error_of_a_submission_is_worded_for_whoever_reads_it() -> None:
    error = recorded()["arrays/broadcast-bias"]
    with translation.override("ja"):
        japanese = present_error(error)
    with translation.override("en"):
        english = present_error(error)
    assert japanese.explanation.kind == english.explanation.kind == "broadcast"
    assert japanese.explanation.title == "形が合いません"
    assert english.marked is not None
    assert english.marked.marked == "np.dot(W1, X) + b1"


def test_errors_stored_before_frames_were_read_are_explained_too() -> None:
    old = {"code": "exception", "type": "ValueError", "message": PASTED.splitlines()[-1][12:],
           "line": 3, "source_line": "c = a + b", "traceback": [], "params": {}}  # fmt: skip
    assert explanations.of_error(old, "en").kind == "broadcast"
    assert explanations.of_error({"code": "empty_source"}, "en").title
