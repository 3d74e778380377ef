def double(x):
    """Twice the array."""
    raise NotImplementedError
