"""The day's page and the weekly review: what presses, what comes up, and the walk through it."""
