"""Spaced review: every question that was met comes back when it is about to be forgotten."""
