"""Journals that other versions made: the first one's, which works and can be upgraded, and newer ones."""
