"""When the path will be finished, learned from what really happened; catching up; a calendar."""
