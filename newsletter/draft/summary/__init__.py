"""Writes a story's text: prose, sentences that make sense on their own, summary, headline and issue description."""
