"""What pages and the API say about results. Pure: rows and a lab's texts in, words out.

The mistakes' texts come from the version that was graded (stored when content was loaded), in the
active language; nothing of the author's files is run here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from config.bilingual import pick
from labs import wording
from labs.diagnosis.errors import FALLBACK, Worded
from labs.diagnosis.sentences import PREFIX, sentence
from labs.explanations import presentation as explanations
from labs.explanations.presentation import MarkedLine
from labs.results.cards import Card, present_card
from labs.results.folding import SameAs, cause_of, fold

ONLY_WHERE = f"{PREFIX}one-part"
SAYS_ALL = ("none", "unsupported")  # kinds of cards whose headline is the cause
NOT_MET = ("wrong", "error", "time_limit", "memory_limit", "output_limit", "crashed")
ABOUT_THE_FILE = frozenset(
    {
        "empty_source", "source_too_large", "null_byte", "lone_surrogate", "direction_control",
        "fullwidth_character", "invisible_character", "lookalike_character", "indentation_error",
        "syntax_error",
    }
)  # fmt: skip


class Result(Protocol):
    """What is needed of a row of CheckResult."""

    check_id: str
    position: int
    verdict: str
    score: float
    cpu_ms: float | None
    wall_ms: float | None
    memory_mb: float | None
    limit: dict[str, Any] | None
    card: dict[str, Any] | None
    error: dict[str, Any] | None
    mistake: str
    evidence: dict[str, Any] | None
    rests_on: str


@dataclass(frozen=True)
class LabTexts:
    """What a version of a lab says, and where its passages are.

    `lesson_url` is "" and `passages` (anchor -> title) empty while the week has no lesson.
    """

    slug: str
    url: str
    spec: Mapping[str, Any]
    mistakes: Mapping[str, Mapping[str, Any]]
    lesson_url: str = ""
    passages: Mapping[str, str] = field(default_factory=dict)

    def check(self, check_id: str) -> Mapping[str, Any]:
        """The entry of lab.yaml for a check."""
        found = (check for check in self.spec["checks"] if check["id"] == check_id)
        return next(found, {"title": {"ja": check_id, "en": check_id}, "points": 0})


@dataclass(frozen=True)
class Passage:
    """A place to read again."""

    url: str
    title: str


@dataclass(frozen=True)
class Frame:
    """A line of the learner's own code on the way to an error."""

    line: int | None
    function: str
    source: str


@dataclass(frozen=True)
class Error:
    """What happened, where, and what to try. `of_file`: it is about the file, not this check.

    `text` and `advice` are the short form, `explanation` the long one with causes and values.
    """

    code: str
    text: str
    advice: str
    type: str
    message: str
    line: int | None
    column: int | None
    source_line: str
    frames: tuple[Frame, ...]
    of_file: bool
    explanation: Worded
    marked: MarkedLine | None

    @property
    def is_puzzling(self) -> bool:
        """Whether nothing more is known than what Python's message says."""
        return self.explanation.kind == FALLBACK


@dataclass(frozen=True)
class LimitReached:
    """Which limit ended it, with both figures in the sentence."""

    kind: str
    reached: float | None
    allowed: float | None
    unit: str
    text: str
    advice: str


@dataclass(frozen=True)
class NamedMistake:
    """What explains every wrong value, and where to read about it.

    `id` is one of mistakes.py, or "relation:<name>": how the result relates to the right one, in
    figures (`evidence`). `concept` is "" where no single one is behind it.
    """

    id: str
    title: str
    explanation: str
    concept: str
    passage: Passage | None
    evidence: Mapping[str, Any] = field(default_factory=dict)

    @property
    def only_says_where(self) -> bool:
        """Whether the figures and the hint are still needed."""
        return self.id == ONLY_WHERE


@dataclass(frozen=True)
class RestsOn:
    """An earlier function that is not right either."""

    function: str
    url: str
    text: str


@dataclass(frozen=True)
class Check:
    """One check as it is shown."""

    id: str
    position: int
    title: str
    function: str
    visible: bool
    verdict: str
    verdict_text: str
    score: float
    points: int
    cpu_ms: float | None
    wall_ms: float | None
    memory_mb: float | None
    time: str
    limit: LimitReached | None
    error: Error | None
    card: Card | None
    mistake: NamedMistake | None
    rests_on: RestsOn | None
    hint: str
    cause: str = ""  # the same for all checks of a submission that fail for the same reason
    same_as: SameAs | None = None  # the check where that reason is explained
    tolerance_told: bool = False  # an earlier card says why the tolerance is what it is

    @property
    def line(self) -> int | None:
        """The line of the learner's code that an error points at."""
        return self.error.line if self.error else None

    @property
    def card_unfolded(self) -> bool:
        """Whether the figures are what helps most: nothing has explained them yet."""
        explained = self.mistake and not self.mistake.only_says_where
        return not (explained or self.rests_on)

    @property
    def has_more(self) -> bool:
        """Whether there is anything to say beyond the verdict."""
        error = self.error and not (self.error.of_file and self.same_as)  # said once for the file
        parts = (self.limit, error, self.card, self.mistake, self.rests_on, self.hint)
        return any(parts)


def present_checks(
    results: Iterable[Result], lab: LabTexts, told: Iterable[Check] = ()
) -> list[Check]:
    """Checks in the lab's order; what an earlier one explains, or one of `told`, is said once."""
    found = [present_check(result, lab) for result in sorted(results, key=lambda r: r.position)]
    return fold(found, told)


def present_check(result: Result, lab: LabTexts) -> Check:
    """One check in the active language."""
    entry = lab.check(result.check_id)
    error = present_error(result.error) if result.error else None
    mistake = _mistake(result, entry, lab)
    function = str(entry.get("function", ""))
    at = (result.rests_on or function) if mistake is None else function
    return Check(
        id=result.check_id,
        position=result.position,
        title=pick(entry["title"]),
        function=function,
        visible=bool(entry.get("visible", True)),
        verdict=result.verdict,
        verdict_text=wording.verdict_text(result.verdict),
        score=result.score,
        points=int(entry["points"]),
        cpu_ms=result.cpu_ms,
        wall_ms=result.wall_ms,
        memory_mb=result.memory_mb,
        time=wording.duration(result.cpu_ms) if result.cpu_ms else "",
        limit=_limit(result.limit),
        error=error,
        card=present_card(result.card) if result.card else None,
        mistake=mistake,
        rests_on=_rests_on(result, error, lab),
        hint=_hint(result, entry, mistake, error),
        cause="" if result.verdict == "not_attempted" else cause_of(at, mistake, error),
    )


def _hint(
    result: Result, entry: Mapping[str, Any], mistake: NamedMistake | None, error: Error | None
) -> str:
    """The author's hint, where nothing more exact is known: it is about values that are wrong.

    What stopped a call says itself why, and has nothing to do with the author's guess.
    """
    explained = mistake and not mistake.only_says_where
    stopped = result.limit or (error and not error.is_puzzling)
    if result.verdict not in NOT_MET or explained or result.rests_on or stopped:
        return ""
    if (result.card or {}).get("kind") in SAYS_ALL or "hint" not in entry:
        return ""
    return str(pick(entry["hint"]))


def present_error(error: Mapping[str, Any]) -> Error:
    """An error with what happened, the learner's line and frames, and what to try."""
    frames = tuple(
        Frame(frame.get("line"), str(frame.get("function", "")), str(frame.get("source", "")))
        for frame in error.get("traceback") or []
    )
    code = str(error.get("code") or "exception")
    loading = bool(frames) and frames[0].function == "<module>"
    return Error(
        code=code,
        text=wording.error_text(error),
        advice=wording.error_advice(error),
        type=str(error.get("type") or ""),
        message=str(error.get("message") or ""),
        line=error.get("line"),
        column=(error.get("params") or {}).get("column"),
        source_line=str(error.get("source_line") or ""),
        frames=frames,
        of_file=loading or code in ABOUT_THE_FILE,
        explanation=explanations.of_error(error),
        marked=explanations.marked_line(error),
    )


def _limit(limit: Mapping[str, Any] | None) -> LimitReached | None:
    if not limit:
        return None
    return LimitReached(
        kind=str(limit.get("kind")),
        reached=limit.get("reached"),
        allowed=limit.get("allowed"),
        unit=str(limit.get("unit", "")),
        text=wording.limit_text(limit),
        advice=wording.limit_advice(limit),
    )


def _mistake(result: Result, entry: Mapping[str, Any], lab: LabTexts) -> NamedMistake | None:
    """None too for an id that the version does not have: an old row, never a broken page."""
    mistake_id = result.mistake
    if mistake_id.startswith(PREFIX):
        return _relation(result, entry, lab)
    mistake = lab.mistakes.get(mistake_id)
    if mistake is None:
        return None
    return NamedMistake(
        id=mistake_id,
        title=pick(mistake["title"]),
        explanation=pick(mistake["explanation"]),
        concept=str(mistake["concept"]),
        passage=_passage(str(mistake["section"]), lab),
    )


def _relation(result: Result, entry: Mapping[str, Any], lab: LabTexts) -> NamedMistake | None:
    """How the result relates to the right one; read again: the passage of the function."""
    function = str(entry.get("function", ""))
    language = "ja" if (get_language() or "").startswith("ja") else "en"
    said = sentence(result.evidence, result.mistake, function, language)
    if said is None:
        return None
    functions = lab.spec.get("functions", [])
    sections = (one.get("section", "") for one in functions if one.get("name") == function)
    return NamedMistake(
        id=result.mistake,
        title=said.title,
        explanation=said.explanation,
        concept="",
        passage=_passage(str(next(sections, "")), lab),
        evidence=result.evidence or {},
    )


def _passage(anchor: str, lab: LabTexts) -> Passage | None:
    if anchor not in lab.passages:
        return None
    return Passage(f"{lab.lesson_url}#{anchor}", lab.passages[anchor])


def _rests_on(result: Result, error: Error | None, lab: LabTexts) -> RestsOn | None:
    """None too where the check did not come to use the earlier function."""
    function = result.rests_on
    not_run = result.verdict == "not_attempted" or (error and error.of_file)
    if not function or not_run:
        return None
    text = _("This rests on %(function)s, which is not right yet. Begin there.")
    return RestsOn(function, f"{lab.url}#{function}", text % {"function": function})
