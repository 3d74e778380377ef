"""The site's addresses and three that fail, to see what a failure of ours looks like."""

from __future__ import annotations

from typing import NoReturn

from django.http import HttpRequest
from django.urls import path
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.views import APIView

from config.urls import handler400, handler403, handler404, handler500
from config.urls import urlpatterns as site

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


class Fails(APIView):
    permission_classes = [AllowAny]

    def get(self, request: Request) -> NoReturn:
        raise ZeroDivisionError("a secret of the implementation")


def fails(request: HttpRequest) -> NoReturn:
    raise ZeroDivisionError("a secret of the implementation")


urlpatterns = [path("api/v1/fails/", Fails.as_view()), path("api/v1/plain/", fails), *site]
