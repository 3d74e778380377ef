"""Addresses of the API of the placement test."""

from __future__ import annotations

from django.urls import path

from progress.placement import api

urlpatterns = [
    path("placement/", api.PlacementView.as_view()),
    path("placement/answers/", api.PlacementAnswersView.as_view()),
    path("placement/result/", api.PlacementResultView.as_view()),
]
