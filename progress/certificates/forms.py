"""What learners type to get a certificate, and what is typed to revoke one."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from progress.certificates.services import CONFIRM, NAME_LENGTH, NAME_NEEDED, REASON_NEEDED


class IssueForm(forms.Form):
    """The name to print, and whether study time is shown."""

    name = forms.CharField(
        label=_("Name on the certificate"),
        help_text=_("Exactly as it shall be printed. Everybody who has the address will see it."),
        max_length=NAME_LENGTH,
        error_messages={"required": NAME_NEEDED},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    shows_hours = forms.BooleanField(label=_("Show my hours of study"), required=False)
    confirmed = forms.BooleanField(
        label=_("The name is right. I know that it cannot be changed afterwards."),
        error_messages={"required": CONFIRM},
    )


class RevokeForm(forms.Form):
    """Why; operators must say it, and everybody who checks the certificate reads it."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Shown to everybody who checks the certificate."),
        max_length=500,
        required=False,
        error_messages={"required": REASON_NEEDED},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: object, reason_needed: bool = False, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["reason"].required = reason_needed
