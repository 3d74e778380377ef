"""What was achieved, days in a row, and the goal of a week: between a learner and herself only."""
