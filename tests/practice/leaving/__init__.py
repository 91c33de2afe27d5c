"""What of a journal may leave it: which records were chosen, without what is private; what I did."""
