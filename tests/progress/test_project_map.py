"""What was learned, by the four steps of real work: page, API, article."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.utils import timezone

from accounts.models import User
from curriculum.models import Concept, Week
from labs.models import Lab
from progress.journal.article import article_of
from progress.journal.project_map import project_map
from progress.journal.project_steps import NAMED, STEP_OF, ProjectStep
from progress.models import ConceptStanding
from tests.progress import deeds, earning, world

PAGE, API = "/journal/project-map/", "/api/v1/journal/project-map/"


@pytest.fixture
def dropout(week: Week) -> Concept:
    """A concept of the last step; the week's own, `sigmoid`, is one of the third."""
    return Concept.objects.create(
        slug="dropout",
        program=week.course.program,
        position=1,
        **world.texts("Dropout", "ドロップアウト"),
    )


def steps_of(api: Any, **headers: str) -> dict[str, Any]:
    found = api.get(API, headers=headers).json()["steps"]
    assert [step["number"] for step in found] == [1, 2, 3, 4]
    return {step["step"]: step for step in found}


def test_what_is_known_stands_in_its_step_with_the_labs_that_show_it(
    learner: User, dropout: Concept, labs: list[Lab], api_of: Any, client_of: Any
) -> None:
    before = steps_of(api_of(learner))
    assert (before["building"]["ahead"], before["building"]["learned"]) == ("sigmoid", [])
    deeds.take_quiz(learner, labs[0].week)
    deeds.hand_in(learner, labs[0])
    after = steps_of(api_of(learner))
    assert [one["id"] for one in after["building"]["learned"]] == ["sigmoid"]
    assert [one["id"] for one in after["building"]["labs"]] == [labs[0].slug]
    assert (after["improving"]["learned"], after["improving"]["ahead"]) == ([], "dropout")
    japanese = steps_of(api_of(learner), **{"Accept-Language": "ja"})
    assert japanese["problem"]["title"] == "ビジネス課題と指標"
    page = client_of(learner).get(PAGE).content.decode()
    assert "1 of 1 concepts" in page
    assert labs[0].title_en in page


def test_what_has_faded_leaves_the_map(learner: User, dropout: Concept) -> None:
    earning.know(learner, level="familiar")
    assert sum(len(step.learned) for step in project_map(learner, timezone.now())) == 2
    later = timezone.now() + timedelta(days=120)
    assert not any(step.learned for step in project_map(learner, later))
    assert ConceptStanding.objects.filter(learner=learner).count() == 2


def test_the_map_is_part_of_the_article_in_either_language(
    learner: User, dropout: Concept, client_of: Any
) -> None:
    empty = article_of(learner, "en").text
    assert "Project map" not in empty
    earning.know(learner, level="proficient")
    english, japanese = article_of(learner, "en").text, article_of(learner, "ja").text
    assert "### 4. Improvement and tuning" in english
    assert "- Dropout (Proficient)" in english
    assert "### 4. 改善とチューニング" in japanese
    assert "- ドロップアウト" in japanese


def test_it_is_ones_own(learner: User, week: Week, api_of: Any, client_of: Any) -> None:
    assert api_of(None).get(API).status_code == 401
    assert client_of(None).get(PAGE).status_code in (302, 401)
    assert client_of(learner).get(PAGE).status_code == 200


def test_the_table_names_concepts_that_exist_and_each_once() -> None:
    files = Path(settings.CONTENT_ROOT).glob("*/concepts.yaml")
    real = {
        entry["id"]
        for path in files
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["concepts"]
    }
    assert STEP_OF.keys() <= real
    assert sum(len(slugs.split()) for slugs in NAMED.values()) == len(STEP_OF)
    counts = {step: list(STEP_OF.values()).count(step) for step in NAMED}
    counts[ProjectStep.BUILDING] = len(real) - len(STEP_OF)
    assert min(counts.values()) >= 15, counts
