"""Pages of reports on the material."""

from __future__ import annotations

from django.urls import path

from curriculum.reports import author_views, views

PLACE = "reports/<slug:kind>/<slug:course>/<slug:week>/<slug:slug>/"
urlpatterns = [
    path("reports/", views.mine, name="reports"),
    path(PLACE, views.place, name="report"),
    path(f"{PLACE}rate/", views.rate, name="rate"),
    path("authors/flags/", author_views.flags, name="flags"),
    path("authors/flags/<uuid:report_id>/", author_views.flag, name="flag"),
    path("authors/places/", author_views.spoken_of, name="spoken_of"),
]
