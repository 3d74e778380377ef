"""What was sent and could not be taken, in its field again."""

from django import template

register = template.Library()

ALWAYS_KEPT = 20_000


@register.filter
def sent_back(text: object, allowed: int) -> str:
    """The text as it was sent, unless it is far longer than is `allowed`.

    Who wrote a little too much finds every word again and can shorten it. A pasted file does not
    come back as a page of megabytes; what is left of it is still too long, so that nobody hands
    in its beginning for the whole.
    """
    return str(text)[: max(ALWAYS_KEPT, 4 * int(allowed))]
