"""Addresses of pages, before those of weeks in `config.urls`: a week is any two slugs."""

from __future__ import annotations

from django.urls import path

from curriculum import shelf_views, views
from curriculum.cards import views as card_views
from curriculum.papers.urls import urlpatterns as papers
from curriculum.reports.urls import urlpatterns as reports
from curriculum.search import views as search_views

app_name = "curriculum"
urlpatterns = [
    path("search/", search_views.page, name="search"),
    path("glossary/", shelf_views.glossary, name="glossary"),
    path("walls/", shelf_views.walls, name="walls"),
    path("walls/<slug:wall>/", shelf_views.wall, name="wall"),
    path("cards/", card_views.cards, name="cards"),
    path("cards/<slug:card>/", card_views.card, name="card"),
    path("concepts/<slug:concept>/", views.concept, name="concept"),
    *papers,
    *reports,
    path("<slug:course>/<slug:week>/lesson/", views.lesson, name="lesson"),
    path("<slug:course>/<slug:week>/lesson/finished/", views.finished, name="finished"),
    path("<slug:course>/<slug:week>/lesson/pulse/", views.pulse, name="pulse"),
]
