"""Addresses of advice in the API."""

from __future__ import annotations

from django.urls import path

from progress.advice import api

urlpatterns = [
    path("next-action/", api.NextActionView.as_view()),
    path("next-action/not-now/", api.NotNowView.as_view()),
    path("goal/", api.GoalView.as_view()),
]
