"""Pages of the placement test."""

from __future__ import annotations

from django.urls import path

from progress.placement import views

urlpatterns = [
    path("placement/", views.intro, name="placement"),
    path("placement/question/", views.question, name="placement_question"),
    path("placement/result/", views.result, name="placement_result"),
]
