"""What comes into a journal from elsewhere, and what leaves it in other forms."""
