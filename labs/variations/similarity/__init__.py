"""How alike two texts are, beside what everybody writes alike. Pure."""
