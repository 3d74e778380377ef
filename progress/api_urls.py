"""Addresses of the API."""

from __future__ import annotations

from django.urls import path

from progress import api
from progress.advice import api_urls as advice
from progress.calibration import api_urls as calibration
from progress.certificates import api_urls as certificates
from progress.journal import api_urls as journal
from progress.mastery import api_urls as mastery
from progress.placement import api_urls as placement
from progress.planning import api_urls as planning
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
    *advice.urlpatterns,
    *calibration.urlpatterns,
    *mastery.urlpatterns,
    *certificates.urlpatterns,
    *journal.urlpatterns,
    *wins.urlpatterns,
    *placement.urlpatterns,
    *planning.urlpatterns,
]
