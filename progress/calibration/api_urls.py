"""Addresses of the API."""

from __future__ import annotations

from django.urls import path

from progress.calibration.api import CalibrationView

urlpatterns = [path("calibration/", CalibrationView.as_view())]
