"""Pages of quizzes."""

from __future__ import annotations

from django.urls import path

from quizzes import paper_views, question_views, views
from quizzes.health import views as health_views
from quizzes.review import views as review_views

app_name = "quizzes"
urlpatterns = [
    path("review/", review_views.review, name="review"),
    path("review/limit/", review_views.limit, name="review_limit"),
    path("authors/items/", health_views.items, name="items"),
    path("authors/items/<slug:course>/<slug:week>/<slug:slug>/", health_views.item, name="item"),
    path("papers/<slug:paper>/quiz/", paper_views.start, name="paper"),
    path("<slug:course>/<slug:week>/quiz/", views.start, name="start"),
    path("quiz/<uuid:attempt_id>/", question_views.question, name="question"),
    path("quiz/<uuid:attempt_id>/summary/", views.summary, name="summary"),
    path("quiz/<uuid:attempt_id>/retry/", views.retry, name="retry"),
    path("quiz/<uuid:attempt_id>/<int:position>/", views.feedback, name="feedback"),
    path("quiz/<uuid:attempt_id>/<int:position>/mark/", views.mark, name="mark"),
    path("quiz/<uuid:attempt_id>/<int:position>/preview/", question_views.preview, name="preview"),
]
