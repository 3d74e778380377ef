"""The browsable reference of the API."""

from __future__ import annotations

from drf_spectacular.views import SpectacularSwaggerSplitView


class ApiReference(SpectacularSwaggerSplitView):
    """Swagger UI from packaged files, its start-up script at an address of its own (CSP)."""

    permission_classes = []
    authentication_classes = []
    template_name = "reference.html"
