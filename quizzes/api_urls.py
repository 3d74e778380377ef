"""Addresses below /api/v1/."""

from __future__ import annotations

from django.urls import path

from quizzes import api, paper_views, regrade_api, step_api
from quizzes.health import api as health_api
from quizzes.review import api as review_api

urlpatterns = [
    path("review/", review_api.ReviewView.as_view()),
    path("review/next/", review_api.ReviewNext.as_view()),
    path("review/answers/", review_api.ReviewAnswers.as_view()),
    path("review/settings/", review_api.ReviewSettings.as_view()),
    path("review/health/", review_api.ReviewHealths.as_view()),
    path("weeks/<slug:course>/<slug:week>/quiz-attempts/", api.WeekAttempts.as_view()),
    path("papers/<slug:paper>/quiz-attempts/", paper_views.PaperAttempts.as_view()),
    path("quiz-attempts/", api.Attempts.as_view()),
    path("quiz-attempts/<uuid:attempt_id>/", api.AttemptView.as_view()),
    path("quiz-attempts/<uuid:attempt_id>/answers/", api.Answers.as_view()),
    path("quiz-attempts/<uuid:attempt_id>/answers/<int:position>/", api.AnswerView.as_view()),
    path("quiz-attempts/<uuid:attempt_id>/summary/", api.SummaryView.as_view()),
    path("quiz-attempts/<uuid:attempt_id>/hints/", step_api.Hints.as_view()),
    path("quiz-attempts/<uuid:attempt_id>/steps/", step_api.Steps.as_view()),
    path("quiz-attempts/<uuid:attempt_id>/preview/", step_api.Previews.as_view()),
    path(
        "quiz-attempts/<uuid:attempt_id>/answers/<int:position>/mark/",
        step_api.RubricMarks.as_view(),
    ),
    path("quiz-items/health/", health_api.ItemHealthList.as_view()),
    path(
        "quiz-items/health/<slug:course>/<slug:week>/<slug:item>/",
        health_api.ItemHealthDetail.as_view(),
    ),
    path("quiz-regrades/", regrade_api.Regrades.as_view()),
    path("quiz-regrades/<uuid:regrade_id>/undo/", regrade_api.RegradeUndo.as_view()),
]
