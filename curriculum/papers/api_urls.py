"""Addresses of readings below /api/v1/."""

from __future__ import annotations

from django.urls import path

from curriculum.papers import api

urlpatterns = [
    path("papers/", api.PapersView.as_view(), name="papers"),
    path("papers/<slug:paper>/", api.PaperView.as_view(), name="paper"),
    path("papers/<slug:paper>/notes/", api.PaperNotesView.as_view(), name="paper-notes"),
]
