"""``manage.py renew_certificate_key``."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError, CommandParser

from progress.certificates import keys, services


class Command(BaseCommand):
    """Makes a new key for certificates, and signs again what must be."""

    help = (
        "Make a new key that signs certificates. What the old one signed goes on being checkable, "
        "unless --withdraw says that it fell into wrong hands."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """What to do with the old key."""
        parser.add_argument(
            "--withdraw",
            action="store_true",
            help="publish the old key no longer, and sign all certificates again with the new one",
        )
        parser.add_argument(
            "--only-sign-again",
            action="store_true",
            help="keep the key, and sign all again: after the address or the issuer has changed",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what was done."""
        if not options["only_sign_again"]:
            try:
                key = keys.replace_key(withdraw=options["withdraw"])
            except ImproperlyConfigured as error:
                raise CommandError(str(error)) from None
            self.stdout.write(f"The key is now {key.kid}.")
        if options["withdraw"] or options["only_sign_again"]:
            self.stdout.write(f"Signed again: {services.sign_again()}.")
