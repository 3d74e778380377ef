"""A small path: a week that is complete, one with a lab only, one being written."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from curriculum.models import Concept, Course, LessonVersion, Program, Week, WeekConcept
from labs.models import Lab, LabVersion
from quizzes.syncing import sync_items
from tests.quizzes import samples

QUESTIONS = 10


def texts(en: str, ja: str) -> dict[str, str]:
    return {
        "title_en": en,
        "title_ja": ja,
        "summary_en": f"About {en}",
        "summary_ja": f"{ja}の概要",
    }


def program() -> Program:
    return Program.objects.create(slug="deep-learning", position=0, **texts("Deep", "深層学習"))


def course(of: Program, slug: str, position: int = 0) -> Course:
    names = texts(slug.title(), f"{slug}コース")
    return Course.objects.create(program=of, slug=slug, days=5, position=position, **names)


def week(of: Course, slug: str, position: int = 0, *, days: float = 3) -> Week:
    """A week being written: it has a topic, a concept, and a lab that is only listed."""
    row = Week.objects.create(
        course=of,
        slug=slug,
        days=days,
        position=position,
        topics=[{"ja": "傾き", "en": "Slopes"}],
        struggled=[{"ja": "形が合わない", "en": "Shapes do not fit"}],
        listed_labs=[
            {"id": "later", "title": {"ja": "あとのラボ", "en": "Later"}, "functions": ["f(x)"]}
        ],
        **texts(slug.title(), f"{slug}の週"),
    )
    concept, _new = Concept.objects.get_or_create(
        slug="sigmoid", defaults={"program": of.program, "position": 0} | texts("Sigmoid", "S")
    )
    WeekConcept.objects.create(week=row, concept=concept, position=0)
    return row


def add_lesson(to: Week) -> None:
    to.current_lesson = LessonVersion.objects.create(
        week=to, hash="1", sections=[], html_ja=[""], html_en=[""], words_ja=9000, words_en=3900
    )
    to.save()


def add_quiz(to: Week) -> None:
    question: dict[str, Any] = samples.single()
    sync_items(week=to, bodies=[question | {"id": f"q{place}"} for place in range(QUESTIONS)])


def add_lab(to: Week, slug: str, position: int = 9) -> Lab:
    """A lab that is published now."""
    lab = Lab.objects.create(
        slug=slug,
        week=to,
        position=position,
        title_en=slug.title(),
        title_ja=f"{slug}のラボ",
        created_at=timezone.now(),
    )
    lab.current_version = LabVersion.objects.create(
        lab=lab, hash="1", spec={"minutes": 40, "device": "cpu"}, files={}
    )
    lab.save()
    return lab


def build() -> Week:
    """Make the path; returns its complete week."""
    of = program()
    first, second = course(of, "first"), course(of, "second", 1)
    week(first, "intro", 0, days=1)
    basics = week(first, "basics", 1)
    add_lesson(basics)
    add_quiz(basics)
    add_lab(basics, "regression", 0)
    add_lab(basics, "vectors", 1)
    add_lab(week(second, "frameworks"), "tensors")
    week(second, "sequences", 1)
    return basics
