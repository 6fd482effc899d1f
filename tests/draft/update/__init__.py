"""Tests of newsletter.draft.update."""
