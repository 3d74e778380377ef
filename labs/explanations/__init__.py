"""Errors explained, as pages, API and commands show them."""
