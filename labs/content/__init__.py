"""A lab as its author writes it: files, what must hold between them, proof, and rows."""
