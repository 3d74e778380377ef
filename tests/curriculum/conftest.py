"""A small program in a folder of its own, to be spoilt and repaired by tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from curriculum.content import registry
from curriculum.content.loader import load_programs
from curriculum.content.problems import ContentProblem
from curriculum.models import Concept, Course, Prerequisite, Week, WeekConcept

COURSE = """\
id: pottery
title: {ja: 陶芸, en: Pottery}
summary: {ja: 土から器まで。, en: From clay to cups.}
courses:
- id: throwing
  folder: 01-throwing
  title: {ja: ろくろ, en: Throwing}
  summary: {ja: 回して作ります。, en: Made while it turns.}
  days: 3
"""
CONCEPTS = """\
concepts:
- id: clay
  title: {ja: 粘土, en: Clay}
  summary: {ja: 器の材料です。, en: What cups are made of.}
  prerequisites: []
- id: centring
  title: {ja: 土殺し, en: Centring}
  summary: {ja: 土を中心に据えます。, en: The clay comes to the middle.}
  prerequisites: [clay]
"""
WEEK = """\
id: centring-clay
title: {ja: 土を据える, en: Centring clay}
summary: {ja: 最初の一歩です。, en: The first step.}
days: 1.5
topics:
- {ja: 手の形, en: Shape of the hands}
concepts: [clay, centring]
struggled:
- {ja: 土が揺れる, en: The clay wobbles}
labs:
- id: first-cup
  title: {ja: 最初の器, en: First cup}
  functions: ["raise_wall(clay, height)"]
"""
LATER_WEEK = """\
id: glazing
title: {ja: 釉薬, en: Glazing}
summary: {ja: 色をつけます。, en: Colour comes on.}
days: 1.5
topics:
- {ja: 灰, en: Ash}
concepts: [clay]
"""
LESSON_EN = """\
Welcome to the wheel.

## The hands {#hands concepts="centring"}

Water makes clay $c$ softer. Then comes the [lab](lab:first-cup#raise_wall).

:::: intuition
Hold still.
::::

:::: formula
$$F = m a$$
::::

## Counting {#counting concepts="clay"}

::: figure wheel {"speed": 2}
Turn the wheel faster.
:::

```python exec
print(1 + 1)
```

```output
2
```
"""
LESSON_JA = """\
ろくろへようこそ。

## 手の形 {#hands concepts="centring"}

水を加えると粘土 $c$ は柔らかくなります。次は[ラボ](lab:first-cup#raise_wall)です。

:::: intuition
じっと支えます。
::::

:::: formula
$$F = m a$$
::::

## 数える {#counting concepts="clay"}

::: figure wheel {"speed": 2}
ろくろを速く回してみてください。
:::

```python exec
print(1 + 1)
```

```output
2
```
"""


class Folder:
    """A content root with the program `pottery` in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.program = root / "pottery"
        self.week = "pottery/01-throwing/01-centring"
        self.write("pottery/course.yaml", COURSE)
        self.write("pottery/concepts.yaml", CONCEPTS)
        self.write(f"{self.week}/week.yaml", WEEK)
        self.write(f"{self.week}/lesson.ja.md", LESSON_JA)
        self.write(f"{self.week}/lesson.en.md", LESSON_EN)
        self.write("pottery/01-throwing/02-glazing/week.yaml", LATER_WEEK)

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        text = (self.root / name).read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {name}"
        self.write(name, text.replace(old, new, 1))

    def problems(self) -> list[ContentProblem]:
        return load_programs(self.root)[1]


def grow(week: Week) -> None:
    """Many courses, weeks and concepts more."""
    program = week.course.program
    concepts = [
        Concept.objects.create(program=program, slug=f"c{n}", position=n + 9) for n in range(6)
    ]
    for concept in concepts[1:]:
        Prerequisite.objects.create(concept=concept, requires=concepts[0])
    for number in range(3):
        more = Course.objects.create(
            program=program, slug=f"k{number}", days=1, position=number + 5
        )
        for at in range(4):
            row = Week.objects.create(
                course=more, slug=f"w{at}", days=1, position=at, current_lesson=week.current_lesson
            )
            for place, concept in enumerate(concepts):
                WeekConcept.objects.create(week=row, concept=concept, position=place)
    WeekConcept.objects.bulk_create(
        WeekConcept(week=week, concept=concept, position=9) for concept in concepts
    )


@pytest.fixture(autouse=True)
def only_this_room(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Quizzes and labs have tests of their own for what they read; see `all_rooms`."""
    if "all_rooms" not in request.fixturenames:
        monkeypatch.setattr(registry, "_parts", {})


@pytest.fixture
def all_rooms() -> None:
    """Ask for this to load content with the parts of all rooms."""


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    (tmp_path / "content").mkdir()
    return Folder(tmp_path / "content")
