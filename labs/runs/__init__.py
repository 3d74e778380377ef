"""The life of a run: queued, claimed, graded, recorded, told; and who looks after it."""
