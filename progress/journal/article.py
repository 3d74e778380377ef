"""The whole diary as one Markdown article, in either language; own words are never touched."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from config.bilingual import Language
from progress.journal import drafts, project_map, selectors, then_now
from progress.journal.project_map import MapStep
from progress.journal.selectors import Chapter, GapLine, Page
from progress.models import GapAnswer, Win
from progress.wins.selectors import Rhythm, rhythm_of
from quizzes.messages import CERTAINTY


@dataclass(frozen=True)
class Article:
    """A file name in the article's language, and its text."""

    name: str
    text: str
    empty: bool


def article_of(learner: User, language: Language, now: datetime | None = None) -> Article:
    """The diary as Markdown with front matter. About 30 queries, however long."""
    moment = now or timezone.now()
    with translation.override(language):
        chapters = selectors.chapters_of(learner)
        gaps = selectors.gaps_of(learner)
        pairs = then_now.pairs_of(learner, language)
        rhythm = rhythm_of(learner, moment)
        today = date_format(timezone.localtime(moment), "Y-m-d")
        parts = [
            _front(learner, language, today, chapters),
            *_before_after(selectors.gap_lines(gaps), "##"),
            *(line for chapter in chapters for line in _chapter(chapter, gaps)),
            *_then_now(pairs),
            *_project_map(project_map.project_map(learner, moment)),
            *_numbers(learner, chapters, rhythm),
        ]
        name = _("study-diary-%(day)s.md") % {"day": today}
        return Article(name, "\n\n".join(parts) + "\n", empty=not chapters and not gaps)


def _front(learner: User, language: Language, today: str, chapters: list[Chapter]) -> str:
    title = _("My deep learning diary")
    days = [day for chapter in chapters for page in chapter.pages for day in page.seen.minutes]
    about: dict[str, Any] = {"title": title, "author": learner.name, "date": today}
    about["language"] = language
    if days:
        about |= {"from": min(days).isoformat(), "to": max(days).isoformat()}
    # A JSON string is a YAML string too, whatever is in it.
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in about.items()]
    text = ["---", *lines, "---", "", f"# {title}"]
    if not chapters:
        text += ["", _("Nothing is written here yet.")]
    return "\n".join(text)


def _before_after(lines: list[GapLine], level: str) -> Iterator[str]:
    said = [line for line in lines if line.before or line.after]
    if not said:
        return
    yield f"{level} " + _("Worries before, and what became of them")
    head = [_("Subject"), _("Before"), _("After")]
    rows = [[line.label, _worry(line.before), _worry(line.after)] for line in said]
    yield _table(head, rows)
    for line in said:
        for when, answer in ((_("Before"), line.before), (_("After"), line.after)):
            if answer and answer.words.strip():
                yield f"{_('%(subject)s, %(when)s') % {'subject': line.label, 'when': when}}:"
                yield answer.words.strip("\n")


def _worry(answer: GapAnswer | None) -> str:
    return "–" if answer is None or answer.worry is None else f"{answer.worry} / 5"


def _chapter(chapter: Chapter, gaps: list[GapAnswer]) -> Iterator[str]:
    yield f"## {chapter.course.title}"
    if chapter.minutes:
        figures = {"days": chapter.days, "minutes": chapter.minutes}
        yield _("Days: %(days)s. Minutes of study: %(minutes)s.") % figures
    if chapter.entry and chapter.entry.impression.strip():
        yield "### " + _("Overall impression")
        yield chapter.entry.impression.strip("\n")
    after = [one for one in gaps if one.course_id == chapter.course.pk]
    if after:
        yield from _before_after(selectors.gap_lines(gaps, chapter.course), "###")
    for page in chapter.pages:
        yield from _page(page)


def _page(page: Page) -> Iterator[str]:
    yield f"### {page.week.title}"
    if took := _took(page):
        yield took
    if page.entry and page.written:
        texts = [(_("What I gained"), page.entry.gained), (_("What was hard"), page.entry.hard)]
    else:
        draft = drafts.draft_of(page.seen)
        if draft.gained or draft.hard:
            yield "*" + _("From the site's records:") + "*"
        texts = [(_("What I gained"), draft.gained), (_("What was hard"), draft.hard)]
    for heading, text in texts:
        if text.strip():
            yield f"#### {heading}"
            yield text.strip("\n")


def _took(page: Page) -> str:
    text = drafts.days_text(page.seen)
    if not text or page.seen.first is None:
        return ""
    first, last = drafts.day_text(page.seen.first), drafts.day_text(page.seen.last)
    span = first if first == last else f"{first} – {last}"
    return _("Time taken: %(time)s (%(span)s)") % {"time": text, "span": span}


def _then_now(pairs: list[then_now.Pair]) -> Iterator[str]:
    if not pairs:
        return
    yield "## " + _("Me then, me now")
    head = [_("Question"), _("Then"), _("Now")]
    yield _table(head, [[_in_cell(p.prompt), _answer(p.then), _answer(p.now)] for p in pairs])


def _project_map(steps: list[MapStep]) -> Iterator[str]:
    """What was learned by the steps of real work; steps of which nothing is known say so."""
    if not any(step.learned for step in steps):
        return
    yield "## " + _("Project map")
    for step in steps:
        yield f"### {step.number}. {step.title}"
        yield f"*{step.question}*"
        lines = [f"- {one.concept.title} ({one.level_text})" for one in step.learned]
        yield "\n".join(lines) or _("Nothing yet.")
        if step.labs:
            yield _("Labs passed:") + " " + _(", ").join(lab.title for lab in step.labs)


def _answer(answer: Any) -> str:
    values = {"score": round(100 * answer.score), "sure": CERTAINTY[answer.certainty]}
    return _("%(score)s%% (%(sure)s)") % values


def _in_cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _table(head: list[str], rows: Iterable[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def _numbers(learner: User, chapters: list[Chapter], rhythm: Rhythm) -> Iterator[str]:
    if not chapters:
        return
    seen = [page.seen for chapter in chapters for page in chapter.pages]
    yield "## " + _("In numbers")
    rows = [
        [_("Days of study"), str(len(rhythm.studied))],
        [_("Minutes of study"), str(sum(one.total_minutes for one in seen))],
        [_("Longest run of days"), str(rhythm.streak.best)],
        [_("Lessons read"), str(sum(one.read_on is not None for one in seen))],
        [_("Quizzes passed"), str(sum(one.quiz_passed for one in seen))],
        [_("Labs passed"), str(sum(lab.passed for one in seen for lab in one.labs.values()))],
        [_("Wins"), str(Win.objects.filter(learner=learner).count())],
    ]
    yield _table([_("What"), _("How many")], rows)
