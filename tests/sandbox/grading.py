"""Hands a program in as a learner does and grades it as a worker does; reads back what was kept."""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from django.forms.models import model_to_dict

from accounts.models import User
from curriculum.models import Course, Program, Week
from labs.grading.bundle import LabBundle
from labs.limits import DEFAULTS, Runtime
from labs.models import CheckResult, Lab, LabVersion, Mode, Submission
from labs.runs import lifecycle
from labs.sandbox import wire
from labs.sandbox.pool import SandboxPool

HERE = Path(__file__).parent
LABS = (HERE / "labs", HERE.parent / "labs" / "fixtures")
CANARY = "CANARY-"
SEED = 5
# What lies about in a fresh run, beside the system's own folders.
LISTING = """
import os

SYSTEM = ("usr", "lib", "lib64", "proc", "sys", "pts", "bin", "include", "share")


def files():
    found = []
    for folder, below, names in os.walk("/"):
        below[:] = [name for name in below if name not in SYSTEM and "python3" not in name]
        found += [f"{folder}/{name}" for name in names + below]
    return sorted(found)
"""


@dataclass(frozen=True)
class Case:
    """A hostile program: what is expected of it, and its honest twin."""

    name: str
    rows: list[str]
    about: str
    twin: str
    verdict: str
    lab: str = "doubling"
    limit: str | None = None
    error: str | None = None
    signal: str | None = None
    score: float | None = None
    stdout_lacks: str | None = None
    times: int = 1
    source: str = field(repr=False, default="")


def load_case(folder: Path) -> Case:
    """Read cases/<name>; what is unknown in case.yaml is an error."""
    data: dict[str, Any] = yaml.safe_load((folder / "case.yaml").read_text(encoding="utf-8"))
    source = (folder / "attack.py").read_text(encoding="utf-8")
    return Case(name=folder.name, source=source, **data)


CASES = [load_case(path.parent) for path in sorted(HERE.glob("cases/*/case.yaml"))]
TWINS = sorted({(case.twin, case.lab) for case in CASES})


def bundle_of(lab: str) -> LabBundle:
    """A lab of these tests."""
    return LabBundle.from_folder(next(folder / lab for folder in LABS if (folder / lab).exists()))


def lab_version(lab: str) -> LabVersion:
    """The lab in the database; its author's files hold a canary each."""
    bundle = bundle_of(lab)
    program = Program.objects.create(slug="program", position=0)
    course = Course.objects.create(program=program, slug="course", position=0, days=1)
    week = Week.objects.create(course=course, slug="week", position=0, days=1)
    row = Lab.objects.create(slug=lab, week=week, position=0)
    files = {
        name: f"{text}\nSECRET = {CANARY + secrets.token_hex(8)!r}\n"
        if name.endswith(".py")
        else text
        for name, text in bundle.files.items()
    }
    spec = bundle.spec.model_dump(mode="json")
    return LabVersion.objects.create(lab=row, hash=bundle.version, spec=spec, files=files)


def hand_in(version: LabVersion, source: str) -> Submission:
    """A submission of a new learner, waiting."""
    return Submission.objects.create(
        learner=User.objects.create_user(is_guest=True),
        lab_version=version,
        mode=Mode.SUBMIT,
        source=source,
        seed=SEED,
        language="en",
        queue="cpu",
    )


def graded(pool: SandboxPool, version: LabVersion, source: str) -> Submission:
    """The submission once the worker's own function has graded it."""
    submission = hand_in(version, source)
    lifecycle.run(submission_id=submission.pk, worker="test", pool=pool)
    submission.refresh_from_db()
    return submission


def checks_of(submission: Submission) -> list[CheckResult]:
    """What was kept of every check, in order."""
    return list(CheckResult.objects.filter(submission=submission).order_by("position"))


def kept(submission: Submission) -> str:
    """All that the run has left in the database, as one text (without what was handed in)."""
    rows = [
        model_to_dict(submission, exclude=["source"]),
        *map(model_to_dict, checks_of(submission)),
    ]
    return json.dumps(rows, default=str, ensure_ascii=False)


def left_over(pool: SandboxPool, runtime: Runtime, known: int) -> int:
    """Processes beside the `known` ones that are still there after two seconds."""
    deadline = time.monotonic() + 2
    while (left := pool.survivors(runtime, patience=0) - known) and time.monotonic() < deadline:
        time.sleep(0.01)
    return left


def files_in(pool: SandboxPool, runtime: Runtime) -> list[str]:
    """What a fresh run finds on its disk."""
    found = asked(pool, runtime, LISTING, "files")
    assert isinstance(found, list)
    return found


def asked(pool: SandboxPool, runtime: Runtime, source: str, function: str) -> Any:
    """What a function of a program returns in a run of its own."""
    with pool.session(runtime, "learner", DEFAULTS[runtime]) as session:
        session.request(wire.LOAD, {"source": source, "functions": [function]})
        payload = wire.encode(([], {}), 100)
        reply = session.request(wire.CALL, {"function": function, "seed": 0}, payload)
    assert reply.kind == "returned", reply.head
    return wire.decode(reply.payload)


Grade = Callable[[str, str], Submission]
