"""Content as files: read, check and render, without a database."""
