"""Old notes, by people who never heard of mentorlog, read into a journal (docs/reference/import.md)."""
