"""What the placement test says when something cannot be done."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

TOO_SOON = _("You took the test less than a day ago. Take it again when you have learned more.")
NO_QUESTIONS = _("There are no questions for a placement yet.")
NOT_ASKED = _("This question has not been asked yet. Reload the page to see the current one.")
OVER = _("This test has ended.")
HOW_SURE = _("Say how sure you are, or that you do not know.")
