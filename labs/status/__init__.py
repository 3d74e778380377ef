"""How grading does: for operators, monitors and the status page."""
