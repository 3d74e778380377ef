"""What tests of the API share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from accounts.models import Group, User
from tests.api.contract import Contract, enter, places_for, the_document


@pytest.fixture(autouse=True)
def no_throttle_left_over() -> Iterator[None]:
    """Throttles count in the cache, which outlives a test."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(scope="session")
def document() -> dict[str, Any]:
    """The OpenAPI document, made once."""
    return the_document()


@pytest.fixture
def contract(
    document: dict[str, Any],
    content: None,
    learner: User,
    other_learner: User,
    mentor: User,
    group: Group,
) -> Contract:
    """A learner who has done something, among others, signed in."""
    contract = Contract(document, Client(), places_for(learner, mentor, group))
    enter(contract.client, learner)
    return contract
