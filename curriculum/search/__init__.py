"""Search over what the site teaches, in both languages: normalised n-grams, ranked by BM25."""
