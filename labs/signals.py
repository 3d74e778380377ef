"""News about labs, sent after commit."""

from django.dispatch import Signal

submission_finished = Signal()  # submission
comment_added = Signal()  # comment
