"""What comes into a journal from elsewhere, and goes out of it."""
