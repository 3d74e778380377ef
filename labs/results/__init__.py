"""What pages, API and streams say of a result."""
