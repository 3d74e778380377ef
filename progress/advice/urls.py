"""Pages of advice."""

from __future__ import annotations

from django.urls import path

from progress.advice import views

urlpatterns = [
    path("not-now/", views.not_now, name="not_now"),
    path("not-now/take-back/", views.take_back, name="take_back"),
    path("goal/", views.goal, name="goal"),
]
