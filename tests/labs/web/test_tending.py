"""What a worker does for its sandbox while nobody waits."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone

from curriculum.models import Week
from labs.content.versions import bundle_of
from labs.grading import authors
from labs.grading.bundle import LabBundle
from labs.limits import DEFAULTS, VISIBLE_SEED
from labs.models import Lab, LabVersion
from labs.queues import seeds
from labs.runs.tending import Tender
from labs.sandbox.pool import SandboxPool

pytestmark = pytest.mark.sandbox
FIXTURE = Path(__file__).parents[1] / "fixtures" / "averages"


class Told(list[dict[str, Any]]):
    """What the tender has said of memory."""


@pytest.fixture
def tender(content: None, tmp_path: Path, monkeypatch) -> Iterator[Tender]:
    monkeypatch.setattr("labs.queues.seeds.SEEDS_PER_VERSION", 2)
    pool = SandboxPool("warm", answers=tmp_path)
    pool.warm_up("numpy")
    yield Tender(pool, Told().append, threading.Event())
    pool.close()


@pytest.fixture
def version(content: None) -> LabVersion:
    """The only lab that can be worked on."""
    Lab.objects.update(retired=True)
    bundle = LabBundle.from_folder(FIXTURE)
    lab = Lab.objects.create(slug="averages", week=Week.objects.all()[0], position=9)
    version = LabVersion.objects.create(
        lab=lab, hash=bundle.version, spec=bundle.spec.model_dump(mode="json"),
        files=dict(bundle.files), mistakes={"no-mean": {}},
    )  # fmt: skip
    Lab.objects.filter(pk=lab.pk).update(current_version=version)
    return version


def seeds_now() -> tuple[int, ...]:
    return (VISIBLE_SEED, *seeds.weekly(timezone.now().date(), settings.SECRET_KEY))


def test_what_learners_may_draw_this_week_is_known_before_they_do(
    tender: Tender, version: LabVersion
) -> None:
    said = authors.answers_for(tender.pool, bundle_of(version), VISIBLE_SEED)
    version.mistakes = {key: {} for key in said.mistakes}
    version.save()
    tender.look()
    bundle = bundle_of(version)
    for seed in seeds_now():
        for mistake in (None, *said.mistakes):
            assert authors.known(tender.pool, bundle, seed, mistake), (seed, mistake)
    assert list(tender.unasked()) == []


def test_learners_come_first(tender: Tender, version: LabVersion) -> None:
    tender.stop.set()  # it would wait for the run to end
    with tender.pool.session("numpy", "learner", DEFAULTS["numpy"]):
        tender.look()
    assert not authors.known(tender.pool, bundle_of(version), VISIBLE_SEED)


def test_a_lab_whose_own_files_fail_holds_up_no_other(tender: Tender, version: LabVersion) -> None:
    lab = Lab.objects.create(slug="broken", week=version.lab.week, position=1)
    broken = LabVersion.objects.create(
        lab=lab, hash="broken", spec={**version.spec, "id": "broken"},
        files={**version.files, "solution.py": "raise SystemError"},
    )  # fmt: skip
    Lab.objects.filter(pk=lab.pk).update(current_version=broken)
    version.mistakes = {}
    version.save()
    tender.look()
    assert tender.hopeless == {"broken"}
    assert all(authors.known(tender.pool, bundle_of(version), seed) for seed in seeds_now())


def test_operators_hear_what_the_sandbox_takes(tender: Tender, version: LabVersion) -> None:
    told = Told()
    tender.tell = told.append
    tender.look()
    tender.look()
    assert len(told) == 1  # not at every look: a parent that answers forks nobody
    assert told[0]["parents"]["numpy"]["rss_mb"] > 0
