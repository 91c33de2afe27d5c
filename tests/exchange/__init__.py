<<<<<<< HEAD
"""Results shown: in a terminal, as Markdown, as JSON."""
=======
"""What comes into a journal from elsewhere."""
>>>>>>> import
