"""Content is edited in files: the admin shows it and what was loaded, and changes nothing."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from curriculum.models import Concept, ContentSync, Course, LessonVersion, Week


class ReadOnly(admin.ModelAdmin):
    """To look at, not to change."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody adds rows here."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody changes rows here."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody deletes rows here."""
        return False


@admin.register(Course)
class CourseAdmin(ReadOnly):
    """Courses."""

    list_display = ("slug", "title_en", "title_ja", "days", "position", "active")


@admin.register(Week)
class WeekAdmin(ReadOnly):
    """Weeks."""

    list_display = ("slug", "course", "title_en", "title_ja", "status", "active")
    list_select_related = ("course",)


@admin.register(Concept)
class ConceptAdmin(ReadOnly):
    """Concepts."""

    list_display = ("slug", "title_en", "title_ja", "active")
    search_fields = ("slug", "title_en", "title_ja")


@admin.register(LessonVersion)
class LessonVersionAdmin(ReadOnly):
    """Versions of lessons."""

    list_display = ("week", "hash", "created_at")
    list_select_related = ("week",)


@admin.register(ContentSync)
class ContentSyncAdmin(ReadOnly):
    """When content was loaded or refused, and why."""

    list_display = ("created_at", "ok", "hash")
    list_filter = ("ok",)
