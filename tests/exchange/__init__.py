"""Results shown: in a terminal, as Markdown, as JSON."""
