"""Addresses below /api/v1/."""

from __future__ import annotations

from django.urls import path

from quizzes import api

urlpatterns = [
    path("weeks/<slug:course>/<slug:week>/quiz-attempts/", api.WeekAttempts.as_view()),
    path("quiz-attempts/", api.Attempts.as_view()),
    path("quiz-attempts/<uuid:attempt_id>/", api.AttemptView.as_view()),
    path("quiz-attempts/<uuid:attempt_id>/answers/", api.Answers.as_view()),
    path("quiz-attempts/<uuid:attempt_id>/answers/<int:position>/", api.AnswerView.as_view()),
    path("quiz-attempts/<uuid:attempt_id>/summary/", api.SummaryView.as_view()),
]
