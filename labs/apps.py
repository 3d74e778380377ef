"""The labs room."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LabsConfig(AppConfig):
    """Plugs the labs' folders into the curriculum."""

    name = "labs"
    verbose_name = _("Labs")

    def ready(self) -> None:
        """Register the part; the curriculum never imports this room."""
        from curriculum import stamping
        from curriculum.content.registry import register
        from curriculum.reports import places
        from curriculum.search import sources
        from labs import models
        from labs.content.part import LabsPart
        from labs.report_places import LabTexts
        from labs.searching import Labs

        register(LabsPart())
        stamping.watch(models.Lab, models.LabVersion)
        sources.register(Labs())
        places.register(LabTexts())
