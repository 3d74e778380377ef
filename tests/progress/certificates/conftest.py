"""A course that can be earned, and a certificate of it."""

from __future__ import annotations

import pytest

from accounts.models import User
from curriculum.models import Course
from progress.certificates.services import issue
from progress.models import Certificate
from tests.progress import earning


@pytest.fixture
def course(db: None) -> Course:
    return earning.build()


@pytest.fixture
def earned(learner: User, course: Course) -> User:
    earning.earn(learner, course)
    return learner


@pytest.fixture
def certificate(earned: User) -> Certificate:
    found, new = issue(learner=earned, kind="course", slug="first", name="髙橋 Aki", language="en")
    assert new
    return found
