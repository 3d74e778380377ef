"""Questions, attempts and answers with certainty: everything a quiz is."""
