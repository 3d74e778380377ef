"""Whether learners know what they know: certainty compared with what came out."""
