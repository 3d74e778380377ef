"""The one thing to do next, why, and what a learner says to it."""
