"""Identifiers of rows that people make."""

from __future__ import annotations

import uuid

import uuid_utils


def new_id() -> uuid.UUID:
    """Return a UUIDv7 (RFC 9562): sortable by time, so that indexes stay compact."""
    return uuid.UUID(bytes=uuid_utils.uuid7().bytes)
