"""The quizzes room."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QuizzesConfig(AppConfig):
    name = "quizzes"
    verbose_name = _("Quizzes")

    def ready(self) -> None:
        from curriculum import stamping
        from curriculum.content.registry import register
        from curriculum.reports import places
        from curriculum.search import sources
        from quizzes import models
        from quizzes.content import QuizPart
        from quizzes.papers import PaperQuizPart
        from quizzes.report_places import Questions as ReportedQuestions
        from quizzes.review import listeners  # noqa: F401  connects the receivers
        from quizzes.searching import Questions

        register(QuizPart())
        register(PaperQuizPart())
        stamping.watch(models.Item, models.ItemVersion)
        sources.register(Questions())
        places.register(ReportedQuestions())
