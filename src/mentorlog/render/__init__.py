"""Results as pages to show: words first, then the terminal, Markdown or JSON. Nothing here prints."""
