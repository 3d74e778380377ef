"""The layers hold, and heavy libraries stay where they belong."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR

WEB = """
import django
django.setup()
import config.asgi, config.urls
from django.urls import get_resolver
get_resolver().url_patterns
"""
WORKER = """
import django
django.setup()
from config.celery import app
app.loader.import_default_modules()
import labs.tasks, labs.runs.workers, labs.grading.engine
"""
VERDICT = """
import sys
print(sorted({"tensorflow", "keras", "sklearn", "pickle5"} & set(sys.modules)))
"""


def runtime_packages() -> str:
    """The runtime's packages, so that a stray import would succeed and be seen."""
    return str(next((ROOT / ".runtime" / "lib").glob("python3*/site-packages")))


@pytest.mark.parametrize("program", [WEB, WORKER], ids=["web", "worker"])
def test_neither_web_nor_workers_import_tensorflow(program: str) -> None:
    code = f"import sys; sys.path.append({runtime_packages()!r})\n{program}\n{VERDICT}"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip().splitlines()[-1] == "[]"


def test_the_contracts_of_the_layers_hold() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout


def test_the_contracts_have_no_exceptions() -> None:
    assert "ignore_imports" not in (ROOT / "pyproject.toml").read_text()
