"""How far learners are, what comes next, and what mentors see of it."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgressConfig(AppConfig):
    name = "progress"
    verbose_name = _("Progress")

    def ready(self) -> None:
        from curriculum.content.registry import register
        from progress import listeners  # noqa: F401  connects the receivers
        from progress.certificates import checks  # noqa: F401
        from progress.certificates import listeners as of_certificates  # noqa: F401
        from progress.mastery import listeners as of_concepts  # noqa: F401
        from progress.placement.content import PlacementPart
        from progress.wins import listeners as of_wins  # noqa: F401  after the standings'

        register(PlacementPart())
