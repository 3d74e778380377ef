"""Says what went wrong, from plain data alone: no framework, no database, no learner's code."""
