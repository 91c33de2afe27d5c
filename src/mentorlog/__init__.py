"""mentorlog: a mentoring journal of plain files, and the one-minute sheet drawn from it."""

__version__ = "1.0.0"
