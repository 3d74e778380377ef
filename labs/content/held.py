"""Versions of labs as they are held in each process until the content changes. Read only."""

from __future__ import annotations

from collections.abc import Mapping

from curriculum.keeping import kept
from labs.models import LabVersion
from labs.selectors import open_labs

UNREAD = ("files", "instructions_ja", "instructions_en")


@kept
def version_in_week(pk: int) -> LabVersion:
    """A version with its lab, week, course and lesson, without what only the grader reads.

    Kept: one query. ``pk`` comes from a row of ours, never from a visitor.
    """
    week = "lab__week"
    unread = (f"{week}__current_lesson__html_ja", f"{week}__current_lesson__html_en", *UNREAD)
    wanted = LabVersion.objects.select_related(f"{week}__course", f"{week}__current_lesson")
    version = wanted.defer(*unread).get(pk=pk)
    if version.lab.current_version_id == pk:
        version.lab.current_version = version
    return version


@kept
def versions_to_submit_to() -> Mapping[str, int]:
    """The present version's id of each lab that can be worked on, by slug. Kept: one query."""
    return dict(open_labs().values_list("slug", "current_version"))
