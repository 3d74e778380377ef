"""Plots of questions: points, letters for curves, a drawing and a table of the same. Pure."""
