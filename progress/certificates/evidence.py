"""What a certificate keeps of the day on which it was issued: plain data, pure.

Titles are kept in both languages and versions by their hashes, so that a certificate says the same
when content has long changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from progress.certificates.rules import CourseShown, WeekShown

Evidence = dict[str, Any]


def evidence_of(courses: Sequence[CourseShown]) -> Evidence:
    """Return what was shown: courses with weeks and labs, concepts once each, minutes."""
    concepts = {concept.key: concept for course in courses for concept in course.concepts}
    return {
        "courses": [_course(course) for course in courses],
        "concepts": [
            {"id": concept.key, "title": concept.title, "level": concept.level.value}
            for concept in concepts.values()
        ],
        "minutes": sum(week.minutes for course in courses for week in course.weeks),
    }


def _course(course: CourseShown) -> Evidence:
    weeks = [_week(week) for week in course.weeks]
    return {"id": course.key, "title": course.title, "weeks": weeks}


def _week(week: WeekShown) -> Evidence:
    return {
        "id": week.key,
        "title": week.title,
        "minutes": week.minutes,
        "lesson": {"version": week.lesson_version, "at": _moment(week.lesson_read_at)},
        "quiz": {"score": week.quiz_score, "at": _moment(week.quiz_passed_at)},
        "labs": [
            {
                "id": lab.key,
                "title": lab.title,
                "version": lab.version,
                "at": _moment(lab.passed_at),
            }
            for lab in week.labs
        ],
    }


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def labs_in(evidence: Evidence) -> list[Evidence]:
    """Return the labs of all weeks, in order."""
    return [lab for week in weeks_in(evidence) for lab in week["labs"]]


def weeks_in(evidence: Evidence) -> list[Evidence]:
    """Return the weeks of all courses, in order."""
    return [week for course in evidence.get("courses", []) for week in course["weeks"]]


def hours_in(evidence: Evidence) -> int:
    """Return the study time in whole hours, rounded down; nobody gains by rounding.

    >>> hours_in({"minutes": 119})
    1
    """
    return int(evidence.get("minutes", 0)) // 60
