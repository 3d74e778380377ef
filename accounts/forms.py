"""What people type about themselves."""

from __future__ import annotations

import zoneinfo

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from accounts.models import Group, User


class ClaimForm(forms.Form):
    """E-mail and password for a guest who wants to keep what was done."""

    email = forms.EmailField(
        label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    password = forms.CharField(
        label=_("Password"),
        help_text=_("At least eight characters, and not one that everybody uses."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=True),
    )
    display_name = forms.CharField(
        label=_("Display name"),
        help_text=_("What mentors see. You may leave it empty."),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )

    def clean_password(self) -> str:
        """Apply the site's password rules."""
        password: str = self.cleaned_data["password"]
        validate_password(password, User(email=self.cleaned_data.get("email")))
        return password


class SettingsForm(forms.ModelForm):
    """Name, language, time zone."""

    time_zone = forms.ChoiceField(
        label=_("Time zone"), help_text=_("Your day begins and ends by this clock.")
    )

    class Meta:
        model = User
        fields = ["display_name", "language", "time_zone"]

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        zones = sorted(
            zone for zone in zoneinfo.available_timezones() if "/" in zone or zone == "UTC"
        )
        self.fields["time_zone"].choices = [(zone, zone) for zone in zones]  # type: ignore[attr-defined]


class GroupForm(forms.ModelForm):
    """The name of a new group."""

    class Meta:
        model = Group
        fields = ["name"]

    def clean_name(self) -> str:
        """A name of blanks is no name."""
        name: str = self.cleaned_data["name"].strip()
        if not name:
            raise forms.ValidationError(_("Please give the group a name."))
        return name
