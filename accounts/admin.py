"""People in Django's admin, for operators."""

from __future__ import annotations

from django.contrib import admin

from accounts.models import Group, Membership, User


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    list_display = ["email", "display_name", "is_guest", "is_mentor", "is_author", "is_operator"]
    list_filter = ["is_guest", "is_mentor", "is_author", "is_operator"]
    search_fields = ["email", "display_name"]
    readonly_fields = ["public_id", "date_joined", "last_login"]
    fields = [
        "public_id",
        "email",
        "display_name",
        "language",
        "time_zone",
        "is_guest",
        "is_mentor",
        "is_author",
        "is_operator",
        "is_active",
        "is_superuser",
        "date_joined",
        "last_login",
    ]


@admin.register(Group)
class GroupAdmin(admin.ModelAdmin):
    list_display = ["name", "mentor", "created_at"]
    list_select_related = ["mentor"]


@admin.register(Membership)
class MembershipAdmin(admin.ModelAdmin):
    list_display = ["group", "learner", "joined_at", "left_at"]
    list_select_related = ["group", "learner"]
