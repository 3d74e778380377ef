"""Pages of the diary."""

from __future__ import annotations

from django.urls import path

from progress.journal import views

urlpatterns = [
    path("journal/", views.journal, name="journal"),
    path("journal/then-now/", views.compare, name="then_now"),
    path("journal/before-after/", views.gaps, name="gaps"),
    path("journal/project-map/", views.work, name="project_map"),
    path("journal/export/", views.export, name="journal_export"),
    path("journal/courses/<slug:course>/", views.impression, name="impression"),
    path("journal/courses/<slug:course>/share/", views.share_impression, name="impression_share"),
    path("journal/<slug:course>/<slug:week>/", views.entry, name="journal_entry"),
    path("journal/<slug:course>/<slug:week>/share/", views.share, name="journal_share"),
    path(
        "groups/<uuid:group_id>/members/<uuid:public_id>/journal/",
        views.of_member,
        name="member_journal",
    ),
]
