"""Versions of labs as the plain data that the grader takes."""

from __future__ import annotations

import threading
from typing import cast

from labs.grading.bundle import LabBundle
from labs.models import LabVersion
from labs.spec.lab import LabSpec

BUNDLES_KEPT = 100  # labs' files weigh tens of kilobytes
_bundles: dict[int, LabBundle] = {}  # by the version's id, the longest unused first
_bundles_lock = threading.Lock()


def bundle_of(version: LabVersion) -> LabBundle:
    """Return the lab version as the plain data that the grader takes.

    A version never changes, so what was read once is kept; its files may not have been fetched.
    """
    with _bundles_lock:
        known = _bundles.pop(version.pk, None)
        if known is not None and known.version == version.hash:
            _bundles[version.pk] = known
            return known
    bundle = _read_bundle(version)
    with _bundles_lock:
        _bundles[version.pk] = bundle
        if len(_bundles) > BUNDLES_KEPT:
            del _bundles[next(iter(_bundles))]
    return bundle


def _read_bundle(version: LabVersion) -> LabBundle:
    spec = LabSpec.model_validate(version.spec)
    return LabBundle(spec.id, version.hash, spec, cast(dict[str, str], version.files))
