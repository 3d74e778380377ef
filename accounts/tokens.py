"""The tokens of apps, looked up in one query instead of two."""

from __future__ import annotations

from allauth.headless.tokens.strategies.sessions import SessionTokenStrategy
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase

from accounts.sessions import SessionStore


class SessionTokens(SessionTokenStrategy):  # type: ignore[misc]
    """A token is the key of a session, as allauth has it."""

    def lookup_session(self, session_token: str) -> SessionBase | None:
        """The session, or None for one that is not there or has expired."""
        session = SessionStore(session_token)
        session.get(SESSION_KEY)  # reads it; what was not found loses its key
        return session if session.session_key else None
