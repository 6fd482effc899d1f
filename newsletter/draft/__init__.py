"""Turns articles into an issue: clustering, sections, summaries, and keeping the editor's changes."""
