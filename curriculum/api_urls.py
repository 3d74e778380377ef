"""Addresses under `/api/v1/`."""

from __future__ import annotations

from django.urls import path

from curriculum import api, shelf_api
from curriculum.cards import api as card_api
from curriculum.papers.api_urls import urlpatterns as papers
from curriculum.reports.api_urls import urlpatterns as reports
from curriculum.search import views as search_views

app_name = "curriculum-api"
urlpatterns = [
    path("path/", api.PathView.as_view(), name="path"),
    path("weeks/<slug:course>/<slug:week>/", api.WeekView.as_view(), name="week"),
    path("weeks/<slug:course>/<slug:week>/lesson/", api.LessonView.as_view(), name="lesson"),
    path(
        "weeks/<slug:course>/<slug:week>/lesson/finished/",
        api.LessonFinishedView.as_view(),
        name="lesson-finished",
    ),
    path(
        "weeks/<slug:course>/<slug:week>/lesson/pulse/",
        api.LessonPulseView.as_view(),
        name="lesson-pulse",
    ),
    path("search/", search_views.SearchView.as_view(), name="search"),
    path("glossary/", shelf_api.GlossaryView.as_view(), name="glossary"),
    path("walls/", shelf_api.WallsView.as_view(), name="walls"),
    path("walls/<slug:wall>/", shelf_api.WallView.as_view(), name="wall"),
    path("cards/", card_api.CardsView.as_view(), name="cards"),
    path("cards/<slug:card>/", card_api.CardView.as_view(), name="card"),
    *papers,
    *reports,
    path("concepts/", api.ConceptsView.as_view(), name="concepts"),
    path("concepts/<slug:concept>/", api.ConceptView.as_view(), name="concept"),
]
