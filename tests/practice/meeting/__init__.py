"""Before, in and after a meeting: which one, its plan, its sheet, its page, and what is noted."""
