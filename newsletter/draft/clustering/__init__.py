"""Which articles tell the same story, and which of them leads it."""
