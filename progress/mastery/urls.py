"""Pages about concepts."""

from __future__ import annotations

from django.urls import path

from progress.mastery import views

urlpatterns = [
    path("concepts/", views.concepts, name="concepts"),
    path("concepts/<slug:concept>/questions/", views.questions, name="concept_questions"),
    path("look-back/", views.look_back, name="look_back"),
    path("look-back/questions/", views.look_back_questions, name="look_back_questions"),
    path("<slug:course>/<slug:week>/check/", views.unit_check, name="unit_check"),
]
