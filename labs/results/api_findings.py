"""Findings about removed and renamed APIs, as pages and the API show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from config.bilingual import pick


def shown(findings: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Stored findings (`Finding.as_json()`) with their message in the active language."""
    return [{**finding, "message": pick(finding["message"])} for finding in findings]
