"""Addresses of the API of the diary."""

from __future__ import annotations

from django.urls import path

from progress.journal import api

urlpatterns = [
    path("journal/", api.JournalView.as_view()),
    path("journal/weeks/<slug:course>/<slug:week>/", api.WeekEntryView.as_view()),
    path("journal/courses/<slug:course>/", api.CourseEntryView.as_view()),
    path("journal/before-after/", api.GapsView.as_view()),
    path("journal/then-now/", api.ThenNowView.as_view()),
    path("journal/project-map/", api.ProjectMapView.as_view()),
    path("journal/export/", api.ExportView.as_view()),
    path(
        "groups/<uuid:group_id>/members/<uuid:public_id>/journal/",
        api.MemberJournalView.as_view(),
    ),
]
