"""Grading: the worker's side. Pure Python and NumPy; runs no learner's code, knows no database."""
