"""How apps say who they are."""

from __future__ import annotations

from allauth.headless.contrib.rest_framework.authentication import XSessionTokenAuthentication
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.request import Request


class AppTokenAuthentication(XSessionTokenAuthentication):  # type: ignore[misc]
    """The ``X-Session-Token`` header with a token from ``POST /api/v1/sessions/``."""

    def authenticate_header(self, request: Request) -> str:
        """Makes DRF answer 401, not 403, to whoever is not signed in."""
        return "X-Session-Token"


class AppTokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """Describes the header in the OpenAPI document."""

    target_class = AppTokenAuthentication
    name = "appToken"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        """Return the security scheme object."""
        return {"type": "apiKey", "in": "header", "name": "X-Session-Token"}
