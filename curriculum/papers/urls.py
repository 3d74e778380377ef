"""Pages of readings."""

from __future__ import annotations

from django.urls import path

from curriculum.papers import views

urlpatterns = [
    path("papers/", views.papers, name="papers"),
    path("papers/<slug:paper>/", views.paper, name="paper"),
]
