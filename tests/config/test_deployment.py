"""The containers' files say what the code can do: commands, ports and variables exist."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from compose_spec import PyCompose
from django.conf import settings
from django.core.management import get_commands, load_command_class
from ruamel.yaml import YAML

from config.celery_commands import worker_arguments

ROOT: Path = settings.BASE_DIR
# Compose puts variables in before it reads; with nothing set, the defaults after ":-" count.
COMPOSE = re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", (ROOT / "docker-compose.yml").read_text())
DOCKERFILE = (ROOT / "Dockerfile").read_text()
OURS = ("prepare", "web", "worker-cpu", "worker-gpu", "scheduler")


def resolved(text: str) -> dict[str, Any]:
    """The file as plain data, with YAML's merges resolved (the validator does not know them)."""
    merged: dict[str, Any] = YAML(typ="safe").load(text)
    return json.loads(json.dumps(merged))


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    return resolved(COMPOSE)


def stages() -> dict[str, str]:
    """Each stage of the Dockerfile and its text."""
    parts = re.split(r"^FROM (\S+) AS (\S+)$", DOCKERFILE, flags=re.MULTILINE)[1:]
    return dict(zip(parts[1::3], parts[2::3], strict=True))


def test_the_file_follows_the_compose_specification() -> None:
    services = PyCompose.from_json(json.dumps(resolved(COMPOSE))).service_names()
    assert set(services) == {*OURS, "redis", "postgres"}


def test_a_fault_in_the_file_would_be_seen() -> None:
    with pytest.raises(ValueError, match=r"healthchek|unknown"):
        PyCompose.from_json(json.dumps(resolved(COMPOSE.replace("healthcheck:", "healthchek:", 1))))


@pytest.mark.parametrize("name", OURS)
def test_every_service_builds_a_stage_that_exists(name: str, compose: dict[str, Any]) -> None:
    assert compose["services"][name]["build"]["target"] in stages()


@pytest.mark.parametrize("name", OURS)
def test_every_command_exists(name: str, compose: dict[str, Any]) -> None:
    service = compose["services"][name]
    commands = [service["command"]]
    if "healthcheck" in service:
        commands.append(service["healthcheck"]["test"][1:])
    for command in commands:
        if command[1] == "manage.py":
            app = get_commands()[command[2]]
            parser = load_command_class(str(app), command[2]).create_parser("manage.py", command[2])
            parser.parse_args(command[3:])
        else:
            done = subprocess.run(
                [sys.executable, *command[1:3], "--help"], capture_output=True, timeout=60
            )
            assert done.returncode == 0


def test_the_image_and_the_file_start_the_same_programs(compose: dict[str, Any]) -> None:
    for target in ("worker-cpu", "worker-gpu", "scheduler"):
        default = re.search(r"^CMD \[(.*)\]$", stages()[target], re.MULTILINE)
        assert default
        words = shlex.split(default[1].replace(",", " "))
        assert compose["services"][target]["command"] == words


@pytest.mark.parametrize("name", OURS)
def test_every_variable_is_read_by_the_code(name: str, compose: dict[str, Any]) -> None:
    sources = "".join(
        path.read_text() for room in ("config", "labs") for path in (ROOT / room).rglob("*.py")
    )
    for variable in compose["services"][name]["environment"]:
        assert f'"{variable.removesuffix("_FILE")}"' in sources, variable


def test_ports_agree(compose: dict[str, Any]) -> None:
    web = compose["services"]["web"]
    inside = web["ports"][0].rsplit(":", 1)[1]
    assert web["command"][web["command"].index("--port") + 1] == inside
    assert f"EXPOSE {inside}" in stages()["web"]


def test_only_workers_have_the_labs_runtime() -> None:
    with_runtime = {name for name, text in stages().items() if "requirements/runtime" in text}
    assert with_runtime == {"worker-cpu", "worker-gpu"}
    assert "tensorflow" not in (ROOT / "requirements" / "app.txt").read_text()


def test_the_gpu_worker_reserves_a_device(compose: dict[str, Any]) -> None:
    reserved = compose["services"]["worker-gpu"]["deploy"]["resources"]["reservations"]["devices"]
    assert reserved == [{"driver": "nvidia", "count": 1, "capabilities": ["gpu"]}]
    assert worker_arguments("gpu")[worker_arguments("gpu").index("-Q") + 1] == "gpu"


def test_secrets_come_from_files(compose: dict[str, Any]) -> None:
    for name, service in compose["services"].items():
        for variable, value in (service.get("environment") or {}).items():
            if re.search("PASSWORD|SECRET|KEY", variable):
                assert variable.endswith("_FILE"), f"{name}: {variable}"
                assert Path(value).name in compose["secrets"]


def test_everything_that_lasts_has_a_volume_and_a_health_check(compose: dict[str, Any]) -> None:
    services = compose["services"]
    assert services["postgres"]["volumes"]
    assert services["redis"]["volumes"]
    lasting = set(services) - {"prepare"}
    assert {name for name in lasting if "healthcheck" not in services[name]} == set()


def test_every_python_room_is_in_the_image() -> None:
    rooms = {path.parent.name for path in ROOT.glob("*/apps.py")}
    assert {room for room in rooms if f"COPY {room}/ {room}/" not in DOCKERFILE} == set()
