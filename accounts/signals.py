"""News about people, sent after commit."""

from django.dispatch import Signal

guest_claimed = Signal()  # user
