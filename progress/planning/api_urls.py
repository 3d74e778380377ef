"""Addresses of the plan's API."""

from __future__ import annotations

from django.urls import path

from progress.planning import api

urlpatterns = [
    path("plan/", api.PlanView.as_view()),
    path("plan/forecast/", api.ForecastView.as_view()),
    path("plan/catch-up/", api.CatchUpView.as_view()),
    path("plan/undo/", api.UndoView.as_view()),
    path("plan/corrections/", api.CorrectionsView.as_view()),
    path("plan/corrections/<uuid:correction_id>/", api.CorrectionView.as_view()),
    path("plan/calendar/", api.CalendarView.as_view()),
]
