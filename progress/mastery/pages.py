"""What the pages about concepts show: rows, filters, the map."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from curriculum.models import Concept, Week
from curriculum.selectors import concepts_by_slug, path_weeks
from progress.advice.selectors import Whole
from progress.mastery.concepts import Standing
from progress.mastery.drawing import Drawing, Edge, Layer, Node, draw
from progress.mastery.gaps import Gap
from progress.mastery.levels import ConceptLevel
from progress.mastery.weeks import WeekState
from progress.mastery.wording import GAPS, LEVELS, explain_standing, percent

LABEL_UNITS = 26  # room for a name on the map: an ideograph takes two units, a letter one
EVERYTHING = "all"
LONGEST_WORDS = 60


@dataclass(frozen=True)
class Row:
    """A concept with where the learner stands in it."""

    concept: Concept
    week: Week | None
    standing: Standing
    gap: Gap | None

    @property
    def level(self) -> str:
        """Its level's code."""
        return self.standing.level.value

    @property
    def level_text(self) -> str:
        """Its level in words."""
        return str(LEVELS[self.standing.level])

    @property
    def gap_text(self) -> str:
        """The kind of gap it is; "" for none."""
        return str(GAPS[self.gap.kind]) if self.gap else ""

    @property
    def percent(self) -> int | None:
        """How likely it is known; None when nothing says anything."""
        return percent(self.standing.p_known) if self.standing.traced_at else None

    @property
    def explanation(self) -> str:
        """Why this level."""
        return explain_standing(self.standing)

    def named(self, words: str) -> bool:
        """Whether its name has these words in either language, in full or half width."""
        names = alike(f"{self.concept.title_ja} {self.concept.title_en}")
        return all(word in names for word in alike(words).split())

    @property
    def label(self) -> str:
        """The name, cut to the room that the map has."""
        return shortened(self.concept.title)


def alike(words: str) -> str:
    """Words without what tells writings of the same apart.

    >>> alike("Ａｄａｍ"), alike("ﾄﾞﾛｯﾌﾟｱｳﾄ")
    ('adam', 'ドロップアウト')
    """
    return unicodedata.normalize("NFKC", words).casefold()


def shortened(name: str, units: int = LABEL_UNITS) -> str:
    """A name that fits: ideographs and kana are twice as wide as letters.

    >>> shortened("Gradient descent"), shortened("あ" * 20)
    ('Gradient descent', 'ああああああああああああ…')
    """
    width, kept = 0, ""
    for letter in name:
        width += 2 if ord(letter) > 0x2E7F else 1
        if width > units - 1:
            return f"{kept.rstrip()}…"
        kept += letter
    return name


@dataclass(frozen=True)
class Filters:
    """What the page is asked to show; unknown values ask for everything."""

    course: str = EVERYTHING
    level: str = ""
    gap: str = ""
    view: str = "list"
    words: str = ""

    @property
    def query(self) -> str:
        """As the end of an address, without the view."""
        named = {"course": self.course, "level": self.level, "gap": self.gap}
        named["words"] = self.words
        return urlencode({key: value for key, value in named.items() if value})

    @property
    def narrow(self) -> bool:
        """Whether certain concepts are looked for, not just the way through a course."""
        return bool(self.level or self.gap or self.words)

    def keeps(self, row: Row) -> bool:
        """Whether a row is to be shown."""
        if self.course != EVERYTHING and (row.week is None or row.week.course.slug != self.course):
            return False
        if self.level and row.level != self.level:
            return False
        if self.words and not row.named(self.words):
            return False
        if self.gap:
            return row.gap is not None and self.gap in (row.gap.kind, "any")
        return True


def filters_of(asked: QueryDict, whole: Whole) -> Filters:
    """Read the address; the map begins with the course in which the learner is."""
    courses = {week.course for week in whole.graph.weeks}
    view = "map" if asked.get("view") == "map" else "list"
    course = asked.get("course", "")
    if course not in courses and course != EVERYTHING:
        course = current_course(whole) if view == "map" else EVERYTHING
    level = asked.get("level", "")
    gap = asked.get("gap", "")
    return Filters(
        course=course,
        level=level if level in {one.value for one in ConceptLevel} else "",
        gap=gap if gap in {*GAPS, "any"} else "",
        view=view,
        words=" ".join(asked.get("words", "").split())[:LONGEST_WORDS],
    )


def current_course(whole: Whole) -> str:
    """The course of the first week that is begun and not done, else of the first with a lesson."""
    chosen = current_week(whole)
    return chosen.course.slug if chosen else EVERYTHING


def current_week(whole: Whole) -> Week | None:
    """The first week that is begun and not done, else the first with a lesson."""
    views = whole.path.weeks
    begun = (v for v in views if v.begun and v.state != WeekState.DONE)
    ready = (v for v in views if not v.week.in_preparation)
    chosen = next(begun, None) or next(ready, None) or next(iter(views), None)
    return chosen.week if chosen else None


@dataclass(frozen=True)
class Group:
    """A week's concepts; unfolded for the learner's own week, and when something is looked for."""

    week: Week | None
    rows: list[Row]
    unfolded: bool

    @property
    def known(self) -> int:
        """How many of them are known well."""
        wanted = (ConceptLevel.PROFICIENT, ConceptLevel.MASTERED)
        return sum(row.standing.level in wanted for row in self.rows)

    @property
    def gaps(self) -> int:
        """How many of them are missing on the way."""
        return sum(row.gap is not None for row in self.rows)


def groups_of(whole: Whole, rows: Iterable[Row], filters: Filters) -> list[Group]:
    """Rows by the week that teaches them first, in the order of the path."""
    by_week: dict[int | None, list[Row]] = {}
    for row in rows:
        by_week.setdefault(row.week.pk if row.week else None, []).append(row)
    current = current_week(whole)
    here = current.pk if current else None
    return [
        Group(some[0].week, some, filters.narrow or pk == here or len(by_week) == 1)
        for pk, some in by_week.items()
    ]


def rows_of(whole: Whole) -> dict[str, Row]:
    """Every concept in the order of learning. Two queries."""
    concepts = concepts_by_slug(whole.graph.prerequisites)
    weeks = {week.pk: week for week in path_weeks()}
    gaps = {gap.concept: gap for gap in whole.gaps}
    nodes = whole.graph.weeks
    found = {}
    for slug in whole.graph.prerequisites:
        place = whole.graph.first_week.get(slug)
        week = weeks.get(nodes[place].pk) if place is not None else None
        standing = whole.standings.get(slug, Standing(slug))
        found[slug] = Row(concepts[slug], week, standing, gaps.get(slug))
    return found


@dataclass(frozen=True)
class Map:
    """The map with rows in place of slugs."""

    drawing: Drawing
    layers: list[tuple[Layer, Week, str]]
    nodes: list[tuple[Node, Row]]
    edges: tuple[Edge, ...]


def map_of(whole: Whole, rows: Mapping[str, Row], filters: Filters) -> Map:
    """The concepts of the courses asked for, drawn."""
    wanted = [w.pk for w in whole.graph.weeks if filters.course in (w.course, EVERYTHING)]
    drawing = draw(whole.graph, wanted)
    weeks = {row.week.pk: row.week for row in rows.values() if row.week}
    return Map(
        drawing=drawing,
        layers=[
            (layer, weeks[layer.week], shortened(weeks[layer.week].title, 27))
            for layer in drawing.layers
            if layer.week in weeks
        ],
        nodes=[(node, rows[node.concept]) for node in drawing.nodes],
        edges=drawing.edges,
    )


def counts(rows: Iterable[Row]) -> list[tuple[str, str, int]]:
    """How many concepts stand at each level, highest last: code, words, number."""
    levels = [row.standing.level for row in rows]
    return [(level.value, str(LEVELS[level]), levels.count(level)) for level in ConceptLevel]
