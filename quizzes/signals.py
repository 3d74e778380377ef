"""News from this room, sent after commit; `answers_remarked` within the transaction."""

from django.dispatch import Signal

attempt_finished = Signal()
"""`attempt`: an `Attempt` whose last question has just been answered."""

attempt_rescored = Signal()
"""`attempt`: a finished `Attempt` whose result was worked out again (regrade, mentor's mark)."""

answer_given = Signal()
"""`answer`: an `Answer` that has just been saved, of any kind of attempt."""

answers_remarked = Signal()
"""`learners`: ids of those of whom an answer has another mark now (regrade, mentor's mark);
`concepts`: what these answers are about."""
