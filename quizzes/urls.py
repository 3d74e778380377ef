"""Pages of quizzes."""

from __future__ import annotations

from django.urls import path

from quizzes import question_views, views

app_name = "quizzes"
urlpatterns = [
    path("<slug:course>/<slug:week>/quiz/", views.start, name="start"),
    path("quiz/<uuid:attempt_id>/", question_views.question, name="question"),
    path("quiz/<uuid:attempt_id>/summary/", views.summary, name="summary"),
    path("quiz/<uuid:attempt_id>/retry/", views.retry, name="retry"),
    path("quiz/<uuid:attempt_id>/<int:position>/", views.feedback, name="feedback"),
    path("quiz/<uuid:attempt_id>/<int:position>/mark/", views.mark, name="mark"),
    path("quiz/<uuid:attempt_id>/<int:position>/preview/", question_views.preview, name="preview"),
]
