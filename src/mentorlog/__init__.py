"""mentorlog: a mentoring journal of plain files, and the one-minute sheet drawn from it."""

__version__ = "0.1.0"
