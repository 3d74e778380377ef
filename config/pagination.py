"""Pages of the API."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError
from django.utils.translation import gettext_lazy as _
from rest_framework import pagination
from rest_framework.exceptions import NotFound as DrfNotFound
from rest_framework.request import Request

from config.problems import Invalid, Text

BAD_CURSOR: Text = _("This cursor is not one of ours. Begin again without it.")


class CursorPagination(pagination.CursorPagination):
    """Opaque cursors; one that was made up is the asker's mistake, never ours."""

    page_size_query_param = "limit"

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> Any:
        """Return the rows of a page. Raises Invalid for a cursor that we did not make."""
        try:
            return super().paginate_queryset(queryset, request, view)
        except (DrfNotFound, ValidationError, ValueError, OverflowError, DataError):
            raise Invalid(BAD_CURSOR, code="bad_cursor") from None

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Return the schema of a page; DRF's own still says `nullable`, as OpenAPI 3.0 did."""
        address = {
            "type": ["string", "null"],
            "format": "uri",
            "description": "Address of the page, null at the end.",
        }
        return {
            "type": "object",
            "required": ["results", "next", "previous"],
            "properties": {"results": schema, "next": address, "previous": address},
        }


class NewestFirst(CursorPagination):
    """Newest first; UUIDv7 keys sort by time, so no second column is needed."""

    ordering = "-id"
    page_size = 25
    max_page_size = 100
