"""The end of a lab: predict, change, observe, explain."""
