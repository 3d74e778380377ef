"""What content files say, kept where pages can find it, and what learners did with it.

Content is never deleted here: learners' rows hang on it. What left the files is `active=False`.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from config.bilingual import Bilingual, Language, active_language


class Content(Bilingual, models.Model):
    """What every piece of content has: an id of its own, texts in both languages, a place."""

    slug = models.SlugField(max_length=100)
    title_ja = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    summary_ja = models.TextField()
    summary_en = models.TextField()
    position = models.PositiveIntegerField()
    active = models.BooleanField(default=True)

    class Meta:
        abstract = True
        ordering = ("position",)

    def __str__(self) -> str:
        return self.slug


class Program(Content):
    """A whole path: one folder of content."""

    class Meta(Content.Meta):
        constraints = [models.UniqueConstraint(fields=["slug"], name="program_slug_once")]


class Course(Content):
    """A course of a program; its slug begins the addresses of its weeks."""

    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="courses")
    days = models.FloatField()

    class Meta(Content.Meta):
        constraints = [
            models.UniqueConstraint(fields=["slug"], name="course_slug_once"),
            models.CheckConstraint(condition=Q(days__gt=0), name="course_takes_time"),
        ]


class Concept(Content):
    """One idea that can be learned, asked about and got wrong."""

    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="concepts")
    prerequisites: models.ManyToManyField[Concept, Prerequisite] = models.ManyToManyField(
        "self", symmetrical=False, through="Prerequisite", related_name="leads_to"
    )

    class Meta(Content.Meta):
        constraints = [models.UniqueConstraint(fields=["slug"], name="concept_slug_once")]


class Prerequisite(models.Model):
    """`concept` rests on `requires`. That there are no circles is checked when files are read."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="+")
    requires = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["concept", "requires"], name="prerequisite_once"),
            models.CheckConstraint(
                condition=~Q(concept=F("requires")), name="prerequisite_of_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.concept_id} <- {self.requires_id}"


class Week(Content):
    """A week of a course. Its lesson may still be in preparation."""

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="weeks")
    days = models.FloatField()
    topics = models.JSONField(default=list)
    struggled = models.JSONField(default=list)
    listed_labs = models.JSONField(
        default=list, help_text=_("Labs that week.yaml names, also those in preparation.")
    )
    concepts: models.ManyToManyField[Concept, WeekConcept] = models.ManyToManyField(
        Concept, through="WeekConcept", related_name="weeks"
    )
    current_lesson = models.ForeignKey(
        "LessonVersion", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta(Content.Meta):
        constraints = [
            models.UniqueConstraint(fields=["course", "slug"], name="week_slug_once_in_course"),
            models.CheckConstraint(condition=Q(days__gt=0), name="week_takes_time"),
        ]

    @property
    def in_preparation(self) -> bool:
        """Whether the lesson is not written yet."""
        return self.current_lesson_id is None

    @property
    def status(self) -> str:
        """`ready` or `in_preparation`, as the API and the state component name it."""
        return "in_preparation" if self.in_preparation else "ready"

    def localized_topics(self) -> list[str]:
        """Topics in the active language."""
        return [topic[active_language()] for topic in self.topics]

    def localized_labs(self) -> list[dict[str, Any]]:
        """Listed labs with `id`, `title` in the active language and `functions`."""
        return [lab | {"title": lab["title"][active_language()]} for lab in self.listed_labs]


class Term(Content):
    """An entry of the glossary: `title` is the term, `summary` its definition."""

    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="terms")
    reading = models.CharField(max_length=200, help_text=_("In hiragana."))
    also = models.JSONField(default=dict, help_text=_("Other ways to write it, by language."))
    marked = models.BooleanField(default=True, help_text=_("Whether lessons mark it."))
    concept = models.ForeignKey(
        Concept, on_delete=models.SET_NULL, null=True, blank=True, related_name="terms"
    )

    class Meta(Content.Meta):
        constraints = [
            models.UniqueConstraint(fields=["program", "slug"], name="term_slug_once_in_program")
        ]

    def spellings(self, language: Language | None = None) -> list[str]:
        """The term and the other ways to write it in a language (default: the active one)."""
        language = language or active_language()
        return [str(self.localized("title", language)), *self.also.get(language, [])]


class Card(Content):
    """An operation in several frameworks: what to write in each, and where they differ."""

    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="cards")
    given = models.TextField(help_text=_("Code that runs before each of them."))
    codes = models.JSONField(default=list, help_text=_("In order: framework, code."))
    checked_with = models.JSONField(default=dict, help_text=_("Versions that ran the code."))
    notes_ja = models.TextField(help_text=_("HTML."))
    notes_en = models.TextField(help_text=_("HTML."))
    concepts = models.ManyToManyField(Concept, related_name="cards")

    class Meta(Content.Meta):
        constraints = [
            models.UniqueConstraint(fields=["program", "slug"], name="card_slug_once_in_program")
        ]


class Wall(Content):
    """A way in which teaching oneself goes wrong, and what the site does about it."""

    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="walls")
    about_ja = models.TextField()
    about_en = models.TextField()
    helps_ja = models.TextField()
    helps_en = models.TextField()
    answers = models.JSONField(
        default=list, help_text=_("In order: text, place, address, seen_by.")
    )
    missing = models.JSONField(default=list, help_text=_("What is not there yet."))

    class Meta(Content.Meta):
        constraints = [
            models.UniqueConstraint(fields=["program", "slug"], name="wall_slug_once_in_program")
        ]


class WeekConcept(models.Model):
    """A concept that a week teaches, in the order of week.yaml."""

    week = models.ForeignKey(Week, on_delete=models.CASCADE, related_name="taught")
    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="taught_in")
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ("position",)
        constraints = [models.UniqueConstraint(fields=["week", "concept"], name="taught_once")]

    def __str__(self) -> str:
        return f"{self.week_id}: {self.concept_id}"


class LessonVersion(models.Model):
    """A lesson as it was at one time. Never changed: a changed text is a new version."""

    week = models.ForeignKey(Week, on_delete=models.PROTECT, related_name="lesson_versions")
    hash = models.CharField(max_length=64)
    sections = models.JSONField(
        help_text=_("In order: anchor, title_ja, title_en, concepts (slugs).")
    )
    html_ja = models.JSONField(help_text=_("The introduction, then one entry for each section."))
    html_en = models.JSONField(help_text=_("The introduction, then one entry for each section."))
    words_ja = models.PositiveIntegerField(help_text=_("Characters of running text."))
    words_en = models.PositiveIntegerField(help_text=_("Words of running text."))
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-created_at",)
        constraints = [
            models.UniqueConstraint(fields=["week", "hash"], name="lesson_version_once"),
            models.CheckConstraint(condition=~Q(hash=""), name="lesson_version_has_hash"),
        ]

    def __str__(self) -> str:
        return f"{self.week_id}: {self.hash[:12]}"

    def html(self, language: Language | None = None) -> list[str]:
        """The introduction, then the sections, in one language (default: the active one)."""
        parts: list[str] = getattr(self, f"html_{language or active_language()}")
        return parts

    def section_title(self, anchor: str, language: Language | None = None) -> str:
        """Title of a section; "" for an anchor that this version does not have."""
        key = f"title_{language or active_language()}"
        return next((str(s[key]) for s in self.sections if s["anchor"] == anchor), "")

    @property
    def minutes(self) -> int:
        """An estimate of the reading time: 300 characters or 130 words a minute.

        Slower than prose (500, 230), since formulas and code are read too but are not counted.
        """
        return self.minutes_in(active_language())

    def minutes_in(self, language: Language) -> int:
        """The same for a language."""
        pace, words = (300, self.words_ja) if language == "ja" else (130, self.words_en)
        return max(1, round(words / pace))


class LessonRead(models.Model):
    """A learner finished a week's lesson; the first time counts."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="lessons_read"
    )
    week = models.ForeignKey(Week, on_delete=models.PROTECT, related_name="reads")
    lesson_version = models.ForeignKey(LessonVersion, on_delete=models.PROTECT, related_name="+")
    finished_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["learner", "week"], name="lesson_read_once")]

    def __str__(self) -> str:
        return f"{self.learner_id} read {self.week_id}"


class StudyMinute(models.Model):
    """A minute in which a learner did something for a week; time is the number of these."""

    class Kind(models.TextChoices):
        LESSON = "lesson", _("Lesson")
        QUIZ = "quiz", _("Quiz")
        LAB = "lab", _("Lab")

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="study_minutes"
    )
    week = models.ForeignKey(Week, on_delete=models.PROTECT, related_name="study_minutes")
    minute = models.DateTimeField()
    kind = models.CharField(max_length=10, choices=Kind.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["learner", "week", "minute"], name="study_minute_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["lesson", "quiz", "lab"]), name="study_minute_kind"
            ),
        ]
        indexes = [models.Index(fields=["learner", "minute"], name="study_minute_by_time")]

    def __str__(self) -> str:
        return f"{self.learner_id} {self.minute:%Y-%m-%d %H:%M}"


class ContentStamp(models.Model):
    """One row, whose stamp is another after every change of content (`curriculum.keeping`)."""

    stamp = models.CharField(max_length=36)

    def __str__(self) -> str:
        return self.stamp


class ContentSync(models.Model):
    """When content was loaded or refused. The same files leave one row, however often read."""

    created_at = models.DateTimeField(auto_now_add=True)
    path = models.CharField(max_length=500)
    hash = models.CharField(max_length=64)
    ok = models.BooleanField()
    report = models.JSONField(help_text=_("What changed, or the problems."))

    class Meta:
        ordering = ("-created_at", "-pk")
        get_latest_by = ("created_at", "pk")

    def __str__(self) -> str:
        return f"{self.created_at:%Y-%m-%d %H:%M} {'loaded' if self.ok else 'refused'}"


# Django looks for an app's tables here.
from curriculum.papers import models as paper_models  # noqa: E402, F401
from curriculum.reports import models as report_models  # noqa: E402, F401
