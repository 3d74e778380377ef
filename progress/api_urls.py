"""Addresses of the API."""

from __future__ import annotations

from django.urls import path

from progress import api
from progress.certificates import api_urls as certificates
from progress.planning import api_urls as planning
from progress.journal import api_urls as journal
from progress.wins import api_urls as wins

urlpatterns = [
    path("progress/", api.ProgressView.as_view()),
    path("progress/next-action/", api.NextActionView.as_view()),
    path("progress/statistics/", api.StatisticsView.as_view()),
    path("groups/<uuid:group_id>/members/", api.MembersView.as_view()),
    path(
        "groups/<uuid:group_id>/members/<uuid:public_id>/progress/",
        api.MemberProgressView.as_view(),
    ),
    *certificates.urlpatterns,
    *journal.urlpatterns,
    *wins.urlpatterns,
    *planning.urlpatterns,
]
