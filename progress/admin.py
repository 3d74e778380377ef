"""Certificates in Django's admin: operators look at them and revoke them, nothing else."""

from __future__ import annotations

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from config.admin import ReadOnlyAdmin
from progress.models import Certificate


@admin.register(Certificate)
class CertificateAdmin(ReadOnlyAdmin):
    """To look at; revoking has a page of its own, which asks for a reason."""

    list_display = ["code", "name", "title_en", "issued_at", "revoked_at", "revoked_by"]
    list_filter = ["kind", "revoked_by"]
    search_fields = ["code", "name"]
    exclude = ["credential"]
    readonly_fields = ["revocation"]

    @admin.display(description=_("revoke"))
    def revocation(self, certificate: Certificate) -> SafeString | str:
        """The way to the page that revokes."""
        if not certificate.valid:
            return certificate.reason
        address = reverse("progress:certificate_revoke", args=[certificate.code])
        return format_html('<a href="{}">{}</a>', address, _("Revoke this certificate"))
