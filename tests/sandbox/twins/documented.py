"""Doubling, with more words than code."""

# A remark before the function.


def helper(x):
    """What double() rests on."""
    return x + x


def double(x):
    """Twice the array."""
    # A remark inside.
    return helper(x)
