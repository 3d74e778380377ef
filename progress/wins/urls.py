"""Pages of wins."""

from __future__ import annotations

from django.urls import path

from progress.wins import views

urlpatterns = [path("wins/", views.log, name="wins")]
