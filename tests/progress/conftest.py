"""A path with one complete week."""

from __future__ import annotations

import pytest

from curriculum.models import Week
from labs.models import Lab
from tests.progress import world


@pytest.fixture
def week(db: None) -> Week:
    return world.build()


@pytest.fixture
def labs(week: Week) -> list[Lab]:
    return list(week.labs.order_by("position"))
