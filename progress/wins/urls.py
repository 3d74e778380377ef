"""Pages of wins."""

from __future__ import annotations

from django.urls import path

from progress.wins import views

urlpatterns = [
    path("wins/", views.log, name="wins"),
    path("wins/links/", views.share, name="win_share"),
    path("wins/links/<str:token>/end/", views.take_back, name="win_take_back"),
    path("wins/shared/<str:token>/", views.shared, name="shared_win"),
]
