"""Courses, weeks, lessons and concepts, and how they are read from files."""
