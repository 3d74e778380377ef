"""A lab's specification: what its files may say. Pure."""
