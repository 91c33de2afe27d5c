"""What comes into a journal from elsewhere."""
