"""Addresses of the API of wins."""

from __future__ import annotations

from django.urls import path

from progress.wins import api

urlpatterns = [
    path("wins/", api.WinsView.as_view()),
    path("wins/links/", api.WinLinksView.as_view()),
    path("wins/links/<str:token>/", api.WinLinkView.as_view()),
    path("wins/shared/<str:token>/", api.SharedWinView.as_view()),
    path("wins/rhythm/", api.RhythmView.as_view()),
]
