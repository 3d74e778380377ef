"""Pages of labs."""

from __future__ import annotations

from django.urls import path

from labs import views
from labs.endings import views as closing_views
from labs.explanations import pages as traceback_pages
from labs.forecasts import views as forecast_views
from labs.results import events
from labs.status import api as status_api
from labs.status import health, metrics
from labs.tables import pages as table_pages
from labs.variations import views as variation_views

app_name = "labs"
urlpatterns = [
    path("errors/", traceback_pages.paste, name="errors"),
    path("data-report/", table_pages.data_report, name="data-report"),
    path("status/", status_api.status_page, name="status"),
    path("metrics", metrics.metrics, name="metrics"),
    path("health/grading/", health.grading, name="health"),
    path("labs/<slug:slug>/", views.lab, name="lab"),
    path("labs/<slug:slug>/submit/", views.submit, name="submit"),
    path("labs/<slug:slug>/upload/", views.upload, name="upload"),
    path("labs/<slug:slug>/forecast/", forecast_views.forecast, name="forecast"),
    path("labs/<slug:slug>/ending/", closing_views.ending, name="ending"),
    path("labs/<slug:slug>/ending/explain/", closing_views.explain, name="ending-explain"),
    path("labs/<slug:slug>/ending/mark/", closing_views.mark, name="ending-mark"),
    path("labs/<slug:slug>/ending/<int:at>/", closing_views.predict, name="ending-predict"),
    path("labs/<slug:slug>/ending/<int:at>/again/", closing_views.again, name="ending-again"),
    path("labs/<slug:slug>/variation/", variation_views.variation, name="variation"),
    path("labs/<slug:slug>/history/", views.history, name="history"),
    path("labs/<slug:slug>/compare/", views.compare, name="compare"),
    path("labs/<slug:slug>/bring-back/", views.bring_back, name="bring-back"),
    path("submissions/<uuid:submission_id>/", views.submission, name="submission"),
    path("submissions/<uuid:submission_id>/events/", events.events, name="events"),
    path("submissions/<uuid:submission_id>/cancel/", views.cancel, name="cancel"),
    path("submissions/<uuid:submission_id>/restore/", views.restore, name="restore"),
    path("submissions/<uuid:submission_id>/waive/", variation_views.waive, name="waive"),
    path("submissions/<uuid:submission_id>/comments/", views.comment, name="comment"),
]
