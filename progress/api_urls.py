from __future__ import annotations

from django.urls import URLPattern

app_name = "progress_api"
urlpatterns: list[URLPattern] = []
