"""While the database is away people and programs get a clear answer, and operators a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ASK = """
import json
import django
django.setup()
from django.test import Client
for path in ("/health/", "/", "/api/v1/me/"):
    client = Client(raise_request_exception=False, headers={"Host": "localhost"})
    if path != "/health/":
        client.cookies["sessionid"] = "a" * 32
    answer = client.get(path, headers={"Accept-Language": "ja"})
    print(json.dumps([path, answer.status_code, answer["Content-Type"], answer.content.decode()]))
"""


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """A web process that has lost its database, asked by somebody who was signed in."""
    environment = {
        **os.environ,
        "DOKUGAKU_DATA": str(tmp_path_factory.mktemp("data")),
        "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DOKUGAKU_LOG_JSON": "1",
        "DOKUGAKU_LOG_LEVEL": "ERROR",
    }
    return subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip


def test_everybody_is_told_in_words(asked: subprocess.CompletedProcess[str]) -> None:
    lines = [json.loads(line) for line in asked.stdout.splitlines()]
    answers = {path: (status, kind, body) for path, status, kind, body in lines}
    assert answers["/health/"][0] == 503
    status, kind, body = answers["/"]
    assert (status, kind) == (500, "text/html; charset=utf-8")
    assert "保存済みの内容は失われていません" in body.replace("<wbr>", "")
    status, kind, body = answers["/api/v1/me/"]
    assert (status, kind) == (500, "application/problem+json")
    assert json.loads(body)["code"] == "internal_error"


def test_the_log_has_the_whole_traceback(asked: subprocess.CompletedProcess[str]) -> None:
    entries = [json.loads(line) for line in asked.stderr.splitlines() if line.startswith("{")]
    failure = next(one for one in entries if one["event"].startswith("Internal Server Error"))
    assert "Traceback (most recent call last)" in failure["exception"]
