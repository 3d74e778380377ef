"""Looking, never changing: questions come from files, answers from learners."""

from __future__ import annotations

from django.contrib import admin

from config.admin import ReadOnlyAdmin
from quizzes.models import Answer, Attempt, Item, ItemVersion, Regrade, RubricMark


@admin.register(Item)
class ItemAdmin(ReadOnlyAdmin):
    list_display = ("slug", "week", "concept", "position", "retired")
    list_filter = ("retired", "week")
    list_select_related = ("week",)
    search_fields = ("slug", "concept")


@admin.register(ItemVersion)
class ItemVersionAdmin(ReadOnlyAdmin):
    list_display = ("item", "type", "hash", "created_at")
    list_filter = ("type",)
    list_select_related = ("item",)


@admin.register(Attempt)
class AttemptAdmin(ReadOnlyAdmin):
    list_display = ("id", "learner", "week", "kind", "started_at", "finished_at", "score")
    list_filter = ("kind", "passed")
    list_select_related = ("learner", "week")


@admin.register(Answer)
class AnswerAdmin(ReadOnlyAdmin):
    list_display = ("attempt", "position", "item_version", "certainty", "score")
    list_select_related = ("attempt", "item_version")


@admin.register(Regrade)
class RegradeAdmin(ReadOnlyAdmin):
    list_display = ("item", "made_by", "made_at", "looked_at", "undone_at")
    list_select_related = ("item", "made_by")


@admin.register(RubricMark)
class RubricMarkAdmin(ReadOnlyAdmin):
    list_display = ("answer", "mentor", "score", "made_at")
    list_select_related = ("answer", "mentor")
