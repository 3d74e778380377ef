"""What each week of a program comes to in figures, for authors: `check_content --json`."""

from __future__ import annotations

import re
from typing import Any

from curriculum.content import registry
from curriculum.content.lesson import LessonData
from curriculum.content.program import ProgramData, WeekData

_FIGURE = re.compile(r"<figure\b[^>]*\bdata-figure=")


def program_tally(program: ProgramData) -> list[dict[str, Any]]:
    """One entry a week, in order; weeks in preparation have empty entries."""
    return [week_tally(week) for week in program.weeks]


def week_tally(week: WeekData) -> dict[str, Any]:
    """The lesson's words, sections and figures, and what each room counts in its own files."""
    counted = {
        part.name: dict(part.figures(week.folder, week.parts[part.name]))
        for part in registry.parts()
        if part.name in week.parts
    }
    return {
        "week": week.entry.id,
        "lesson": lesson_tally(week.lesson) if week.lesson else None,
        **{name: figures for name, figures in counted.items() if figures},
    }


def lesson_tally(lesson: LessonData) -> dict[str, Any]:
    """English in words, Japanese in characters; code and formulas do not count."""
    return {
        "words_en": lesson.words["en"],
        "characters_ja": lesson.words["ja"],
        "sections": len(lesson.sections),
        "figures": sum(len(_FIGURE.findall(html)) for html in lesson.html["en"]),
    }
