"""What became of a name that a message says is not there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from labs.diagnosis.api_changes import Change, change_of
from labs.diagnosis.api_changes.wording import short


def removed(module: str, name: str) -> Mapping[str, Any] | None:
    """Parameters about `module.name`; None when it was never there or nothing is known of it."""
    path = ".".join(part for part in (module or "numpy", name) if part)
    path = path.replace("tensorflow._api.v2.", "tensorflow.", 1)
    path = f"tensorflow{path[2:]}" if path.startswith("tf.") else path
    change = change_of(path) if path.isascii() else None
    return _params(change) if change else None


def _params(change: Change) -> dict[str, Any]:
    new = short(change.new).removeprefix("builtins.") if change.new else ""
    use = {"en": f"Use `{new}`.", "ja": f"`{new}` を使ってください。"}
    advice = change.advice or {"en": "", "ja": ""}
    return {
        "old": short(change.old),
        "library": f"{change.library} {change.version}",
        **{
            f"advice_{language}": " ".join(
                part for part in (use[language] if new else "", advice[language]) if part
            )
            for language in ("en", "ja")
        },
    }
