"""``manage.py revoke_certificate CODE --reason "..."``."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from config.problems import NotFound, Problem
from progress.certificates import access, services
from progress.models import Certificate


class Command(BaseCommand):
    """Revokes a certificate for good, or lets its holder earn it anew."""

    help = "Revoke a certificate; its page and the status list say so from then on."

    def add_arguments(self, parser: CommandParser) -> None:
        """The code, and why."""
        parser.add_argument("code")
        parser.add_argument("--reason", default="", help="everybody who checks it will read this")
        parser.add_argument(
            "--allow-again",
            action="store_true",
            help="the learner may earn it anew; also for one that was revoked before",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what was done."""
        try:
            self._handle(options["code"], options["reason"], options["allow_again"])
        except NotFound:
            raise CommandError(
                f"There is no certificate {options['code']!r}. Its code, such as 7F3K-9QMX-2RTD, "
                "stands on the certificate and at the end of its address."
            ) from None
        except Problem as problem:
            texts = [text for found in problem.errors.values() for text in found]
            raise CommandError(str(texts[0] if texts else problem.detail)) from None

    def _handle(self, code: str, reason: str, again: bool) -> None:
        found = access.public(code)
        if again and not found.valid:
            services.allow_again(certificate=found)
            self.stdout.write(f"{found.code} may be earned anew.")
            return
        operator = Certificate.RevokedBy.OPERATOR
        services.revoke(certificate=found, by=operator, reason=reason, may_issue_again=again)
        self.stdout.write(f"{found.code} is revoked.")
