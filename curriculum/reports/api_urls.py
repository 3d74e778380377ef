"""Addresses of reports below /api/v1/."""

from __future__ import annotations

from django.urls import path

from curriculum.reports import api

urlpatterns = [
    path("reports/", api.Reports.as_view(), name="reports"),
    path("reports/ratings/", api.Ratings.as_view(), name="ratings"),
    path("reports/<uuid:report_id>/", api.ReportView.as_view(), name="report"),
    path("authors/reports/", api.AuthorReports.as_view(), name="author-reports"),
    path("authors/reports/<uuid:report_id>/", api.AuthorReport.as_view(), name="author-report"),
    path("authors/places/", api.AuthorPlaces.as_view(), name="author-places"),
]
