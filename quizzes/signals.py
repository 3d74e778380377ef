"""News from this room, sent after commit."""

from django.dispatch import Signal

attempt_finished = Signal()
"""`attempt`: an `Attempt` whose last question has just been answered."""

attempt_rescored = Signal()
"""`attempt`: a finished `Attempt` whose result was worked out again (regrade, mentor's mark)."""
