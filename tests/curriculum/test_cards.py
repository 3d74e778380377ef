"""Cards: the same operation in several frameworks really is the same."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.test import Client

from accounts.models import User
from curriculum.content.cards import EXECUTED, CardsFile
from tests.curriculum.conftest import Folder

RUNTIME = settings.BASE_DIR / ".runtime" / "bin" / "python"
FILE = settings.BASE_DIR / "courses" / "deep-learning" / "cards.yaml"
Clients = Callable[[User | None], Client]
# Runs in the other interpreter: what each framework makes of each card, as plain numbers.
DRIVER = """
import importlib.metadata, json, sys
import numpy as np
told, names = {}, {"numpy": "numpy", "tensorflow": "tensorflow-cpu", "keras": "keras"}
for card, codes in json.load(sys.stdin).items():
    told[card] = {}
    for framework, code in codes.items():
        space = {}
        exec(compile(code, f"<{card} {framework}>", "exec"), space)
        result = np.asarray(space["result"], dtype=float)
        told[card][framework] = {"shape": result.shape, "values": result.ravel().tolist()}
versions = {name: importlib.metadata.version(dist) for name, dist in names.items()}
print(json.dumps({"told": told, "versions": versions}))
"""


@pytest.fixture(scope="module")
def cards() -> CardsFile:
    return CardsFile.model_validate(yaml.safe_load(FILE.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def ran(cards: CardsFile) -> dict[str, Any]:
    code = {
        card.id: {name: f"{card.given}\n{code}" for name, code in card.codes() if name in EXECUTED}
        for card in cards.cards
    }
    done = subprocess.run(
        [str(RUNTIME), "-c", DRIVER],
        input=json.dumps(code), capture_output=True, text=True, check=True, timeout=300,
    )  # fmt: skip
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_every_framework_comes_to_what_numpy_comes_to(
    cards: CardsFile, ran: dict[str, Any]
) -> None:
    for card in cards.cards:
        results = ran["told"][card.id]
        for framework, result in results.items():
            where = f"{card.id} in {framework}"
            assert result["shape"] == results["numpy"]["shape"], where
            if card.compare == "values":
                close = pytest.approx(
                    results["numpy"]["values"], rel=card.tolerance, abs=card.tolerance
                )
                assert result["values"] == close, where


def test_the_versions_are_those_that_ran_it(cards: CardsFile, ran: dict[str, Any]) -> None:
    for framework, version in cards.checked_with.items():
        assert ran["versions"][framework].startswith(f"{version}.")


def test_pytorch_is_code_too(cards: CardsFile) -> None:
    for card in cards.cards:
        compile(f"{card.given}\n{card.pytorch}", card.id, "exec")


@pytest.mark.django_db
@pytest.mark.usefixtures("all_rooms", "content")
@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_card_shows_each_framework_and_is_found_from_its_concepts(
    client_of: Clients, language: str
) -> None:
    client, headers = client_of(None), {"accept-language": language}
    assert 'href="/cards/softmax/"' in client.get("/cards/", headers=headers).content.decode()
    page = client.get("/cards/softmax/", headers=headers).content.decode()
    for name in ("NumPy", "TensorFlow", "Keras", "PyTorch"):
        assert f'aria-label="{name}"' in page
    assert {"ja": "<code>axis=0</code> です", "en": "it is <code>axis=0</code>"}[language] in page
    concept = client.get("/concepts/softmax/", headers=headers).content.decode()
    assert 'href="/cards/softmax/"' in concept
    assert client.get("/cards/none/", headers=headers).status_code == 404


@pytest.mark.django_db
@pytest.mark.usefixtures("all_rooms", "content")
def test_the_api_gives_the_code_of_a_card(client_of: Clients) -> None:
    client = client_of(None)
    listed = client.get("/api/v1/cards/").json()["cards"]
    card = client.get(next(row["url"] for row in listed if row["id"] == "softmax")).json()
    assert [column["framework"] for column in card["columns"]] == [
        "numpy", "tensorflow", "keras", "pytorch",
    ]  # fmt: skip
    assert [column["executed"] for column in card["columns"]] == [True, True, True, False]
    assert all("result" in column["code"] for column in card["columns"])


CARD = """
checked_with: {numpy: '2.4'}
cards:
- id: %s
  title: {ja: 和, en: Sum}
  summary: {ja: 足します。, en: Adds.}
  concepts: [%s]
  given: x = 1
  numpy: result = x
  tensorflow: result = x
  pytorch: %s
  notes: {ja: なし, en: None}
"""


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (("sum", "clay", "result = x"), None),
        (("sum", "sand", "result = x"), "cards[0].concepts[0]"),
        (("sum", "clay", "y = x"), "pytorch: the code must set `result`"),
        (("Sum", "clay", "result = x"), "cards[0].id"),
    ],
)
def test_a_faulty_card_is_told_with_its_place(
    folder: Folder, values: tuple[str, str, str], told: str | None
) -> None:
    (folder.root / "pottery" / "cards.yaml").write_text(CARD % values, encoding="utf-8")
    problems = [str(problem) for problem in folder.problems()]
    assert problems == [] if told is None else any(told in problem for problem in problems)
