"""Benchmarks of the whole product: ``make bench`` writes ``bench/results.json``."""
