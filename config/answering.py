"""Asks a web process of ours whether it serves."""

from __future__ import annotations

import urllib.error
import urllib.request

from django.conf import settings


def web_answers(host: str, port: int) -> bool:
    """Return whether ``/health/`` at ``host:port`` answers 200 within two seconds."""
    everywhere = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104
    target = everywhere.get(host, host)
    target = f"[{target}]" if ":" in target else target
    name = next((name for name in settings.ALLOWED_HOSTS if name != "*"), "localhost")
    request = urllib.request.Request(
        f"http://{target}:{port}/health/", headers={"Host": name.lstrip(".")}
    )
    try:
        with urllib.request.urlopen(request, timeout=2):
            return True
    except (urllib.error.URLError, OSError):
        return False
