"""A command on a data folder that was never prepared says what to do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings


def test_a_command_before_the_first_start_says_what_to_do(tmp_path: Path) -> None:
    unset = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    kept = {name: value for name, value in os.environ.items() if name not in unset}
    command = [sys.executable, "manage.py", "grant_role", "aki@example.org", "operator"]
    done = subprocess.run(
        command,
        cwd=settings.BASE_DIR,
        env=kept | {"DOKUGAKU_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "manage.py prepare" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("headers", "query", "language"),
    [
        (
            {"Sec-Fetch-Site": "same-origin"},
            "",
            "ja",
        ),  # a link on a page, in the learner's language
        # a script, which says the language of its page, whatever was chosen in another tab since
        ({"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Dest": "empty"}, "", "en"),
        ({}, "", "en"),  # a program, which says its own
        ({}, "?language=ja", "ja"),  # an event stream, which can say it nowhere else
        ({"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Dest": "empty"}, "?language=ja", "ja"),
        ({}, "?language=zz", "en"),
    ],
)
def test_the_api_speaks_as_the_page_that_asks(client, learner, headers, query, language) -> None:
    learner.language = "ja"
    learner.save()
    client.force_login(learner)
    answer = client.get(f"/api/v1/me/{query}", headers={"Accept-Language": "en", **headers})
    assert answer.headers["Content-Language"] == language
