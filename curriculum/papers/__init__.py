"""Guided readings of papers in three passes, with notes of one's own."""
