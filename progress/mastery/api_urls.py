"""Addresses of concepts' standings in the API."""

from __future__ import annotations

from django.urls import path

from progress.mastery import api

urlpatterns = [
    path("progress/concepts/", api.ConceptsView.as_view()),
    path("progress/concepts/<slug:concept>/", api.ConceptView.as_view()),
    path("progress/look-back/", api.LookBackView.as_view()),
    path("weeks/<slug:course>/<slug:week>/check/", api.UnitCheckView.as_view()),
]
