"""What allauth does our way."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import get_language

from accounts.models import User
from accounts.services import is_time_zone


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """New people start with the language and the clock they signed up with."""

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        """Fill in language and time zone before the row is written."""
        user.language = (get_language() or "en")[:2]
        zone = request.POST.get("time_zone", "")
        user.time_zone = zone if is_time_zone(zone) else user.time_zone
        saved: User = super().save_user(request, user, form, commit)
        return saved
