"""Tests of what comes in from elsewhere, and of what goes out."""
