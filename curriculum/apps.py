"""The room of courses, weeks, lessons and concepts."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CurriculumConfig(AppConfig):
    name = "curriculum"
    verbose_name = _("Curriculum")

    def ready(self) -> None:
        from django.db.models.signals import post_migrate

        from curriculum import models, stamping
        from curriculum.papers.models import Paper
        from curriculum.papers.searching import Papers
        from curriculum.reports import places
        from curriculum.search import shelves, sources

        stamping.watch(
            models.Program, models.Course, models.Week, models.Concept, models.Prerequisite,
            models.WeekConcept, models.LessonVersion, models.Term, models.Wall, Paper,
        )  # fmt: skip
        post_migrate.connect(stamping.look_after, sender=self)
        for source in (shelves.Lessons(), shelves.Terms(), shelves.Concepts(), Papers()):
            sources.register(source)
        places.register(places.Passages())
