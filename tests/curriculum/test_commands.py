"""The two commands as an author meets them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from curriculum.models import Week
from tests.curriculum.conftest import Folder

COURSE = "pottery/course.yaml"


def run(command: str, *arguments: object) -> str:
    out = StringIO()
    call_command(command, *map(str, arguments), stdout=out, stderr=out)
    return out.getvalue()


def test_check_counts_what_there_is(folder: Folder) -> None:
    assert run("check_content", folder.root) == (
        "pottery: 1 courses, 2 weeks, 2 concepts, 1 lessons.\n"
    )


def test_check_prints_each_problem_on_a_line(folder: Folder) -> None:
    folder.edit(COURSE, "days: 3", "dayz: 3")
    out = StringIO()

    with pytest.raises(CommandError) as failed:
        call_command("check_content", str(folder.root), stdout=out)

    assert failed.value.returncode == 1
    assert out.getvalue().splitlines() == [
        "pottery/course.yaml:5: courses[0].days: this key, which is required (found nothing)",
        (
            "pottery/course.yaml:9: courses[0].dayz: one of the keys days, folder, id, summary, "
            "title; did you mean 'days'? (found unknown key 'dayz')"
        ),
    ]


def test_check_speaks_json(folder: Folder) -> None:
    folder.edit(COURSE, "days: 3", "days: 0")
    out = StringIO()

    with pytest.raises(CommandError):
        call_command("check_content", str(folder.root), "--json", stdout=out)

    document = json.loads(out.getvalue())
    assert document["ok"] is False
    assert document["problems"] == [
        {
            "file": COURSE,
            "line": 9,
            "key": "courses[0].days",
            "expected": "Input should be greater than 0",
            "found": "0",
        }
    ]


def test_check_counts_each_week_for_authors(folder: Folder) -> None:
    first, second = json.loads(run("check_content", folder.root, "--json"))["weeks"]["pottery"]

    assert first["lesson"]["sections"] > 0
    assert first["lesson"]["words_en"] > 0
    assert first["lesson"]["characters_ja"] > 0
    assert second["lesson"] is None


def test_check_needs_no_database(folder: Folder) -> None:
    """In an interpreter of its own, with a database that cannot be reached."""
    done = subprocess.run(
        [sys.executable, str(settings.BASE_DIR / "manage.py"), "check_content", str(folder.root)],
        env=os.environ | {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("pottery: 1 courses")


def test_check_of_a_folder_without_a_program_says_what_it_looked_for(tmp_path: Path) -> None:
    out = StringIO()

    with pytest.raises(CommandError):
        call_command("check_content", str(tmp_path), stdout=out)

    assert "course.yaml" in out.getvalue()


@pytest.mark.django_db
def test_sync_prints_what_it_wrote_and_then_that_there_is_nothing_to_write(folder: Folder) -> None:
    assert "weeks created: 2\n" in run("sync_content", folder.root)
    assert run("sync_content", folder.root) == "Content is up to date; nothing was written.\n"


@pytest.mark.django_db
def test_sync_of_a_faulty_file_says_why_and_keeps_the_site_as_it_was(folder: Folder) -> None:
    run("sync_content", folder.root)
    folder.edit(f"{folder.week}/week.yaml", "days: 1.5", "days: long")
    err = StringIO()

    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("sync_content", str(folder.root), stderr=err)

    assert f"{folder.week}/week.yaml:4: days:" in err.getvalue()
    assert Week.objects.get(slug="centring-clay").days == 1.5
