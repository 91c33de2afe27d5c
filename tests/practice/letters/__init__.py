"""What one writes to another person: a nudge, a report, a request, a thank-you, the agreement."""
