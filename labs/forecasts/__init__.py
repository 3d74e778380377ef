"""What a learner expects of a lab before the first submission, and what came of it."""
