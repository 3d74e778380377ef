"""What the API says about content; texts are in the language of the request."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from config.bilingual import active_language
from curriculum.models import Concept, Course, LessonRead, LessonVersion, Program, Week

STATUSES = [("ready", "ready"), ("in_preparation", "in_preparation")]


class ConceptName(serializers.Serializer[Concept]):
    """A concept by id and title."""

    id = serializers.CharField(source="slug")
    title = serializers.CharField()


class ListedLab(serializers.Serializer[dict[str, Any]]):
    """A lab of a week, written already or still in preparation."""

    id = serializers.CharField()
    title = serializers.CharField()
    functions = serializers.ListField(child=serializers.CharField())


class WeekInPath(serializers.Serializer[Week]):
    """A week as the path shows it."""

    id = serializers.CharField(source="slug")
    title = serializers.CharField()
    summary = serializers.CharField()
    days = serializers.FloatField()
    status = serializers.ChoiceField(choices=STATUSES)
    topics = serializers.ListField(child=serializers.CharField(), source="localized_topics")
    concepts = ConceptName(many=True, source="concepts.all")
    labs = ListedLab(many=True, source="localized_labs")


class CourseInPath(serializers.Serializer[Course]):
    """A course with its weeks in order."""

    id = serializers.CharField(source="slug")
    title = serializers.CharField()
    summary = serializers.CharField()
    days = serializers.FloatField()
    weeks = WeekInPath(many=True, source="weeks.all")


class ProgramInPath(serializers.Serializer[Program]):
    """A program with its courses in order."""

    id = serializers.CharField(source="slug")
    title = serializers.CharField()
    summary = serializers.CharField()
    courses = CourseInPath(many=True, source="courses.all")


class Path(serializers.Serializer[dict[str, Any]]):
    """Everything there is to learn."""

    programs = ProgramInPath(many=True)


class Place(serializers.Serializer[Week]):
    """A week by id, title, course and address."""

    id = serializers.CharField(source="slug")
    title = serializers.CharField()
    course = serializers.CharField(source="course.slug")
    url = serializers.SerializerMethodField()

    @extend_schema_field(str)
    def get_url(self, week: Week) -> str:
        """Where the API tells more about the week."""
        return reverse("curriculum-api:week", args=[week.course.slug, week.slug])


class WeekDetail(WeekInPath):
    """A week with what learners struggled with, and its lesson's address if there is one."""

    course = serializers.CharField(source="course.slug")
    program = serializers.CharField(source="course.program.slug")
    struggled = serializers.SerializerMethodField()
    lesson_url = serializers.SerializerMethodField()

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_struggled(self, week: Week) -> list[str]:
        """Known sticking points."""
        return [text[active_language()] for text in week.struggled]

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_lesson_url(self, week: Week) -> str | None:
        """Null while the lesson is in preparation."""
        if week.in_preparation:
            return None
        return reverse("curriculum-api:lesson", args=[week.course.slug, week.slug])


class LessonSection(serializers.Serializer[dict[str, Any]]):
    """A passage; both explanations stand in its HTML, marked by `data-style`."""

    anchor = serializers.CharField(allow_blank=True, help_text="Empty for the introduction.")
    title = serializers.CharField(allow_blank=True)
    concepts = serializers.ListField(child=serializers.CharField())
    html = serializers.CharField()


class Lesson(serializers.Serializer[LessonVersion]):
    """A lesson in one language, with both styles of explanation."""

    week = serializers.CharField(source="week.slug")
    course = serializers.CharField(source="week.course.slug")
    title = serializers.CharField(source="week.title")
    language = serializers.SerializerMethodField()
    version = serializers.CharField(source="hash", help_text="Changes when the text changes.")
    minutes = serializers.IntegerField(help_text="Estimated reading time.")
    sections = serializers.SerializerMethodField()

    @extend_schema_field(serializers.ChoiceField(choices=["ja", "en"]))
    def get_language(self, version: LessonVersion) -> str:
        """The language of the texts."""
        return active_language()

    @extend_schema_field(LessonSection(many=True))
    def get_sections(self, version: LessonVersion) -> list[dict[str, Any]]:
        """The introduction, if there is one, then the sections."""
        return lesson_sections(version)


class Finished(serializers.Serializer[LessonRead]):
    """When the learner finished a lesson, and in which version."""

    finished_at = serializers.DateTimeField()
    version = serializers.CharField(source="lesson_version.hash")


class ConceptDetail(ConceptName):
    """A concept with what it rests on, what rests on it, and where it is taught."""

    summary = serializers.CharField()
    prerequisites = ConceptName(many=True, source="prerequisites.all")
    leads_to = ConceptName(many=True, source="leads_to.all")
    weeks = Place(many=True, source="weeks.all")


class ConceptInList(ConceptName):
    """A concept and the ids of what it rests on."""

    summary = serializers.CharField()
    prerequisites = serializers.SerializerMethodField()

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_prerequisites(self, concept: Concept) -> list[str]:
        """Ids of the concepts it rests on."""
        return [one.slug for one in concept.prerequisites.all()]


def lesson_sections(version: LessonVersion) -> list[dict[str, Any]]:
    """The parts of a lesson in the active language, ready to show."""
    language = active_language()
    intro, *bodies = version.html(language)
    sections = [
        {
            "anchor": section["anchor"],
            "title": section[f"title_{language}"],
            "concepts": section["concepts"],
            "html": html,
        }
        for section, html in zip(version.sections, bodies, strict=True)
    ]
    if not intro:
        return sections
    return [{"anchor": "", "title": "", "concepts": [], "html": intro}, *sections]
