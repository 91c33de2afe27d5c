"""What was said, found again: by words, and by person in the order of time."""
