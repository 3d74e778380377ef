"""News from this room, sent after commit."""

from django.dispatch import Signal

attempt_finished = Signal()
"""`attempt`: an `Attempt` whose last question has just been answered."""
