"""Pages of the top room. A course and a week are slugs, so the fixed addresses come first."""

from __future__ import annotations

from django.urls import path

from progress import group_views, views
from progress.advice import urls as advice
from progress.calibration import urls as calibration
from progress.certificates import urls as certificates
from progress.journal import urls as journal
from progress.mastery import urls as mastery
from progress.placement import urls as placement
from progress.planning import urls as planning
from progress.wins import urls as wins

app_name = "progress"
urlpatterns = [
    path("", views.home, name="home"),
    path("path/", views.path, name="path"),
    path("statistics/", views.statistics, name="statistics"),
    path("groups/<uuid:group_id>/", group_views.group, name="group"),
    path("groups/<uuid:group_id>/members/<uuid:public_id>/", group_views.member, name="member"),
    *advice.urlpatterns,
    *calibration.urlpatterns,
    *mastery.urlpatterns,
    *journal.urlpatterns,
    *wins.urlpatterns,
    *certificates.urlpatterns,
    *placement.urlpatterns,
    *planning.urlpatterns,
    path("<slug:course>/<slug:week>/", views.week, name="week"),
]
