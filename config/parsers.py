"""Reading JSON that a stranger wrote."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import IO, Any, NoReturn

from django.utils.translation import gettext_lazy as _
from rest_framework.parsers import JSONParser

from config.problems import Invalid, Text, TooLarge

MOST_BYTES = 4 * 1024 * 1024
"""Room for the longest source that labs accept, each character escaped."""
DEEPEST = 20
NOT_JSON: Text = _("The body cannot be read as JSON.")
NOT_JSON_AT: Text = _("The body cannot be read as JSON: line %(line)s, column %(column)s.")
TOO_DEEP: Text = _("The body is nested too deeply.")


class BoundedJSONParser(JSONParser):
    """JSON in UTF-8 of bounded size and depth; a problem, never a failure, for anything else."""

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        """Return the value. Raises TooLarge, or Invalid with the place of the fault."""
        body = stream.read(MOST_BYTES + 1)
        if len(body) > MOST_BYTES:
            raise TooLarge(limit_bytes=MOST_BYTES)
        value = _loaded(body)
        if _is_deep(value):
            raise Invalid(TOO_DEEP, code="too_deep")
        return value


def _loaded(body: bytes) -> Any:
    try:
        return json.loads(body.decode("utf-8"), parse_constant=_refuse)
    except RecursionError:
        raise Invalid(TOO_DEEP, code="too_deep") from None
    except json.JSONDecodeError as error:
        place: dict[str, Any] = {"line": error.lineno, "column": error.colno}
        raise Invalid(str(NOT_JSON_AT) % place, code="not_json", **place) from None
    except ValueError:  # not UTF-8, NaN, or a number of thousands of digits
        raise Invalid(NOT_JSON, code="not_json") from None


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _is_deep(value: Any) -> bool:
    level = [value]
    for _depth in range(DEEPEST):
        level = [part for one in level for part in _parts(one)]
        if not level:
            return False
    return True


def _parts(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
