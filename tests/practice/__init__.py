"""What good mentoring asks of the journal, on journals written as a person writes them."""
