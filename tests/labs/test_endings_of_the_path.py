"""Every ending of a NumPy lab: what comes is clear, and is the same for all right code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.conf import settings

from labs.grading.authors import answers_for
from labs.grading.bundle import LabBundle
from labs.grading.observing import observe
from labs.limits import VISIBLE_SEED
from labs.sandbox import wire
from labs.sandbox.pool import SandboxPool
from labs.spec.endings import Change, Way, compared, parameters

pytestmark = pytest.mark.sandbox
LABS = [path.parent for path in Path(settings.CONTENT_ROOT).glob("*/*/*/labs/*/lab.yaml")]
BUNDLES = [LabBundle.from_folder(folder) for folder in sorted(LABS)]
ENDED = [one for one in BUNDLES if one.spec.runtime == "numpy" and one.spec.ending]
each = pytest.mark.parametrize("bundle", ENDED, ids=lambda bundle: bundle.lab_id)


def change_of(bundle: LabBundle) -> Change:
    assert bundle.spec.ending
    return bundle.spec.ending.change


def numbers(bundle: LabBundle, source: str, at: int, pool: SandboxPool) -> tuple[Any, Any]:
    """What a file brings back as it is, and with the change of a round."""
    trace = observe(bundle=bundle, source=source, at=at, pool=pool).trace or {}
    return trace.get("usual"), trace.get("changed")


@each
def test_the_usual_value_is_that_of_the_call(bundle: LabBundle, pool: SandboxPool) -> None:
    change = change_of(bundle)
    case = answers_for(pool, bundle, VISIBLE_SEED).of_check(change.check)[0]
    signature = next(one.signature for one in bundle.spec.functions if one.name == case.function)
    args, keywords = wire.decode(case.payload)
    given = dict(zip(parameters(signature), args, strict=False)) | keywords
    np.testing.assert_array_equal(given[change.argument], change.usual)


@each
def test_what_comes_is_no_matter_of_rounding(bundle: LabBundle, pool: SandboxPool) -> None:
    """Further from the edge between the same and another than equally right code can be apart."""
    change = change_of(bundle)
    for at, one in enumerate(change.rounds):
        usual, changed = numbers(bundle, bundle.files["solution.py"], at, pool)
        assert isinstance(usual, float)
        if changed != Way.NOT_FINITE:
            assert isinstance(changed, float)
            share = abs(changed - usual) / abs(usual)
            assert not change.same_within / 1.3 < share < change.same_within * 1.3, one.value


@each
def test_all_right_code_sees_the_same_come(bundle: LabBundle, pool: SandboxPool) -> None:
    """The words afterwards are the same for everybody."""
    change = change_of(bundle)
    files = [name for name in bundle.files if name.startswith("alternatives/")]
    for at, one in enumerate(change.rounds):
        found = {
            name: compared(*numbers(bundle, bundle.files[name], at, pool), change.same_within)
            for name in ["solution.py", *files]
        }
        assert None not in found.values(), (one.value, found)
        assert len(set(found.values())) == 1, (one.value, found)
