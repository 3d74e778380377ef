"""News from this room, sent after the transaction that made it true."""

from __future__ import annotations

from django.dispatch import Signal

lesson_finished = Signal()
"""Sent once for each learner and week, with `learner` and `week`."""
