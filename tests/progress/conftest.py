"""The complete week of the real content."""

from __future__ import annotations

import pytest

from curriculum.models import Week
from labs.models import Lab
from tests.progress import deeds


@pytest.fixture
def week(content: None) -> Week:
    return deeds.basics()


@pytest.fixture
def labs(week: Week) -> list[Lab]:
    return list(week.labs.filter(retired=False).order_by("position"))
