"""Content is edited in files: the admin shows it and what was loaded, and changes nothing."""

from __future__ import annotations

from django.contrib import admin

from config.admin import ReadOnlyAdmin
from curriculum.models import Concept, ContentSync, Course, LessonVersion, Week
from curriculum.papers.models import Paper, PaperNotes
from curriculum.reports.models import Rating, Report


@admin.register(Course)
class CourseAdmin(ReadOnlyAdmin):
    """Courses."""

    list_display = ("slug", "title_en", "title_ja", "days", "position", "active")


@admin.register(Week)
class WeekAdmin(ReadOnlyAdmin):
    """Weeks."""

    list_display = ("slug", "course", "title_en", "title_ja", "status", "active")
    list_select_related = ("course",)


@admin.register(Concept)
class ConceptAdmin(ReadOnlyAdmin):
    """Concepts."""

    list_display = ("slug", "title_en", "title_ja", "active")
    search_fields = ("slug", "title_en", "title_ja")


@admin.register(LessonVersion)
class LessonVersionAdmin(ReadOnlyAdmin):
    """Versions of lessons."""

    list_display = ("week", "hash", "created_at")
    list_select_related = ("week",)


@admin.register(ContentSync)
class ContentSyncAdmin(ReadOnlyAdmin):
    """When content was loaded or refused, and why."""

    list_display = ("created_at", "ok", "hash")
    list_filter = ("ok",)


@admin.register(Report)
class ReportAdmin(ReadOnlyAdmin):
    """Reports on the material; they are answered on the site."""

    list_display = ("title", "place", "kind", "state", "language", "reporter", "made_at")
    list_filter = ("state", "kind", "place", "language")
    list_select_related = ("reporter",)
    search_fields = ("title", "text", "slug")


@admin.register(Rating)
class RatingAdmin(ReadOnlyAdmin):
    """Whether places were clear."""

    list_display = ("title", "place", "clear", "language", "learner", "made_at")
    list_filter = ("clear", "place", "language")
    list_select_related = ("learner",)


@admin.register(Paper)
class PaperAdmin(ReadOnlyAdmin):
    """Readings."""

    list_display = ("slug", "week", "title_en", "title_ja", "active")
    list_select_related = ("week",)


@admin.register(PaperNotes)
class PaperNotesAdmin(ReadOnlyAdmin):
    """That somebody keeps notes; what they say is nobody else's business."""

    list_display = ("learner", "paper", "revision", "saved_at")
    list_select_related = ("learner", "paper")
    fields = ("learner", "paper", "revision", "saved_at")
