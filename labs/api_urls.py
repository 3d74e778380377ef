"""Addresses below /api/v1/."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from labs import api
from labs.endings import api as closing_api
from labs.explanations.pages import ExplainTracebackView
from labs.forecasts import views as forecast_views
from labs.results import events
from labs.status import api as status_api
from labs.tables.pages import DataReportView
from labs.variations import api as variation_api

submissions = [
    path("", api.SubmissionView.as_view(), name="submission"),
    path("events/", events.events, name="events"),
    path("cancel/", api.CancelView.as_view(), name="cancel"),
    path("comments/", api.CommentsView.as_view(), name="comments"),
    path("variation/waive/", variation_api.WaiverView.as_view(), name="waive"),
]
labs = [
    path("", api.LabView.as_view(), name="lab"),
    path("draft/", api.DraftView.as_view(), name="draft"),
    path("submissions/", api.LabSubmissionsView.as_view(), name="submissions"),
    path("forecast/", forecast_views.ForecastView.as_view(), name="forecast"),
    path("ending/", closing_api.LabEndingView.as_view(), name="ending"),
    path("ending/predictions/", closing_api.LabPredictionView.as_view(), name="predictions"),
    path("ending/explanation/", closing_api.LabExplanationView.as_view(), name="explanation"),
    path("variation/", variation_api.LabVariationView.as_view(), name="variation"),
    path("uploads/", api.UploadsView.as_view(), name="uploads"),
]
here: list[URLPattern | URLResolver] = [
    path("check-api/", api.CheckApiView.as_view(), name="check-api"),
    path("labs/", api.LabsView.as_view(), name="labs"),
    path("labs/<slug:slug>/", include(labs)),
    path("submissions/<uuid:submission_id>/", include(submissions)),
    path("explain-traceback/", ExplainTracebackView.as_view(), name="explain-traceback"),
    path("data-report/", DataReportView.as_view(), name="data-report"),
    path("workers/", api.WorkersView.as_view(), name="workers"),
    path("status/", status_api.StatusView.as_view(), name="status"),
]
# The namespace keeps these names apart from those of the pages.
urlpatterns = [path("", include((here, "labs_api")))]
