"""Readings, and what learners wrote while they read."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from config.bilingual import active_language
from curriculum.models import Concept, Content, Program, Term, Week


class Paper(Content):
    """A guided reading. `title` is the reading's; the paper's own stands in `reference`."""

    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="papers")
    week = models.ForeignKey(Week, on_delete=models.PROTECT, related_name="papers")
    reference = models.JSONField(help_text=_("authors, title, year, venue, arxiv"))
    minutes = models.PositiveSmallIntegerField()
    passes = models.JSONField(
        help_text=_("In order: title {ja, en}, minutes, prompts [{ja, en}] as HTML.")
    )
    html_ja = models.JSONField(help_text=_("The introduction, then the three passes."))
    html_en = models.JSONField(help_text=_("The introduction, then the three passes."))
    hash = models.CharField(max_length=64)
    concepts = models.ManyToManyField(Concept, related_name="papers")
    terms = models.ManyToManyField(Term, related_name="papers")

    class Meta(Content.Meta):
        constraints = [
            models.UniqueConstraint(fields=["program", "slug"], name="paper_slug_once_in_program")
        ]

    @property
    def html(self) -> list[str]:
        """The introduction and the three passes in the active language."""
        parts: list[str] = getattr(self, f"html_{active_language()}")
        return parts

    @property
    def citation(self) -> str:
        """Authors, year, title and venue in one line, as references have them."""
        found = self.reference
        authors = ", ".join(found["authors"])
        return f"{authors} ({found['year']}): {found['title']}. {found['venue']}"


class PaperNotes(models.Model):
    """What a learner wrote in each pass; ``revision`` counts saves so that tabs cannot clash."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="paper_notes"
    )
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="notes")
    first = models.TextField(blank=True)
    second = models.TextField(blank=True)
    third = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("notes on a paper")
        verbose_name_plural = _("notes on papers")
        constraints = [
            models.UniqueConstraint(fields=["learner", "paper"], name="paper_notes_once")
        ]

    def __str__(self) -> str:
        return f"{self.learner_id}: {self.paper_id}"

    @property
    def written(self) -> int:
        """In how many passes something was written."""
        return sum(bool(text.strip()) for text in (self.first, self.second, self.third))
