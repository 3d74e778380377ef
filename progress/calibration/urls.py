"""Pages of calibration."""

from __future__ import annotations

from django.urls import path

from progress.calibration import views

urlpatterns = [path("calibration/", views.page, name="calibration")]
