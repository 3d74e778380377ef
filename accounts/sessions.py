"""Sessions in the database, read by a statement that is put together once: every request asks."""

from __future__ import annotations

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from config.prepared import Parameter, prepared

_lasting = prepared(
    lambda: Session.objects.filter(
        pk=Parameter(Session, "session_key"), expire_date__gt=Parameter(Session, "expire_date")
    )
)


class SessionStore(db.SessionStore):
    """As Django's; its rows, keys and cookies are the same."""

    def _get_session_from_db(self) -> Session | None:
        """The session's row; what was not found, or has expired, loses its key."""
        found = _lasting.first(session_key=self.session_key, expire_date=timezone.now())
        if found is None:
            self._session_key = None
        return found
