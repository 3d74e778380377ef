"""A passing text that is nearly another: the variation task that answers it."""
