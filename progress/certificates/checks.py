"""What operators are told about certificates when the site starts."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import ImproperlyConfigured

from progress.certificates.keys import parsed


@register
def the_key_can_sign(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """A key from the environment is looked at before the first learner needs it."""
    if not settings.CERTIFICATE_KEY:
        return []
    try:
        parsed(settings.CERTIFICATE_KEY)
    except ImproperlyConfigured as error:
        return [Error(str(error), id="progress.E001")]
    return []
